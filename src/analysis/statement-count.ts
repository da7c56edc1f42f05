import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../ast/functions.ts';
import { walk } from '../ast/walk.ts';

/**
 * How many statements stand in a list, on all levels. A nested function or class is one, and so is an inner `try`, whose
 * statements are its own. Blocks, empty statements, labels and type declarations do not count.
 */
export function countStatements(statements: readonly TSESTree.Statement[], sourceCode: Readonly<TSESLint.SourceCode>): number {
  let count = 0;
  for (const statement of statements) {
    for (const node of walk(statement, sourceCode, mayHoldStatements)) if (isCounted(node)) count++;
  }
  return count;
}

function mayHoldStatements(node: TSESTree.Node): boolean {
  if (isFunction(node)) return false;
  switch (node.type) {
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'TryStatement':
      return false;
    default:
      return !node.type.endsWith('Expression') && !node.type.startsWith('TS');
  }
}

function isCounted(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'BreakStatement':
    case 'ClassDeclaration':
    case 'ContinueStatement':
    case 'DebuggerStatement':
    case 'DoWhileStatement':
    case 'ExpressionStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'ForStatement':
    case 'FunctionDeclaration':
    case 'IfStatement':
    case 'ReturnStatement':
    case 'SwitchStatement':
    case 'ThrowStatement':
    case 'TryStatement':
    case 'WhileStatement':
    case 'WithStatement':
      return true;
    case 'TSEnumDeclaration':
    case 'VariableDeclaration':
      // A loop's head declares, too, but is part of the loop.
      return !isLoopHead(node) && !node.declare;
    default:
      return false;
  }
}

function isLoopHead(node: TSESTree.TSEnumDeclaration | TSESTree.VariableDeclaration): boolean {
  const { parent } = node;
  switch (parent.type) {
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === node;
    case 'ForStatement':
      return parent.init === node;
    default:
      return false;
  }
}
