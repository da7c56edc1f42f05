import type { TSESTree } from '@typescript-eslint/utils';

import type { FileContext } from '../create-rule.ts';
import { BYTE_TYPES, CONTAINER_TYPES, DATA_TYPE } from '../knowledge/boundary-inputs.ts';
import { getDefinition, getVariable } from './bindings.ts';

/** A type as it is written, or the members of an interface. */
export type StatedType = TSESTree.TSInterfaceBody | TSESTree.TypeNode;

/** Whether a type promises anything of the data: more than `unknown`, `any`, JSON values, and containers of these. */
export function promisesShape(type: StatedType): boolean {
  switch (type.type) {
    case 'TSAnyKeyword':
    case 'TSUnknownKeyword':
    case 'TSVoidKeyword':
    case 'TSNeverKeyword':
    case 'TSObjectKeyword':
    case 'TSNullKeyword':
    case 'TSUndefinedKeyword':
    case 'TSTypePredicate':
    case 'TSTypeOperator':
      return type.type === 'TSTypeOperator' && type.typeAnnotation !== undefined && promisesShape(type.typeAnnotation);
    case 'TSArrayType':
      return promisesShape(type.elementType);
    case 'TSUnionType':
    case 'TSIntersectionType':
      return type.types.some(promisesShape);
    case 'TSInterfaceBody':
      return type.body.some(promisesMember);
    case 'TSTypeLiteral':
      return type.members.some(promisesMember);
    case 'TSTypeReference':
      return promisesReference(type);
    default:
      return true;
  }
}

function promisesMember(member: TSESTree.TypeElement): boolean {
  if (member.type !== 'TSPropertySignature' && member.type !== 'TSIndexSignature') return true;
  return member.typeAnnotation !== undefined && promisesShape(member.typeAnnotation.typeAnnotation);
}

function promisesReference({ typeArguments, typeName }: TSESTree.TSTypeReference): boolean {
  if (typeName.type !== 'Identifier') return true;
  if (typeName.name === 'const' || DATA_TYPE.test(typeName.name) || BYTE_TYPES.has(typeName.name)) return false;
  if (!typeArguments || !CONTAINER_TYPES.has(typeName.name)) return true;
  const { params } = typeArguments;
  return promisesShape(params.at(-1)!);
}

/** The type in `Promise<T>`; any other type is returned as it is. */
export function getAwaitedType(type: TSESTree.TypeNode): TSESTree.TypeNode {
  const isPromise = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Promise';
  return (isPromise && type.typeArguments?.params[0]) || type;
}

/** Whether a type has nothing but strings: `string`, `{ id: string }`, `Record<string, string>`. */
export function isAllStrings(type: StatedType): boolean {
  switch (type.type) {
    case 'TSStringKeyword':
    case 'TSUndefinedKeyword':
    case 'TSNullKeyword':
      return true;
    case 'TSUnionType':
      return type.types.every(isAllStrings);
    case 'TSInterfaceBody':
      return type.body.every(isString);
    case 'TSTypeLiteral':
      return type.members.every(isString);
    case 'TSTypeReference':
      return type.typeArguments !== undefined && type.typeArguments.params.every(isAllStrings);
    default:
      return false;
  }
}

function isString(member: TSESTree.TypeElement): boolean {
  return member.type === 'TSPropertySignature' && member.typeAnnotation !== undefined && isAllStrings(member.typeAnnotation.typeAnnotation);
}

/** Whether a type says no more than that some members may be there: a text, number or boolean each, or lists of such objects. */
export function isLoose(type: StatedType): boolean {
  if (type.type === 'TSArrayType') return isLoose(type.elementType);
  if (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Array') {
    return type.typeArguments !== undefined && type.typeArguments.params.every(isLoose);
  }
  return type.type === 'TSTypeLiteral' && type.members.every(member => member.type === 'TSPropertySignature' && isLooseMember(member));
}

function isLooseMember({ optional, typeAnnotation }: TSESTree.TSPropertySignature): boolean {
  const type = typeAnnotation?.typeAnnotation;
  return optional && type !== undefined && (isLoose(type) || isPrimitive(type) || !promisesShape(type));
}

function isPrimitive(type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSUnionType') return type.types.every(isPrimitive);
  return ['TSBooleanKeyword', 'TSNullKeyword', 'TSNumberKeyword', 'TSStringKeyword', 'TSUndefinedKeyword'].includes(type.type);
}

/** What an alias or an interface of this file says; any other type is returned as it is. */
export function getStatedType(type: TSESTree.TypeNode, { sourceCode }: Pick<FileContext, 'sourceCode'>): StatedType {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || type.typeArguments) return type;
  const variable = getVariable(type.typeName, sourceCode);
  const declaration = variable && getDefinition(variable)?.node;
  if (declaration?.type === 'TSTypeAliasDeclaration') return declaration.typeAnnotation;
  return declaration?.type === 'TSInterfaceDeclaration' && declaration.extends.length === 0 ? declaration.body : type;
}
