import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { FileRace } from '../analysis/races/file-races.ts';
import { isIdempotentAct } from '../analysis/races/idempotent-acts.ts';
import { isSurelyPath } from '../analysis/sure-paths.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getTextStyle } from './text-style.ts';

type SourceCode = FileContext['sourceCode'];

/** What is left of a check and its act when the check goes. */
export interface CheckedStatement {
  /** The `if`, or the `check || act`. */
  readonly whole: TSESTree.IfStatement | TSESTree.LogicalExpression;
  /** The statement or expression that stays. */
  readonly kept: TSESTree.Node;
}

/** Leaves of `if (!existsSync(d)) mkdirSync(d, { recursive: true })` the act, which does the same without; `null` where it might not. */
export function getDropCheckFix(race: FileRace, context: FileContext): TSESLint.ReportFixFunction | null {
  const { acted, checked } = race;
  const isRemoval = acted.name === 'rm';
  if (!isIdempotentAct(acted.name, acted.rest[0])) return null;
  const statement = getCheckedStatement(race, isRemoval);
  if (!statement || !isSurelyPath(acted.paths[0]!, context) || !isSurelyPath(checked.paths[0]!, context)) return null;
  return replaceBy(statement, null, context);
}

/**
 * The `if` with nothing but the act in it, or the `&&` or `||`, whose test is nothing but the check.
 *
 * @param holds whether the act is done when the path exists
 * @returns `null` where there is more to it.
 */
export function getCheckedStatement({ acted, checked }: FileRace, holds: boolean): CheckedStatement | null {
  const act = getWaited(acted.node);
  let test = wrapped(getWaited(checked.node));
  let runsOn = holds;
  for (; isNegated(test); runsOn = !runsOn) test = wrapped(test.parent!);
  const { parent } = test;
  if (parent?.type === 'LogicalExpression') return isLogicalAct(parent, test, act, runsOn) ? { whole: parent, kept: parent.right } : null;
  if (parent?.type !== 'IfStatement' || parent.alternate || parent.test !== test || !runsOn) return null;
  const only = getOnly(parent.consequent);
  return only.type === 'ExpressionStatement' && unwrap(only.expression) === act ? { whole: parent, kept: only } : null;
}

/** The one statement of a block. */
function getOnly(statement: TSESTree.Statement): TSESTree.Statement {
  return statement.type === 'BlockStatement' && statement.body.length === 1 ? statement.body[0]! : statement;
}

function isNegated({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'UnaryExpression' && parent.operator === '!';
}

/** `test && act` or `test || act` as a statement. */
function isLogicalAct(node: TSESTree.LogicalExpression, test: TSESTree.Node, act: TSESTree.Node, runsOn: boolean): boolean {
  if (node.parent.type !== 'ExpressionStatement' || node.operator !== (runsOn ? '&&' : '||')) return false;
  return node.left === test && unwrap(node.right) === act;
}

/** Replaces the whole by what is kept of it, or by other text; `null` where a comment would go. */
export function replaceBy({ kept, whole }: CheckedStatement, text: string | null, { sourceCode }: FileContext): TSESLint.ReportFixFunction | null {
  if (sourceCode.getCommentsInside(whole).length > sourceCode.getCommentsInside(kept).length) return null;
  const own = text ?? dedent(kept, whole, sourceCode);
  if (own === null) return null;
  return fixer => fixer.replaceText(whole, kept.type === 'ExpressionStatement' ? end(own, kept, whole, sourceCode) : own);
}

/** `await call`, if it is awaited. */
function getWaited(call: TSESTree.Node): TSESTree.Node {
  const { parent } = wrapped(call);
  return parent?.type === 'AwaitExpression' ? parent : call;
}

/** The text of a statement that comes out of its block; `null` where a template spans lines. */
function dedent(kept: TSESTree.Node, whole: TSESTree.Node, sourceCode: SourceCode): string | null {
  const text = sourceCode.getText(kept);
  const excess = kept.loc.start.column - whole.loc.start.column;
  if (!text.includes('\n') || excess <= 0 || kept.loc.start.line === whole.loc.start.line) return text;
  const hasLongToken = sourceCode.getTokens(kept).some(({ loc }) => loc.start.line !== loc.end.line);
  if (hasLongToken) return null;
  return text.replaceAll(new RegExp(String.raw`\n[ \t]{${excess}}`, 'gu'), '\n');
}

/** A statement that ended by its block's brace needs an end of its own. */
function end(text: string, kept: TSESTree.Node, whole: TSESTree.Node, sourceCode: SourceCode): string {
  if (text.endsWith(';') || kept.parent === whole) return text;
  const next = sourceCode.getTokenAfter(whole);
  const isNeeded = next && next.value !== '}' && (next.loc.start.line === whole.loc.end.line || /^[([`/+-]/u.test(next.value));
  return isNeeded || getTextStyle(sourceCode).semicolon ? `${text};` : text;
}
