import type { TSESTree } from '@typescript-eslint/utils';

import type { FileContext } from '../create-rule.ts';
import { getTypeServices, type TypeServices } from './type-services.ts';

/**
 * Whether a base class or an implemented interface of the class declares a member of that name, or any under an index signature.
 *
 * @returns `null` without types, and when one of the bases is unknown to them.
 */
export function isDeclaredByHeritage(
  node: TSESTree.ClassDeclaration | TSESTree.ClassExpression,
  name: string,
  context: Pick<FileContext, 'sourceCode'>,
): boolean | null {
  const services = getTypeServices(context);
  if (!services) return null;
  const bases = [...(node.superClass ? getBaseTypes(node, services) : []), ...node.implements.map(services.getType)];
  const expected = (node.superClass ? 1 : 0) + node.implements.length;
  if (bases.some(base => base.getProperty(name) ?? base.getStringIndexType())) return true;
  const isUnknown = bases.length < expected || bases.some(({ flags }) => flags & services.ts.TypeFlags.Any);
  return isUnknown ? null : false;
}

/** None when what the class extends cannot be resolved. */
function getBaseTypes(node: TSESTree.Node, { checker, getType }: TypeServices) {
  const type = getType(node);
  return type.isClassOrInterface() ? checker.getBaseTypes(type) : [];
}
