import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction, isFunction, type FunctionNode } from '../ast/functions.ts';
import { getRoot, unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getDefinition, getVariable, isGlobalReference } from './bindings.ts';
import { isRunConcurrently } from './concurrent-functions.ts';

type Variable = TSESLint.Scope.Variable;

/** Where a value lives that more than one call of a function can reach; `null` where only this call can. */
export type Sharing = 'closure' | 'module' | 'parameter' | 'this' | null;

/** How many `const`s that name a part of something else are followed. */
const MAX_HOPS = 2;

/**
 * How other calls reach the object that an expression names, seen from the function around it: through `this`, a variable of the
 * module or an import, a parameter (an element of a `for…of` over one, too), or a variable of a function around it whose inner
 * functions run concurrently. One `const` that names a part of something else is followed; what a call returned and what the
 * function made is its own.
 */
export function getSharing(node: TSESTree.Node, context: FileContext): Sharing {
  return getRootSharing(node, context, MAX_HOPS);
}

/**
 * Whether a variable outlives the call of the function around one of its uses, or is shared with functions that run meanwhile.
 *
 * @returns `null` for a variable of the function's own.
 */
export function getVariableSharing(identifier: TSESTree.Identifier, context: FileContext): Sharing {
  const variable = getVariable(identifier, context.sourceCode);
  if (!variable) return isGlobalReference(identifier, context.sourceCode) ? 'module' : null;
  return getScopeSharing(variable, identifier, context);
}

function getRootSharing(node: TSESTree.Node, context: FileContext, hops: number): Sharing {
  const root = getRoot(node);
  if (root.type === 'ThisExpression') return isOfConstructor(root) ? null : 'this';
  if (root.type !== 'Identifier') return null;
  const variable = getVariable(root, context.sourceCode);
  if (!variable) return isGlobalReference(root, context.sourceCode) ? 'module' : null;
  const named = hops > 0 ? getNamed(variable) : null;
  if (named) return getRootSharing(named, context, hops - 1);
  const type = getDefinition(variable)?.type as string | undefined;
  if (type === 'ImportBinding') return 'module';
  if (type === 'Parameter' && getOwner(variable) === getEnclosingFunction(node)) return 'parameter';
  return getScopeSharing(variable, root, context);
}

/** `this.state` in `const state = this.state`, and `items` in `for (const item of items)`. */
function getNamed(variable: Variable): TSESTree.Node | null {
  const node = getDefinition(variable)?.node;
  if (node?.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.parent.kind !== 'const') return null;
  const statement = node.parent.parent;
  if (statement.type === 'ForOfStatement' && statement.left === node.parent) return statement.right;
  return node.init && NAMING.has(unwrap(node.init).type) ? node.init : null;
}

/** Expressions that name what is there already. */
const NAMING = new Set(['Identifier', 'MemberExpression', 'ThisExpression']);

function getScopeSharing(variable: Variable, use: TSESTree.Node, context: FileContext): Sharing {
  const owner = getOwner(variable);
  if (!owner) return getEnclosingFunction(use) ? 'module' : null;
  for (let inner = getEnclosingFunction(use); inner && inner !== owner; inner = getEnclosingFunction(inner)) {
    if (isRunConcurrently(inner, context)) return 'closure';
  }
  return null;
}

/** The function that a variable belongs to; `null` for one of the module. */
function getOwner({ scope }: Variable): FunctionNode | null {
  const { block } = scope.variableScope;
  return isFunction(block) ? block : null;
}

/** An object that is being made is known to nobody else, until something that its constructor starts goes on without it. */
function isOfConstructor(node: TSESTree.ThisExpression): boolean {
  for (let outer: TSESTree.Node | undefined = node.parent; outer; outer = outer.parent) {
    if (outer.type === 'ArrowFunctionExpression' && outer.async) return false;
    if (outer.type === 'MethodDefinition') return outer.kind === 'constructor';
    if (outer.type === 'FunctionDeclaration' || outer.type === 'StaticBlock' || outer.type === 'PropertyDefinition') return false;
  }
  return false;
}
