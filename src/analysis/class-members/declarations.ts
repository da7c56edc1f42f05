import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../../ast/names.ts';
import type { ClassMember, ClassNode, MemberNode, Visibility } from '../class-members.ts';

/** What a declaration says of its member. */
export function describeDeclaration(declaration: MemberNode): Pick<ClassMember, 'isStatic' | 'kind' | 'name' | 'visibility'> {
  const isBlock = declaration.type === 'StaticBlock';
  return {
    name: isBlock ? null : getDeclaredName(declaration),
    kind: getKind(declaration),
    isStatic: isBlock || declaration.static,
    visibility: isBlock ? 'public' : getVisibility(declaration),
  };
}

/** The declarations of members in a class, parameter properties after their constructor. */
export function* getDeclarations({ body }: ClassNode): Generator<MemberNode> {
  for (const declaration of body.body) {
    if (declaration.type === 'TSIndexSignature') continue;
    yield declaration;
    if (declaration.type !== 'MethodDefinition' || declaration.kind !== 'constructor') continue;
    for (const param of declaration.value.params) if (param.type === 'TSParameterProperty') yield param;
  }
}

function getDeclaredName(declaration: Exclude<MemberNode, TSESTree.StaticBlock>): string | null {
  if (declaration.type !== 'TSParameterProperty') return getKeyName(declaration);
  const { parameter } = declaration;
  const target: TSESTree.Node = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target.type === 'Identifier' ? target.name : null;
}

function getKind(declaration: MemberNode): ClassMember['kind'] {
  switch (declaration.type) {
    case 'StaticBlock':
      return 'staticBlock';
    case 'TSParameterProperty':
      return 'parameterProperty';
    case 'MethodDefinition':
    case 'TSAbstractMethodDefinition':
      return declaration.kind === 'get' || declaration.kind === 'set' ? 'accessor' : declaration.kind;
    default:
      return 'field';
  }
}

function getVisibility(declaration: Exclude<MemberNode, TSESTree.StaticBlock>): Visibility {
  if (declaration.type !== 'TSParameterProperty' && declaration.key.type === 'PrivateIdentifier') return '#private';
  return declaration.accessibility ?? 'public';
}
