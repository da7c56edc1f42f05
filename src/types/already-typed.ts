import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';

import type { FileContext } from '../create-rule.ts';
import { getTypeServices, type TypeServices } from './type-services.ts';

/** How deep a type is searched for `any`. */
const MAX_DEPTH = 3;

/**
 * Whether the types already say of a value what it is about to be taken for, so that a cast or annotation adds no claim: what a typed
 * client answers, what narrowing left, a wider type. Both are compared behind their promises.
 *
 * @returns `false` as well without types, for `any` and types that hold it, and for a call whose type is whatever its caller asks for.
 */
export function isAlreadyTyped(value: TSESTree.Node, stated: TSESTree.TypeNode, context: Pick<FileContext, 'sourceCode'>): boolean {
  const services = getTypeServices(context);
  if (!services || isAskedFor(value, services)) return false;
  const own = getAwaited(services.getType(value), services);
  const target = getAwaited(services.getType(stated), services);
  if ((own.flags | target.flags) & services.ts.TypeFlags.Any) return false;
  return own === target || (services.checker.isTypeAssignableTo(own, target) && !holdsAny(own, services, MAX_DEPTH));
}

function getAwaited(type: ts.Type, { checker }: TypeServices): ts.Type {
  return checker.getAwaitedType(type) ?? type;
}

/** A call such as `json<T>(): Promise<T>`, or a part of its result: nothing that it takes decides what `T` is. */
function isAskedFor(node: TSESTree.Node, { checker, getNode, ts }: TypeServices): boolean {
  let inner = getNode(node);
  while (ts.isAwaitExpression(inner) || ts.isParenthesizedExpression(inner) || ts.isNonNullExpression(inner)) inner = inner.expression;
  if (!ts.isCallExpression(inner)) return false;
  const declaration = checker.getResolvedSignature(inner)?.declaration;
  if (!declaration || ts.isJSDocSignature(declaration)) return false;
  return declaration.typeParameters?.some(({ name }) => !declaration.parameters.some(parameter => mentions(parameter, name.text, ts))) ?? false;
}

function mentions(node: ts.Node, name: string, typescript: typeof ts): boolean {
  if (typescript.isIdentifier(node) && node.text === name) return true;
  return typescript.forEachChild(node, child => mentions(child, name, typescript)) ?? false;
}

/** Whether some part of a type is `any`, of which everything is assignable to everything. */
function holdsAny(type: ts.Type, services: TypeServices, depth: number): boolean {
  const { checker, ts } = services;
  if (type.flags & ts.TypeFlags.Any) return true;
  if (depth === 0) return false;
  if (type.isUnionOrIntersection()) return type.types.some(part => holdsAny(part, services, depth));
  if ((type.flags & ts.TypeFlags.Object) === 0) return false;
  const parts = [
    ...(isReference(type, ts) ? checker.getTypeArguments(type) : []),
    ...checker.getIndexInfosOfType(type).map(info => info.type),
    ...(checker.isArrayLikeType(type) ? [] : type.getProperties().map(property => checker.getTypeOfSymbol(property))),
  ];
  return parts.some(part => holdsAny(part, services, depth - 1));
}

function isReference(type: ts.Type, { ObjectFlags }: typeof ts): type is ts.TypeReference {
  return ((type as ts.ObjectType).objectFlags & ObjectFlags.Reference) !== 0;
}
