import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from './names.ts';
import { unwrap } from './unwrap.ts';

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** Whether `node` is a class with a body. */
export function isClass(node: TSESTree.Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

/** Where a report on a whole class stands: from its `class` keyword to what stands before its body. Decorators and modifiers are outside. */
export function getClassHead(node: ClassNode, sourceCode: Readonly<TSESLint.SourceCode>): TSESTree.SourceLocation {
  const keyword = sourceCode.getTokenBefore(node.id ?? node.body, token => token.value === 'class' && token.range[0] >= node.range[0])!;
  return { start: keyword.loc.start, end: sourceCode.getTokenBefore(node.body)!.loc.end };
}

/** The constructor that a class has of its own, with a body; overload signatures are none. */
export function getConstructor({ body }: ClassNode): TSESTree.FunctionExpression | null {
  for (const member of body.body) {
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    // An overload signature has no body, whatever the types say.
    if ((member.value as TSESTree.Node).type === 'FunctionExpression') return member.value as TSESTree.FunctionExpression;
  }
  return null;
}

/** The method or field that `this.name` is, in the class that it stands in; `null` for one that is inherited, an accessor, or no member of `this`. */
export function findOwnMember(node: TSESTree.MemberExpression): TSESTree.MethodDefinition | TSESTree.PropertyDefinition | null {
  const name = unwrap(node.object).type === 'ThisExpression' ? getKeyName(node) : null;
  if (name === null) return null;
  for (const member of getClassBody(node)?.body ?? []) {
    if ((member.type === 'MethodDefinition' && member.kind === 'method') || member.type === 'PropertyDefinition') {
      if (!member.static && getKeyName(member) === name) return member;
    }
  }
  return null;
}

/** The parameter of the constructor that declares the field that `this.name` is. */
export function findParameterProperty(node: TSESTree.MemberExpression): TSESTree.TSParameterProperty | null {
  const name = unwrap(node.object).type === 'ThisExpression' ? getKeyName(node) : null;
  for (const member of getClassBody(node)?.body ?? []) {
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    for (const parameter of member.value.params) {
      if (parameter.type !== 'TSParameterProperty') continue;
      const target: TSESTree.Node = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
      if (target.type === 'Identifier' && target.name === name) return parameter;
    }
  }
  return null;
}

function getClassBody(node: TSESTree.Node): TSESTree.ClassBody | null {
  for (let outer = node.parent; outer; outer = outer.parent) if (outer.type === 'ClassBody') return outer;
  return null;
}
