import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isBrowserCode } from '../analysis/browser-code.ts';
import type { Deprecation } from '../analysis/deprecations.ts';
import { hasNodeEvidence } from '../analysis/node-evidence.ts';
import { isProcessVisible } from '../analysis/visible-process.ts';
import { getConstructor, isClass, type ClassNode } from '../ast/classes.ts';
import type { FunctionNode } from '../ast/functions.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getIndentation, getTextStyle } from './text-style.ts';

type SourceCode = FileContext['sourceCode'];
type Fix = TSESLint.ReportFixFunction;

/** Makes deprecated code warn. */
export interface WarningFix {
  readonly fix: Fix;
  /** Whether the warning cannot fail where the code runs: it is Node's, and `process` is what Node calls so. */
  readonly isSafe: boolean;
}

/**
 * Puts a warning with the text of the tag at the start of a function, after its directives; in a class, into its constructor, after
 * `super()`, or into a new one.
 *
 * @returns `null` where the place is not certain: a derived constructor that calls `super()` within something else.
 */
export function getWarningFix(deprecation: Deprecation, context: FileContext): WarningFix | null {
  const { node } = deprecation;
  if (node.type === 'CallExpression') return null;
  const owner = isClass(node) ? getConstructor(node) : node;
  const isVisible = isProcessVisible(owner?.body ?? node, context.sourceCode);
  const statement = getStatement(deprecation, isVisible, context);
  if (!owner) {
    const fix = getNewConstructor(node as ClassNode, statement, context);
    return fix && { fix, isSafe: false };
  }
  const fix = getInsertion(owner, statement, context.sourceCode);
  return fix && { fix, isSafe: isVisible && hasNodeEvidence(context) };
}

function getStatement({ name, node, tag: { summary } }: Deprecation, isVisible: boolean, context: FileContext): string {
  const subject = name ?? (isClass(node) ? 'This class' : 'This function');
  const text = JSON.stringify(`${subject} is deprecated. ${summary}`.trim());
  if (isBrowserCode(context)) return `console.warn(${text});`;
  return `${isVisible ? '' : 'globalThis.'}process.emitWarning(${text}, "DeprecationWarning");`;
}

function getInsertion({ body, parent }: FunctionNode, statement: string, sourceCode: SourceCode): Fix | null {
  if (body.type !== 'BlockStatement') return fixer => wrapExpression(fixer, body, statement, sourceCode);
  const isConstructor = parent.type === 'MethodDefinition' && parent.kind === 'constructor';
  const isDerived = isConstructor && parent.parent.parent.superClass !== null;
  const anchor = isDerived ? body.body.find(isSuperCall) : body.body.findLast(inner => 'directive' in inner && inner.directive !== undefined);
  if (isDerived && !anchor) return null;
  return fixer => (anchor ? insertBehind(fixer, anchor, statement, sourceCode) : insertFirst(fixer, body, statement, sourceCode));
}

function isSuperCall(statement: TSESTree.Statement): boolean {
  const expression = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : null;
  return expression?.type === 'CallExpression' && expression.callee.type === 'Super';
}

/** Behind a statement and what is said about it on its line. */
function insertBehind(fixer: TSESLint.RuleFixer, anchor: TSESTree.Statement, statement: string, sourceCode: SourceCode): TSESLint.RuleFix {
  const next = sourceCode.getTokenAfter(anchor)!;
  if (next.loc.start.line === anchor.loc.end.line) {
    const isClosed = sourceCode.getLastToken(anchor)?.value === ';';
    return fixer.insertTextAfter(anchor, `${isClosed ? '' : ';'} ${statement}`);
  }
  const [comment] = sourceCode.getCommentsAfter(anchor).filter(({ loc }) => loc.start.line === anchor.loc.end.line).slice(-1);
  const text = getNewline(sourceCode) + getIndentation(anchor, sourceCode) + statement;
  return fixer.insertTextAfterRange((comment ?? anchor).range, text);
}

/** In front of all other statements and of what is said about the first. */
function insertFirst(fixer: TSESLint.RuleFixer, body: TSESTree.BlockStatement, statement: string, sourceCode: SourceCode): TSESLint.RuleFix {
  const open = sourceCode.getFirstToken(body)!;
  const [first] = body.body;
  const next = sourceCode.getTokenAfter(open, { includeComments: true })!;
  const { line } = open.loc.end;
  if (body.loc.end.line === line) return fixer.insertTextAfter(open, first ? ` ${statement}` : ` ${statement}${next.type === 'Punctuator' ? ' ' : ''}`);
  const indentation = first && first.loc.start.line > line ? getIndentation(first, sourceCode) : getIndentation(open, sourceCode) + getTextStyle(sourceCode).indent;
  const isComment = next.type === 'Block' || next.type === 'Line';
  const anchor = isComment && next.loc.start.line === line ? getLastOnLine(open, sourceCode) : open;
  return fixer.insertTextAfterRange(anchor.range, getNewline(sourceCode) + indentation + statement);
}

/** The last comment behind a brace on its line; it speaks of the function. */
function getLastOnLine(open: TSESTree.Token, sourceCode: SourceCode): TSESTree.Comment | TSESTree.Token {
  const token = sourceCode.getTokenAfter(open)!;
  const comments = sourceCode.getCommentsBefore(token).filter(({ loc }) => loc.start.line === open.loc.end.line);
  return token.loc.start.line > open.loc.end.line ? (comments.at(-1) ?? open) : open;
}

/** `() => value` becomes a block that returns the value. */
function wrapExpression(fixer: TSESLint.RuleFixer, expression: TSESTree.Node, statement: string, sourceCode: SourceCode): TSESLint.RuleFix[] {
  const arrow = sourceCode.getTokenBefore(expression, token => token.value === '=>')!;
  const first = sourceCode.getTokenAfter(arrow)!;
  const last = sourceCode.getLastToken(expression.parent!)!;
  return [fixer.insertTextBefore(first, `{ ${statement} return `), fixer.insertTextAfter(last, '; }')];
}

function getNewConstructor(node: ClassNode, statement: string, { filename, sourceCode }: FileContext): Fix | null {
  if (node.body.body.every(member => 'static' in member && member.static) && node.body.body.length > 0) return null;
  const base = node.superClass && unwrap(node.superClass);
  if (base && base.type !== 'Identifier' && base.type !== 'MemberExpression') return null;
  const isTyped = /\.[cm]?tsx?$/u.test(filename);
  const parameters = base ? `...args${isTyped ? `: ConstructorParameters<typeof ${sourceCode.getText(base)}>` : ''}` : '';
  const text = `constructor(${parameters}) { ${base ? 'super(...args); ' : ''}${statement} }`;
  const open = sourceCode.getFirstToken(node.body)!;
  if (node.body.loc.start.line === node.body.loc.end.line) return fixer => fixer.insertTextAfter(open, ` ${text} `);
  const indentation = getIndentation(open, sourceCode) + getTextStyle(sourceCode).indent;
  return fixer => fixer.insertTextAfter(open, getNewline(sourceCode) + indentation + text + getNewline(sourceCode));
}

function getNewline({ text }: SourceCode): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
