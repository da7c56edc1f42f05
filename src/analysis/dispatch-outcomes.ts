import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../ast/unwrap.ts';
import { getVariable } from './bindings.ts';
import { getLiteralKey, isImported } from './dispatch-values.ts';
import type { Dispatch } from './dispatches.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What all arms of a chain do alike, and what they do it with. */
export interface Outcome {
  /** What each arm has of its own: a literal, or the name of a function. */
  readonly entries: readonly TSESTree.Node[];
  readonly kind: 'function' | 'literal';
  /** The statement of an arm, around the place where its own part stands. */
  readonly before: string;
  readonly after: string;
}

interface Part {
  readonly node: TSESTree.Node;
  readonly kind: Outcome['kind'];
  readonly before: string;
  readonly after: string;
}

/**
 * What the arms of a chain have in common, when each is one statement and these differ in one part only: `return <literal>`,
 * `x = <literal>`, or the call of one function of the module with the same plain arguments, returned, awaited or for itself.
 *
 * @returns `null` for every other chain, and where an arm holds a comment.
 */
export function getOutcome({ arms }: Dispatch, sourceCode: SourceCode): Outcome | null {
  const parts = arms.map(({ node }) => (node.type === 'IfStatement' ? getPart(node.consequent, sourceCode) : null));
  const [first] = parts;
  if (!first || !parts.every(part => part?.kind === first.kind && part.before === first.before && part.after === first.after)) return null;
  return { ...first, entries: parts.map(part => part!.node) };
}

function getPart(consequent: TSESTree.Statement, sourceCode: SourceCode): Part | null {
  const statements = consequent.type === 'BlockStatement' ? consequent.body : [consequent];
  const [statement] = statements;
  if (statements.length !== 1 || !statement || sourceCode.getCommentsInside(consequent).length > 0) return null;
  const node = getOwnPart(statement, sourceCode);
  if (!node) return null;
  const text = sourceCode.getText(statement);
  const [start] = statement.range;
  return {
    node,
    kind: node.type === 'Identifier' ? 'function' : 'literal',
    before: text.slice(0, node.range[0] - start),
    after: text.slice(node.range[1] - start),
  };
}

function getOwnPart(statement: TSESTree.Statement, sourceCode: SourceCode): TSESTree.Node | null {
  if (statement.type === 'ReturnStatement') return statement.argument && (getValue(statement.argument) ?? getCallee(statement.argument, sourceCode));
  if (statement.type !== 'ExpressionStatement') return null;
  const { expression } = statement;
  if (expression.type !== 'AssignmentExpression') return getCallee(expression, sourceCode);
  return expression.operator === '=' && isPlain(expression.left) ? getValue(expression.right) : null;
}

function getValue(node: TSESTree.Expression): TSESTree.Node | null {
  const isWord = node.type === 'Literal' && (node.value === null || typeof node.value === 'boolean') && !('regex' in node);
  return isWord || getLiteralKey(node) !== null ? node : null;
}

/** The name of the function in `f(a)` and `await f(a)`. */
function getCallee(node: TSESTree.Expression, sourceCode: SourceCode): TSESTree.Identifier | null {
  const call = node.type === 'AwaitExpression' ? node.argument : node;
  if (call.type !== 'CallExpression' || call.optional || call.typeArguments || call.callee.type !== 'Identifier') return null;
  const variable = getVariable(call.callee, sourceCode);
  return variable && isReadyAtLoad(variable) && call.arguments.every(isPlain) ? call.callee : null;
}

/** What is imported, and functions that are declared in the module, can be named wherever a table stands. */
function isReadyAtLoad(variable: TSESLint.Scope.Variable): boolean {
  return isImported(variable) || (variable.scope.type === 'module' && variable.defs.every(({ node }) => node.type === 'FunctionDeclaration'));
}

/** Names, members and literals: what is the same whenever it is read. */
function isPlain(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'MemberExpression') return !inner.computed && isPlain(inner.object);
  return inner.type === 'Identifier' || inner.type === 'ThisExpression' || inner.type === 'Literal';
}
