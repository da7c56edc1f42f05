import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';

import type { FileContext } from '../create-rule.ts';
import { getTypeServices } from './type-services.ts';

type File = Pick<FileContext, 'sourceCode'>;

/**
 * Whether the types say that a value is always one of the given ones: a union of literals or an enum, each member of which is
 * the type of one of the expressions.
 *
 * @returns `false` as well where there are no types, and for values that are no known set.
 */
export function isOneOf(value: TSESTree.Node, expressions: readonly TSESTree.Node[], context: File): boolean {
  const services = getTypeServices(context);
  if (!services) return false;
  const { BigIntLiteral, EnumLiteral, NumberLiteral, StringLiteral } = services.ts.TypeFlags;
  const type = services.getType(value);
  const members: readonly ts.Type[] = type.isUnion() ? type.types : [type];
  const given = expressions.map(services.getType);
  return members.every(member => {
    const isLiteral = (member.flags & (BigIntLiteral | EnumLiteral | NumberLiteral | StringLiteral)) !== 0;
    return isLiteral && given.some(known => services.checker.isTypeAssignableTo(member, known));
  });
}

/** What the types call the type of a value; `null` without types, and for `any` and `unknown`. */
export function getTypeText(value: TSESTree.Node, context: File): string | null {
  const services = getTypeServices(context);
  if (!services) return null;
  const type = services.getType(value);
  return type.flags & (services.ts.TypeFlags.Any | services.ts.TypeFlags.Unknown) ? null : services.checker.typeToString(type);
}

/** Whether the types say that a value is a member of an enum; `null` without types. */
export function isEnumMember(value: TSESTree.Node, context: File): boolean | null {
  const services = getTypeServices(context);
  return services && (services.getType(value).flags & services.ts.TypeFlags.EnumLike) !== 0;
}
