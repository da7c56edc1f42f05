import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getOutcome, type Outcome } from '../analysis/dispatch-outcomes.ts';
import { getLiteralKey } from '../analysis/dispatch-values.ts';
import type { Dispatch } from '../analysis/dispatches.ts';
import { getEnclosingFunction } from '../ast/functions.ts';
import { getLastName, getLiteralString } from '../ast/names.ts';
import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { getIndentation, getTextStyle } from './text-style.ts';
import { getUniqueName } from './unique-name.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A table in place of a chain. */
export interface TableFix {
  readonly name: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/**
 * The change of a chain in a function, all of whose arms do one thing with a literal or a function of their own, into a look-up in
 * a table of the module: a `Map` in JavaScript, in TypeScript an object that is read through `Object.hasOwn`. The last `else` stays.
 *
 * @returns `null` where the text cannot be exact: other arms before or behind, `==`, keys that are no literals, a key twice,
 * comments among the arms, and in TypeScript keys that are no strings.
 */
export function getTableFix(chain: Dispatch, context: FileContext): TableFix | null {
  const { sourceCode } = context;
  const fallback = getFallback(chain);
  const outcome = fallback === undefined ? null : getOutcome(chain, sourceCode);
  if (fallback === undefined || !outcome || chain.node.type !== 'IfStatement' || !getEnclosingFunction(chain.node)) return null;
  const isTypeScript = /\.[cm]?tsx?$/u.test(context.filename);
  const entries = chain.arms.flatMap(({ values }, index) => values.map(value => ({ key: value, value: outcome.entries[index]! })));
  if (!areExact(chain, isTypeScript) || hasComments(chain, fallback, sourceCode)) return null;
  const name = getUniqueName(`BY_${splitWords(getLastName(chain.discriminant) ?? 'value').join('_').toUpperCase()}`, sourceCode.ast, sourceCode);
  const declaration = isTypeScript ? declareObject(name, entries, outcome, sourceCode) : declareMap(name, entries, sourceCode);
  return {
    name,
    fix: fixer => [
      fixer.insertTextBeforeRange([getInsertPosition(chain.node, sourceCode), 0], `${declaration}\n\n`),
      fixer.replaceText(chain.node, readTable(name, { chain, fallback, isTypeScript, outcome }, sourceCode)),
    ],
  };
}

interface Entry {
  readonly key: TSESTree.Node;
  readonly value: TSESTree.Node;
}

/** The last `else`, `null` without one; `undefined` when the chain has arms that are not counted. */
function getFallback({ arms, node }: Dispatch): TSESTree.Statement | null | undefined {
  if (arms[0]?.node !== node) return undefined;
  const last = arms.at(-1)!.node as TSESTree.IfStatement;
  return last.alternate?.type === 'IfStatement' ? undefined : last.alternate;
}

function areExact({ arms }: Dispatch, isTypeScript: boolean): boolean {
  const values = arms.flatMap(arm => arm.values);
  const keys = new Set(values.map(getLiteralKey));
  if (keys.has(null) || keys.size < values.length) return false;
  if (isTypeScript && values.some(value => [null, '__proto__'].includes(getLiteralString(value)))) return false;
  return values.every(({ parent }) => parent?.type === 'BinaryExpression' && parent.operator === '===');
}

/** Whether something is said among the arms that would be lost. */
function hasComments({ node }: Dispatch, fallback: TSESTree.Statement | null, sourceCode: SourceCode): boolean {
  const end = fallback ? fallback.range[0] : node.range[1];
  return sourceCode.getCommentsInside(node).some(({ range }) => range[1] <= end);
}

function declareMap(name: string, entries: readonly Entry[], sourceCode: SourceCode): string {
  const { indent, semicolon } = getTextStyle(sourceCode);
  const lines = entries.map(({ key, value }) => `${indent}[${sourceCode.getText(key)}, ${sourceCode.getText(value)}],\n`);
  return `const ${name} = new Map([\n${lines.join('')}])${semicolon}`;
}

function declareObject(name: string, entries: readonly Entry[], { kind }: Outcome, sourceCode: SourceCode): string {
  const { indent, semicolon } = getTextStyle(sourceCode);
  const lines = entries.map(({ key, value }) => `${indent}${renderKey(key, sourceCode)}: ${sourceCode.getText(value)},\n`);
  const type = kind === 'function' ? '(...args: never[]) => unknown' : [...new Set(entries.map(({ value }) => getTypeName(value)))].join(' | ');
  return `const ${name} = {\n${lines.join('')}} satisfies Record<string, ${type}>${semicolon}`;
}

function renderKey(key: TSESTree.Node, sourceCode: SourceCode): string {
  const text = getLiteralString(key)!;
  if (/^[A-Za-z_$][\w$]*$/u.test(text)) return text;
  return key.type === 'Literal' ? sourceCode.getText(key) : JSON.stringify(text);
}

function getTypeName(value: TSESTree.Node): string {
  if (value.type === 'UnaryExpression') return getTypeName(value.argument);
  return value.type === 'Literal' && value.value === null ? 'null' : value.type === 'Literal' ? typeof value.value : 'string';
}

interface Reading {
  readonly chain: Dispatch;
  readonly fallback: TSESTree.Statement | null;
  readonly isTypeScript: boolean;
  readonly outcome: Outcome;
}

function readTable(name: string, { chain, fallback, isTypeScript, outcome }: Reading, sourceCode: SourceCode): string {
  const key = sourceCode.getText(chain.discriminant);
  const indentation = getIndentation(chain.node, sourceCode);
  const test = isTypeScript ? `Object.hasOwn(${name}, ${key})` : `${name}.has(${key})`;
  const value = isTypeScript ? `${name}[${key} as keyof typeof ${name}]` : `${name}.get(${key})`;
  const statement = `${indentation}${getTextStyle(sourceCode).indent}${outcome.before}${value}${outcome.after}`;
  return `if (${test}) {\n${statement}\n${indentation}}${fallback ? ` else ${sourceCode.getText(fallback)}` : ''}`;
}

/** Before the statement of the module that holds a node, and before the comments that belong to that statement. */
function getInsertPosition(node: TSESTree.Node, sourceCode: SourceCode): number {
  let statement = node;
  while (statement.parent && statement.parent.type !== 'Program') statement = statement.parent;
  let token: TSESTree.Token = sourceCode.getFirstToken(statement)!;
  for (const comment of sourceCode.getCommentsBefore(token).toReversed()) {
    if (comment.loc.end.line < token.loc.start.line - 1 || isTrailing(comment, sourceCode)) break;
    token = comment;
  }
  return token.range[0];
}

function isTrailing(comment: TSESTree.Comment, sourceCode: SourceCode): boolean {
  return sourceCode.getTokenBefore(comment)?.loc.end.line === comment.loc.start.line;
}
