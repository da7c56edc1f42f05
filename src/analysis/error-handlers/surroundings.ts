import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction, isFunction, type FunctionNode } from '../../ast/functions.ts';
import { getFunctionName } from '../../ast/names.ts';
import { wrapped } from '../../ast/unwrap.ts';

/** The function that a handler stands in; `null` at module level, in field initialisers and in static blocks. */
export function getOuterFunction(node: TSESTree.Node): FunctionNode | null {
  return getEnclosingFunction(node);
}

/**
 * The name of a function, also where it is wrapped on its way to it: `const load = useCallback(async () => …)`. `null` for
 * callbacks without one.
 */
export function getNameThroughWrappers(node: FunctionNode): string | null {
  const name = getFunctionName(node);
  if (name !== null) return name;
  const { parent } = wrapped(node);
  if (parent?.type !== 'CallExpression') return null;
  const holder = wrapped(parent).parent;
  if (holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier') return holder.id.name;
  if ((holder?.type === 'PropertyDefinition' || holder?.type === 'Property') && holder.key.type === 'Identifier')
    return holder.key.name;
  return null;
}

/** The nearest function around a node that has a name. */
export function getNearestNamedFunction(
  node: TSESTree.Node,
): { readonly node: FunctionNode; readonly name: string } | null {
  for (let outer = getOuterFunction(node); outer; outer = getOuterFunction(outer)) {
    const name = getNameThroughWrappers(outer);
    if (name !== null) return { name, node: outer };
  }
  return null;
}

/** Whether `node` stands in the body of a loop of its own function. */
export function getEnclosingLoop(node: TSESTree.Node): TSESTree.Node | null {
  for (let inner = node, outer = node.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    if (/^(?:For|ForIn|ForOf|While|DoWhile)Statement$/u.test(outer.type) && 'body' in outer && outer.body === inner)
      return outer;
  }
  return null;
}

/**
 * The statements that run after `statement` when it ends normally, up to the end of its function: those behind it in its block,
 * then those behind the block, and so on outwards. Stops where a loop goes round (`again`) or at the function's end (`end`).
 */
export function getFollowing(statement: TSESTree.Node): {
  readonly statements: readonly TSESTree.Statement[];
  readonly stop: 'again' | 'end';
} {
  const statements: TSESTree.Statement[] = [];
  for (let inner = statement, outer = statement.parent; outer; inner = outer, outer = outer.parent) {
    if (isFunction(outer)) return { statements, stop: 'end' };
    if (/^(?:For|ForIn|ForOf|While|DoWhile)Statement$/u.test(outer.type)) return { statements, stop: 'again' };
    const list = getStatements(outer);
    const index = list.indexOf(inner as TSESTree.Statement);
    if (index >= 0) statements.push(...list.slice(index + 1));
  }
  return { statements, stop: 'end' };
}

function getStatements(node: TSESTree.Node): readonly TSESTree.Statement[] {
  switch (node.type) {
    case 'BlockStatement':
    case 'Program':
    case 'StaticBlock':
      return node.body;
    case 'SwitchCase':
      return node.consequent;
    default:
      return [];
  }
}
