import type { TSESTree } from '@typescript-eslint/utils';

import { isClass, type ClassNode } from '../ast/classes.ts';
import { getKeyName } from '../ast/names.ts';
import type { FileContext } from '../create-rule.ts';
import { findDeclaration, getOwnModule, type Declaration } from './local-modules.ts';

/** How many files an interface is looked for in. */
const MAX_HOPS = 2;

/**
 * Whether an interface that the class around implements asks for a member and does not call it deprecated: whoever has only the
 * interface calls it rightly. Interfaces of packages are not known, nor what an interface inherits.
 */
export function isAskedByInterface(node: TSESTree.Node, context: FileContext): boolean {
  const member = node.parent;
  if (member?.type !== 'MethodDefinition' && member?.type !== 'PropertyDefinition' && member?.type !== 'AccessorProperty') return false;
  const owner = member.parent.parent;
  const name = getKeyName(member);
  if (member.static || name === null || !isClass(owner)) return false;
  return findInterfaces(owner, context).some(declared => asksFor(declared, name));
}

/** The names of what the interfaces ask for that a class implements. Interfaces of packages are not known, nor what an interface inherits. */
export function getAskedNames(owner: ClassNode, context: FileContext): ReadonlySet<string> {
  const members = findInterfaces(owner, context).flatMap(({ node }) => (node.type === 'TSInterfaceDeclaration' ? node.body.body : []));
  return new Set(members.flatMap(member => (isSignature(member) ? (getSignatureName(member) ?? []) : [])));
}

/** What declares the interfaces that a class implements; parsers of plain JavaScript know none. */
function findInterfaces(owner: Partial<Pick<ClassNode, 'implements'>>, context: FileContext): readonly Declaration[] {
  return (owner.implements ?? []).flatMap(({ expression }) => {
    return (expression.type === 'Identifier' && findDeclaration(expression.name, getOwnModule(context), MAX_HOPS)) || [];
  });
}

function isSignature(member: TSESTree.TypeElement): member is TSESTree.TSMethodSignature | TSESTree.TSPropertySignature {
  return member.type === 'TSMethodSignature' || member.type === 'TSPropertySignature';
}

function asksFor({ module: { program }, node }: Declaration, name: string): boolean {
  if (node.type !== 'TSInterfaceDeclaration') return false;
  return node.body.body.some((member, index) => {
    if (!isSignature(member) || getSignatureName(member) !== name) return false;
    const start = node.body.body[index - 1]?.range[1] ?? node.body.range[0];
    const comments = program.comments ?? [];
    return !comments.some(({ range, value }) => range[0] >= start && range[1] <= member.range[0] && value.includes('@deprecated'));
  });
}

function getSignatureName({ computed, key }: TSESTree.TSMethodSignature | TSESTree.TSPropertySignature): string | null {
  if (key.type === 'Identifier') return computed ? null : key.name;
  return key.type === 'Literal' ? String(key.value) : null;
}
