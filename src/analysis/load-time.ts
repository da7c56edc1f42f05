import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { isWithin } from '../ast/ranges.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { SYNCHRONOUS_CALLERS } from '../knowledge/synchronous-callers.ts';
import { getDefinition, isBuiltinNamed, isReassigned } from './bindings.ts';
import { isExported } from './module-exports.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How many private functions are followed from one to the next. */
const MAX_FUNCTIONS = 6;

/**
 * Whether `node` runs while its module loads, and only then: at the top level (static blocks and static fields of classes
 * included), in a function called where it stands or given to an array's or iterator's method or to `new Promise` there, or in a
 * private function that is only called so.
 */
export function isLoadTimeCode(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  return runsAtLoad(node, sourceCode, []);
}

/**
 * The outermost function around `node`: what a caller of the module calls. Methods of classes and of objects count each on its own;
 * `null` where only load-time code and field initialisers are around it.
 */
export function getOutermostFunction(node: TSESTree.Node): FunctionNode | null {
  let outermost: FunctionNode | null = null;
  for (let outer = node.parent; outer; outer = outer.parent) if (isFunction(outer)) outermost = outer;
  return outermost;
}

function runsAtLoad(node: TSESTree.Node, sourceCode: SourceCode, via: readonly FunctionNode[]): boolean {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (isInstanceField(outer, inner)) return false;
    if (!isFunction(outer)) continue;
    // A default of a parameter runs with the function, and so does everything in it.
    if (isCalledInPlace(outer, sourceCode)) continue;
    return isPrivateLoadFunction(outer, sourceCode, via);
  }
  return true;
}

/** The value of an instance's field is made for each instance; its computed key once. */
function isInstanceField(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return (outer.type === 'PropertyDefinition' || outer.type === 'AccessorProperty') && !outer.static && outer.value === inner;
}

/** `(() => …)()`, `(function () {}).call(this)`, `list.map(x => …)`, `Array.from(list, x => …)`, `new Promise(resolve => …)`. */
function isCalledInPlace(node: FunctionNode, sourceCode: SourceCode): boolean {
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === value && isCalledByMethod(parent);
    case 'CallExpression':
      return parent.callee === value || callsItsArgument(parent);
    case 'NewExpression':
      return parent.arguments[0] === value && isBuiltinNamed(parent.callee, 'Promise', sourceCode);
    default:
      return false;
  }
}

function isCalledByMethod(method: TSESTree.MemberExpression): boolean {
  const callee = wrapped(method);
  const isCalled = callee.parent?.type === 'CallExpression' && callee.parent.callee === callee;
  return isCalled && /^(?:apply|call)$/u.test(getKeyName(method) ?? '');
}

function callsItsArgument({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  const name = inner.type === 'MemberExpression' ? getKeyName(inner) : null;
  return name !== null && SYNCHRONOUS_CALLERS.has(name);
}

function isPrivateLoadFunction(node: FunctionNode, sourceCode: SourceCode, via: readonly FunctionNode[]): boolean {
  if (via.includes(node)) return true;
  if (via.length >= MAX_FUNCTIONS) return false;
  const variable = getHolder(node, sourceCode);
  if (!variable || isReassigned(variable) || isExported(variable, sourceCode)) return false;
  const uses = variable.references.filter(({ identifier, init }) => init !== true && !isWithin(identifier, node));
  return uses.length > 0 && uses.every(({ identifier }) => isCall(identifier) && runsAtLoad(identifier, sourceCode, [...via, node]));
}

function getHolder(node: FunctionNode, sourceCode: SourceCode): TSESLint.Scope.Variable | null {
  const holder = node.type === 'FunctionDeclaration' ? node : wrapped(node).parent;
  const variable = holder && sourceCode.getDeclaredVariables(holder)[0];
  if (!variable) return null;
  if (holder.type === 'FunctionDeclaration') return getDefinition(variable)?.name === holder.id ? variable : null;
  return holder.type === 'VariableDeclarator' && holder.id.type === 'Identifier' && holder.init === wrapped(node) ? variable : null;
}

/** `f()`, and `list.forEach(f)`. */
function isCall(reference: TSESTree.Node): boolean {
  const value = wrapped(reference);
  const { parent } = value;
  return parent?.type === 'CallExpression' && (parent.callee === value || callsItsArgument(parent));
}
