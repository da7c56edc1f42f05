import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { START_FUNCTIONS } from '../../knowledge/programs.ts';
import { getLocalFunction, getVariable, isBuiltinNamed, isGlobalReference } from '../bindings.ts';
import { isCommonJsExport } from '../module-exports.ts';
import { getMainGuard } from './main-guards.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/**
 * Whether the top level of the file starts a program: the file exports no value and calls something; or, exports or not, its
 * top level ends in a call of a function declared in it, or calls one named `main`, `run`, `start`…, outside a main guard.
 */
export function startsProgram(sourceCode: SourceCode): boolean {
  const { body } = sourceCode.ast;
  const calls = body.flatMap(statement => getCalls(statement, sourceCode));
  if (calls.some(({ call }) => !isRequire(call, sourceCode)) && !hasValueExports(sourceCode)) return true;
  if (calls.some(({ call, isGuarded }) => !isGuarded && isStartCall(call))) return true;
  const last = body.findLast(statement => !isDeclarative(statement, sourceCode));
  return last !== undefined && getLastCalls(last, sourceCode).some(({ call, isGuarded }) => !isGuarded && isLocalCall(call, sourceCode));
}

/** Whether other files can take a value from this one; types are none. */
function hasValueExports(sourceCode: SourceCode): boolean {
  return sourceCode.ast.body.some(statement => isValueExport(statement, sourceCode)) || hasCommonJsExports(sourceCode);
}

interface TopLevelCall {
  readonly call: Call;
  /** It only happens when the file is the program. */
  readonly isGuarded: boolean;
}

function getCalls(statement: TSESTree.Statement, sourceCode: SourceCode): TopLevelCall[] {
  switch (statement.type) {
    case 'ExpressionStatement':
      return getExpressionCalls(statement.expression, sourceCode);
    case 'BlockStatement':
      return statement.body.flatMap(inner => getCalls(inner, sourceCode));
    case 'IfStatement': {
      const guard = getMainGuard(statement.test, sourceCode);
      return [
        ...guardedBy(guard === true, getCalls(statement.consequent, sourceCode)),
        ...guardedBy(guard === false, statement.alternate ? getCalls(statement.alternate, sourceCode) : []),
      ];
    }
    case 'TryStatement':
      return [...getCalls(statement.block, sourceCode), ...(statement.finalizer ? getCalls(statement.finalizer, sourceCode) : [])];
    case 'LabeledStatement':
    case 'DoWhileStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'ForStatement':
    case 'WhileStatement':
      return getCalls(statement.body, sourceCode);
    default:
      return [];
  }
}

/** The same for the last statement of each block. */
function getLastCalls(statement: TSESTree.Statement, sourceCode: SourceCode): TopLevelCall[] {
  switch (statement.type) {
    case 'BlockStatement': {
      const last = statement.body.at(-1);
      return last ? getLastCalls(last, sourceCode) : [];
    }
    case 'IfStatement': {
      const guard = getMainGuard(statement.test, sourceCode);
      return [
        ...guardedBy(guard === true, getLastCalls(statement.consequent, sourceCode)),
        ...guardedBy(guard === false, statement.alternate ? getLastCalls(statement.alternate, sourceCode) : []),
      ];
    }
    case 'TryStatement':
      return getLastCalls(statement.block, sourceCode);
    case 'ExpressionStatement':
      return getExpressionCalls(statement.expression, sourceCode);
    default:
      return [];
  }
}

/** The calls of an expression, through `await`, `void`, `!`, `.catch()`, `.then()` and conditions, and in a function called at once. */
function getExpressionCalls(expression: TSESTree.Node, sourceCode: SourceCode): TopLevelCall[] {
  const node = unwrap(expression);
  switch (node.type) {
    case 'AwaitExpression':
    case 'UnaryExpression':
      return getExpressionCalls(node.argument, sourceCode);
    case 'LogicalExpression': {
      const guard = getMainGuard(node.left, sourceCode);
      return guardedBy(guard === (node.operator === '&&'), getExpressionCalls(node.right, sourceCode));
    }
    case 'ConditionalExpression': {
      const guard = getMainGuard(node.test, sourceCode);
      return [
        ...guardedBy(guard === true, getExpressionCalls(node.consequent, sourceCode)),
        ...guardedBy(guard === false, getExpressionCalls(node.alternate, sourceCode)),
      ];
    }
    case 'NewExpression':
      return [{ call: node, isGuarded: false }];
    case 'CallExpression':
      return getCallsOf(node, sourceCode);
    default:
      return [];
  }
}

function getCallsOf(call: TSESTree.CallExpression, sourceCode: SourceCode): TopLevelCall[] {
  const callee = unwrap(call.callee);
  const own: TopLevelCall = { call, isGuarded: false };
  if (callee.type === 'MemberExpression' && ['catch', 'finally', 'then'].includes(getKeyName(callee) ?? '')) {
    const inner = getExpressionCalls(callee.object, sourceCode);
    return inner.length > 0 ? inner : [own];
  }
  if (!isFunction(callee)) return [own];
  const inner = callee.body.type === 'BlockStatement' ? getCalls(callee.body, sourceCode) : getExpressionCalls(callee.body, sourceCode);
  return [own, ...inner];
}

function guardedBy(isGuard: boolean, calls: TopLevelCall[]): TopLevelCall[] {
  return isGuard ? calls.map(({ call }) => ({ call, isGuarded: true })) : calls;
}

function isRequire({ callee }: Call, sourceCode: SourceCode): boolean {
  return callee.type === 'Identifier' && callee.name === 'require' && isGlobalReference(callee, sourceCode);
}

function isStartCall({ callee }: Call): boolean {
  const inner = unwrap(callee);
  return inner.type === 'Identifier' && START_FUNCTIONS.has(inner.name);
}

function isLocalCall({ callee, type }: Call, sourceCode: SourceCode): boolean {
  return type === 'CallExpression' && unwrap(callee).type === 'Identifier' && getLocalFunction(callee, sourceCode) !== null;
}

/** Statements that do nothing when control reaches them: what stands before them is what the top level ends in. */
function isDeclarative(statement: TSESTree.ProgramStatement, sourceCode: SourceCode): boolean {
  switch (statement.type) {
    case 'ExportAllDeclaration':
    case 'FunctionDeclaration':
    case 'ImportDeclaration':
    case 'TSDeclareFunction':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return true;
    case 'ExportDefaultDeclaration':
      return statement.declaration.type === 'Identifier' || statement.declaration.type === 'FunctionDeclaration';
    case 'ExportNamedDeclaration':
      return !statement.declaration || isDeclarative(statement.declaration as TSESTree.ProgramStatement, sourceCode);
    case 'ExpressionStatement':
      return statement.expression.type === 'AssignmentExpression' && isCommonJsExport(statement.expression.left, sourceCode);
    default:
      return false;
  }
}

function isValueExport(statement: TSESTree.ProgramStatement, sourceCode: SourceCode): boolean {
  switch (statement.type) {
    case 'TSExportAssignment':
      return true;
    case 'ExportAllDeclaration':
      return statement.exportKind !== 'type';
    case 'ExportDefaultDeclaration':
      return statement.declaration.type !== 'TSInterfaceDeclaration';
    case 'ExportNamedDeclaration':
      if (statement.exportKind === 'type') return false;
      if (statement.declaration) return !isTypeDeclaration(statement.declaration);
      return statement.specifiers.some(specifier => specifier.exportKind !== 'type' && !isTypeName(specifier.local, statement, sourceCode));
    default:
      return false;
  }
}

function isTypeDeclaration({ type }: TSESTree.Node): boolean {
  return type === 'TSInterfaceDeclaration' || type === 'TSTypeAliasDeclaration' || type === 'TSDeclareFunction';
}

function isTypeName(local: TSESTree.Node, { source }: TSESTree.ExportNamedDeclaration, sourceCode: SourceCode): boolean {
  const variable = !source && local.type === 'Identifier' ? getVariable(local, sourceCode) : null;
  return variable !== null && variable.defs.length > 0 && variable.defs.every(({ node }) => isTypeDeclaration(node));
}

function hasCommonJsExports(sourceCode: SourceCode): boolean {
  if (!sourceCode.text.includes('exports')) return false;
  const references = sourceCode.scopeManager?.scopes.flatMap(scope => scope.references) ?? [];
  return references.some(({ identifier }) => {
    if (identifier.type !== 'Identifier') return false;
    if (identifier.name === 'exports') return isBuiltinNamed(identifier, 'exports', sourceCode);
    return identifier.name === 'module' && identifier.parent.type === 'MemberExpression' && isCommonJsExport(identifier.parent, sourceCode);
  });
}
