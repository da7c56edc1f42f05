import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

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
