import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from './file-cache.ts';

type SourceCode = Pick<TSESLint.SourceCode, 'visitorKeys'>;

/**
 * The nodes directly below `node`, in the order in which the parser lists them. Knows the nodes of whichever parser made the
 * tree.
 */
export function getChildren(node: TSESTree.Node, { visitorKeys }: SourceCode): TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, unknown>)[key];
    if (isNode(child)) children.push(child);
    else if (Array.isArray(child)) for (const item of child) if (isNode(item)) children.push(item);
  }
  return children;
}

/**
 * `node` and everything below it, depth first; below a node for which `enters` answers no it does not go. As deep as ESLint's own
 * traversal, which recurs in the same way.
 */
export function walk(
  node: TSESTree.Node,
  sourceCode: SourceCode,
  enters: (node: TSESTree.Node) => boolean = enterAll,
): readonly TSESTree.Node[] {
  const nodes: TSESTree.Node[] = [];
  collect(node, sourceCode, enters, nodes);
  return nodes;
}

const nodesByFile = new FileCache<readonly TSESTree.Node[]>();

/** Every node of the file, depth first: walked once, whoever asks. */
export function walkFile(sourceCode: Readonly<TSESLint.SourceCode>): readonly TSESTree.Node[] {
  return nodesByFile.getOrCompute(sourceCode, () => walk(sourceCode.ast, sourceCode));
}

/** Whether `node` or something below it is accepted. */
export function contains(
  node: TSESTree.Node,
  sourceCode: SourceCode,
  accepts: (node: TSESTree.Node) => boolean,
): boolean {
  return accepts(node) || getChildren(node, sourceCode).some(child => contains(child, sourceCode, accepts));
}

function collect(node: TSESTree.Node, sourceCode: SourceCode, enters: (node: TSESTree.Node) => boolean, nodes: TSESTree.Node[]): void {
  nodes.push(node);
  if (!enters(node)) return;
  // As in `getChildren`, without a list for each node: this is the hottest loop of the plugin.
  for (const key of sourceCode.visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, unknown>)[key];
    if (isNode(child)) collect(child, sourceCode, enters, nodes);
    else if (Array.isArray(child)) for (const item of child) if (isNode(item)) collect(item, sourceCode, enters, nodes);
  }
}

function enterAll(): boolean {
  return true;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
