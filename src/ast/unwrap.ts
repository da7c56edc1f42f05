import type { TSESTree } from '@typescript-eslint/utils';

type Wrapper =
  | TSESTree.ChainExpression
  | TSESTree.TSAsExpression
  | TSESTree.TSInstantiationExpression
  | TSESTree.TSNonNullExpression
  | TSESTree.TSSatisfiesExpression
  | TSESTree.TSTypeAssertion;

/** Whether `node` only wraps an expression for the type checker or an optional chain: `x!`, `x as T`, `<T>x`, `f<T>`, `(a?.b)`. */
export function isWrapper(node: TSESTree.Node): node is Wrapper {
  switch (node.type) {
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSInstantiationExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return true;
    default:
      return false;
  }
}

/** The expression behind every see-through wrapper (parentheses are no nodes); any other node is returned as it is. */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  let inner = node;
  while (isWrapper(inner)) inner = inner.expression;
  return inner;
}

/** The outermost see-through wrapper around `node`, or `node` itself: the counterpart of {@link unwrap}. */
export function wrapped(node: TSESTree.Node): TSESTree.Node {
  let outer = node;
  while (outer.parent && isWrapper(outer.parent)) outer = outer.parent;
  return outer;
}

/** What a path of members begins at: the `a` of `a.b!.c`, the call in `f().b`. */
export function getRoot(node: TSESTree.Node): TSESTree.Node {
  let root = unwrap(node);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  return root;
}
