import { getFunctionMember, type FunctionNode } from './functions.ts';
import { getGivenName } from './names.ts';

/**
 * Every name by which a reader may call a function: its own, that of what it is given to, and, as a member of a class or of an
 * object with a name, `Owner.member`. Private names come without their `#`.
 */
export function getFunctionNames(node: FunctionNode): readonly string[] {
  const given = getGivenName(node)?.replace(/^#/u, '');
  const owner = given && getOwnerName(node);
  return [node.id?.name, given, owner && `${owner}.${given}`].filter(name => typeof name === 'string');
}

function getOwnerName(node: FunctionNode): string | null {
  const owner = getFunctionMember(node)?.parent;
  if (owner?.type === 'ObjectExpression') return getGivenName(owner);
  return owner?.type === 'ClassBody' ? (owner.parent.id?.name ?? getGivenName(owner.parent)) : null;
}
