import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getDecorators } from '../ast/decorators.ts';
import type { FunctionNode } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { getChildren } from '../ast/walk.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A function with or without a body: overload signatures count, too. */
export type FunctionLike = FunctionNode | TSESTree.TSDeclareFunction | TSESTree.TSEmptyBodyFunctionExpression;

/** A place that depends on how the function around it was called. */
export type ThisUse =
  | TSESTree.JSXIdentifier
  | TSESTree.MemberExpression
  | TSESTree.MetaProperty
  | TSESTree.Super
  | TSESTree.ThisExpression
  | TSESTree.TSThisType;

/**
 * Every place where a function depends on its own `this`, in source order: `this` (also as a type, in a type predicate, in
 * `typeof this` and as `<this.Part />`), `super`, `new.target` and `arguments.callee`, in its parameters, their defaults, its
 * types and its body.
 *
 * Arrows share the `this` around them. Nested `function`s, methods of objects and members of inner classes have their own, but
 * the computed keys, the heritage and the decorators of an inner class use the outer one.
 */
export function* getThisUses(node: FunctionLike, sourceCode: SourceCode): Generator<ThisUse> {
  const parameters = node.params.flatMap(param => getChildrenSharingThis(param, sourceCode).filter(({ type }) => type !== 'Decorator'));
  yield* getThisUsesBelow([node.typeParameters, ...parameters, node.returnType, node.body], sourceCode);
}

/** The same for code that is no function of its own: each of the nodes and all below them with the same `this`. */
export function* getThisUsesBelow(nodes: readonly (TSESTree.Node | null | undefined)[], sourceCode: SourceCode): Generator<ThisUse> {
  const pending = nodes.filter(node => node !== null && node !== undefined).reverse();
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (isThisUse(next)) yield next;
    const children = getChildrenSharingThis(next, sourceCode);
    for (let index = children.length - 1; index >= 0; index--) pending.push(children[index]!);
  }
}

/** Whether a function depends on its own `this` at all; see {@link getThisUses}. */
export function usesThis(node: FunctionLike, sourceCode: SourceCode): boolean {
  return getThisUses(node, sourceCode).next().done !== true;
}

/**
 * The nodes directly below `node` that have the same `this` as `node`: all of them, but of a nested `function` none, and of a
 * member of an inner class only what runs while the class is made (its computed key and decorators).
 */
export function getChildrenSharingThis(node: TSESTree.Node, sourceCode: SourceCode): readonly TSESTree.Node[] {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'StaticBlock':
    case 'TSDeclareFunction':
    case 'TSEmptyBodyFunctionExpression':
    case 'TSInterfaceDeclaration':
    case 'TSModuleDeclaration':
      return [];
    case 'AccessorProperty':
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'TSAbstractAccessorProperty':
    case 'TSAbstractMethodDefinition':
    case 'TSAbstractPropertyDefinition':
      return [...getDecorators(node), ...(node.computed ? [node.key] : []), ...getParameterDecorators(node.value)];
    default:
      return getChildren(node, sourceCode);
  }
}

function getParameterDecorators(value: TSESTree.Node | null): readonly TSESTree.Decorator[] {
  if (value?.type !== 'FunctionExpression' && value?.type !== 'TSEmptyBodyFunctionExpression') return [];
  return value.params.flatMap(getDecorators);
}

function isThisUse(node: TSESTree.Node): node is ThisUse {
  switch (node.type) {
    case 'Super':
    case 'ThisExpression':
    case 'TSThisType':
      return true;
    case 'MetaProperty':
      return node.meta.name === 'new';
    case 'MemberExpression':
      return node.object.type === 'Identifier' && node.object.name === 'arguments' && getKeyName(node) === 'callee';
    case 'JSXIdentifier':
      return node.name === 'this' && isJsxTag(node);
    default:
      return false;
  }
}

function isJsxTag({ parent, ...node }: TSESTree.JSXIdentifier): boolean {
  if (parent.type === 'JSXMemberExpression') return parent.object.range[0] === node.range[0];
  return parent.type === 'JSXOpeningElement' || parent.type === 'JSXClosingElement';
}
