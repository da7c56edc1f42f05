import type { TSESTree } from '@typescript-eslint/utils';

import { findFrom } from './source-positions.ts';
import type { Unit } from './variable-uses.ts';

/** Statements that stand one after another. */
export interface StatementList {
  readonly statements: readonly TSESTree.Statement[];
  /** Of each statement, whether it can only stand where it stands: control leaves it for elsewhere, or it is bound to its function or block. */
  readonly isBound: readonly boolean[];
}

/** The statement lists of a function or static block, nested functions and classes apart: outer lists first. */
export function getStatementLists({ node: unit, nodes }: Unit): readonly StatementList[] {
  const bonds: Bond[] = [];
  const lists: (readonly TSESTree.Statement[])[] = [];
  for (const node of nodes) {
    const bond = getBond(node, unit);
    if (bond) bonds.push(bond);
    const statements = getStatements(node);
    if (statements && statements.length > 0) lists.push(statements);
  }
  bonds.sort((one, other) => one.at - other.at);
  return lists.map(statements => ({ statements, isBound: statements.map(statement => isBound(statement, bonds)) }));
}

function getStatements(node: TSESTree.Node): readonly TSESTree.Statement[] | null {
  if (node.type === 'BlockStatement' || node.type === 'StaticBlock') return node.body;
  return node.type === 'SwitchCase' ? node.consequent : null;
}

/** A place in the code, and where the code begins that has to contain it. */
interface Bond {
  readonly at: number;
  readonly to: number;
}

const TO_FUNCTION = -1;

function isBound(statement: TSESTree.Statement, bonds: readonly Bond[]): boolean {
  const [start, end] = statement.range;
  if (statement.type === 'VariableDeclaration' && statement.kind.endsWith('using')) return true;
  if (statement.type === 'ExpressionStatement' && statement.directive) return true;
  for (let index = findFrom(bonds, start); index < bonds.length && bonds[index]!.at < end; index++) {
    if (bonds[index]!.to < start) return true;
  }
  return false;
}

function getBond(node: TSESTree.Node, unit: TSESTree.Node): Bond | null {
  const at = node.range[0];
  switch (node.type) {
    case 'BreakStatement':
    case 'ContinueStatement':
      return { at, to: getTarget(node, unit) };
    case 'ReturnStatement':
    case 'Super':
    case 'YieldExpression':
      return { at, to: TO_FUNCTION };
    case 'MetaProperty':
      return node.meta.name === 'new' ? { at, to: TO_FUNCTION } : null;
    case 'Identifier':
      return node.name === 'arguments' ? { at, to: TO_FUNCTION } : null;
    case 'AssignmentExpression':
      // Fields have to be seen initialised in the constructor itself.
      return isConstructor(unit) && node.left.type === 'MemberExpression' && node.left.object.type === 'ThisExpression' ? { at, to: TO_FUNCTION } : null;
    default:
      return null;
  }
}

function isConstructor({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'MethodDefinition' && parent.kind === 'constructor';
}

/** Where the statement begins that a `break` or `continue` goes on from. */
function getTarget({ label, parent, type }: TSESTree.BreakStatement | TSESTree.ContinueStatement, unit: TSESTree.Node): number {
  for (let node: TSESTree.Node | undefined = parent; node && node !== unit; node = node.parent) {
    const isTarget = label
      ? node.type === 'LabeledStatement' && node.label.name === label.name
      : isLoop(node) || (type === 'BreakStatement' && node.type === 'SwitchStatement');
    if (isTarget) return node.range[0];
  }
  return TO_FUNCTION;
}

function isLoop({ type }: TSESTree.Node): boolean {
  return (
    type === 'DoWhileStatement' ||
    type === 'ForInStatement' ||
    type === 'ForOfStatement' ||
    type === 'ForStatement' ||
    type === 'WhileStatement'
  );
}
