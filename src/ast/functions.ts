import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode } from './names.ts';

export type { FunctionNode } from './names.ts';

/** Whether `node` is a function with a body: declaration, expression or arrow (not a TypeScript signature). */
export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression'
  );
}

/** The innermost function that contains `node` (never `node` itself), or `null` at module level. Class field initialisers and static blocks are not functions here. */
export function getEnclosingFunction(node: TSESTree.Node): FunctionNode | null {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (isFunction(outer)) return outer;
  }
  return null;
}

/** The functions around `node`, innermost first, without `node` itself. */
export function* getEnclosingFunctions(node: TSESTree.Node): Generator<FunctionNode> {
  for (let outer = getEnclosingFunction(node); outer; outer = getEnclosingFunction(outer)) yield outer;
}

/**
 * Where a report on a whole function stands: from its key or its `function` keyword to its parameter list; an arrow
 * without a key on its first token. Decorators and modifiers are outside.
 */
export function getFunctionHead(node: FunctionNode, sourceCode: Readonly<TSESLint.SourceCode>): TSESTree.SourceLocation {
  const start = getHeadStart(node, sourceCode);
  const end = getParameterListStart(node, sourceCode);
  return end.range[0] > start.range[0]
    ? { start: start.loc.start, end: sourceCode.getTokenBefore(end)?.loc.end ?? end.loc.start }
    : start.loc;
}

/** A member of a class or an object whose key names the function that it holds. */
export type FunctionMember = TSESTree.AccessorProperty | TSESTree.MethodDefinition | TSESTree.Property | TSESTree.PropertyDefinition;

/** The method, accessor, field or property whose value `node` is; `null` where a function has no key, as in `const f = () => {}`. */
export function getFunctionMember(node: FunctionNode): FunctionMember | null {
  const { parent } = node;
  switch (parent.type) {
    case 'AccessorProperty':
    case 'MethodDefinition':
    case 'Property':
    case 'PropertyDefinition':
      return parent.value === node ? parent : null;
    default:
      return null;
  }
}

function getHeadStart(node: FunctionNode, sourceCode: Readonly<TSESLint.SourceCode>): TSESTree.Node | TSESTree.Token {
  const member = getFunctionMember(node);
  if (member) return member.computed ? (sourceCode.getTokenBefore(member.key) ?? member.key) : member.key;
  if (node.type === 'ArrowFunctionExpression') return sourceCode.getFirstToken(node)!;
  return sourceCode.getFirstToken(node, token => token.value === 'function')!;
}

/** The type parameters' `<`, else the opening parenthesis, else (`x => …`) the one parameter. */
function getParameterListStart(node: FunctionNode, sourceCode: Readonly<TSESLint.SourceCode>): TSESTree.Node | TSESTree.Token {
  if (node.typeParameters) return node.typeParameters;
  if (node.type !== 'ArrowFunctionExpression') {
    const after = node.id ?? sourceCode.getFirstToken(node, token => token.value === 'function');
    const isMethod = node.type === 'FunctionExpression' && sourceCode.getFirstToken(node)?.value === '(';
    return isMethod || !after ? sourceCode.getFirstToken(node)! : sourceCode.getTokenAfter(after, token => token.value === '(')!;
  }
  const first = sourceCode.getFirstToken(node, token => token.value !== 'async' || node.params[0]?.range[0] === token.range[0])!;
  return first;
}
