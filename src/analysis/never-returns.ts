import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { FAIL_WORDS } from '../knowledge/config-words.ts';
import { isTypedNever } from '../types/never.ts';
import { getBuiltinName, getDefinition, getLocalFunction, getOrigin } from './bindings.ts';
import { alwaysThrows } from './control-flow.ts';

type File = Pick<FileContext, 'sourceCode'>;

/** Functions that end the process. Sources: the manuals of Node and Deno. */
const ENDS_THE_PROCESS = new Set(['process.exit', 'process.abort', 'process.reallyExit', 'Deno.exit']);

/** How many functions that call each other are looked into. */
const MAX_DEPTH = 3;

/**
 * Whether control never comes back from an expression: the call of a function that always throws (inline, local, a method of
 * the same class), that is declared to return `never`, by type or annotation, or that ends the process. Of a
 * function without types from elsewhere its first word tells: `failWith`, `throwMissing`.
 */
export function neverReturns(node: TSESTree.Node, context: File): boolean {
  return isDeadEnd(node, context, MAX_DEPTH);
}

function isDeadEnd(node: TSESTree.Node, context: File, depth: number): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'AwaitExpression':
      return isDeadEnd(inner.argument, context, depth);
    case 'SequenceExpression':
      return inner.expressions.some(expression => isDeadEnd(expression, context, depth));
    case 'ConditionalExpression':
      return isDeadEnd(inner.consequent, context, depth) && isDeadEnd(inner.alternate, context, depth);
    case 'CallExpression':
      return isDeadEndCall(inner, context, depth);
    default:
      return false;
  }
}

function isDeadEndCall(call: TSESTree.CallExpression, context: File, depth: number): boolean {
  const { sourceCode } = context;
  const callee = unwrap(call.callee);
  if (isFunction(callee)) return throwsAlways(callee, context, depth);
  const builtin = getBuiltinName(callee, sourceCode);
  if (builtin !== null && ENDS_THE_PROCESS.has(builtin)) return true;
  const isTyped = isTypedNever(call, context);
  if (isTyped === true) return true;
  const local = getLocalFunction(callee, sourceCode) ?? getSiblingMethod(callee);
  if (local) return returnsNever(local.returnType) || throwsAlways(local, context, depth);
  return isDeclaredNever(callee, context) || (isTyped === null && isNamedFailure(callee, context));
}

function throwsAlways(node: FunctionNode, context: File, depth: number): boolean {
  if (depth === 0 || node.generator) return false;
  return alwaysThrows(node, expression => isDeadEnd(expression, context, depth - 1));
}

/** The function behind `this.fail`, when the class around defines it; `null` for everything else. */
export function getSiblingMethod(callee: TSESTree.Node): FunctionNode | null {
  if (callee.type !== 'MemberExpression' || unwrap(callee.object).type !== 'ThisExpression') return null;
  const key = getKeyName(callee);
  for (let outer: TSESTree.Node | undefined = callee.parent; outer; outer = outer.parent) {
    if (outer.type !== 'ClassBody') continue;
    const method = outer.body.find(member => member.type === 'MethodDefinition' && getKeyName(member) === key);
    return method?.type === 'MethodDefinition' && method.value.type === 'FunctionExpression' ? method.value : null;
  }
  return null;
}

/** `declare function fail(): never`, and a variable or parameter of a function type that returns `never`. */
function isDeclaredNever(callee: TSESTree.Node, { sourceCode }: File): boolean {
  const variable = callee.type === 'Identifier' ? findVariable(callee, sourceCode) : null;
  const definition = variable && getDefinition(variable);
  if (definition?.node.type === 'TSDeclareFunction') return returnsNever(definition.node.returnType);
  const [identifier] = variable?.identifiers ?? [];
  const type = identifier?.type === 'Identifier' ? identifier.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === 'TSFunctionType' && returnsNever(type.returnType);
}

/** As `getVariable`, ambient declarations included. */
function findVariable(identifier: TSESTree.Identifier, sourceCode: File['sourceCode']): TSESLint.Scope.Variable | null {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(identifier); scope; scope = scope.upper) {
    const variable = scope.set.get(identifier.name);
    if (variable) return variable;
  }
  return null;
}

function returnsNever(annotation: TSESTree.TSTypeAnnotation | undefined): boolean {
  return annotation?.typeAnnotation.type === 'TSNeverKeyword';
}

function isNamedFailure(callee: TSESTree.Node, { sourceCode }: File): boolean {
  const origin = getOrigin(callee, sourceCode);
  if (!origin || (origin.source === 'global' && origin.path.length > 0)) return false;
  const name = callee.type === 'MemberExpression' ? getKeyName(callee) : callee.type === 'Identifier' ? callee.name : null;
  const names = [name, origin.path.at(-1)];
  return names.some(candidate => candidate != null && FAIL_WORDS.has(splitWords(candidate)[0] ?? ''));
}
