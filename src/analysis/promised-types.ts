import type { TSESTree } from '@typescript-eslint/utils';

import { BYTE_TYPES, CONTAINER_TYPES, DATA_TYPE } from '../knowledge/boundary-inputs.ts';

/** Whether a type promises anything of the data: more than `unknown`, `any`, JSON values, and containers of these. */
export function promisesShape(type: TSESTree.TypeNode): boolean {
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
export function isAllStrings(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case 'TSStringKeyword':
    case 'TSUndefinedKeyword':
    case 'TSNullKeyword':
      return true;
    case 'TSUnionType':
      return type.types.every(isAllStrings);
    case 'TSTypeLiteral':
      return type.members.every(
        member => member.type === 'TSPropertySignature' && member.typeAnnotation !== undefined && isAllStrings(member.typeAnnotation.typeAnnotation),
      );
    case 'TSTypeReference':
      return type.typeArguments !== undefined && type.typeArguments.params.every(isAllStrings);
    default:
      return false;
  }
}
