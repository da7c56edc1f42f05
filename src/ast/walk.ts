import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/**
 * The nodes directly below `node`, in the order in which the parser lists them. Knows the nodes of whichever parser made the
 * tree.
 */
export function* getChildren(node: TSESTree.Node, { visitorKeys }: Pick<TSESLint.SourceCode, 'visitorKeys'>): Generator<TSESTree.Node> {
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, unknown>)[key];
    for (const item of Array.isArray(child) ? (child as unknown[]) : [child]) if (isNode(item)) yield item;
  }
}

/** `node` and everything below it, depth first; below a node for which `enters` answers no it does not go. */
export function* walk(
  node: TSESTree.Node,
  sourceCode: Pick<TSESLint.SourceCode, 'visitorKeys'>,
  enters: (node: TSESTree.Node) => boolean = () => true,
): Generator<TSESTree.Node> {
  const pending = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next;
    if (enters(next)) pending.push(...[...getChildren(next, sourceCode)].reverse());
  }
}

/** Whether `node` or something below it is accepted. */
export function contains(
  node: TSESTree.Node,
  sourceCode: Pick<TSESLint.SourceCode, 'visitorKeys'>,
  accepts: (node: TSESTree.Node) => boolean,
): boolean {
  for (const inner of walk(node, sourceCode)) if (accepts(inner)) return true;
  return false;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
