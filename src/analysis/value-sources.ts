import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { getChildren } from '../ast/walk.ts';
import { splitWords } from '../ast/words.ts';
import { followConst, getBuiltinName, getVariable } from './bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Variable = TSESLint.Scope.Variable;

/** Operators whose result tells whether two values are alike, not what they are. */
const COMPARING = /^(?:[!=]==?|[<>]=?|in|instanceof)$/u;

/**
 * Whether a value is made from the result of a call, through variables: what they were declared with or assigned, what was put into
 * them (`list.push(x)`, `state.a = x`), the list of their `for…of`, and the parameters of the call's own callbacks and of `.then`. What is
 * only compared, tested by `?:`, or handed to a function as an option such as `existingContent`, makes nothing, and neither does a piece
 * that a pattern found (`text.match(…)?.groups?.name`) and that is one of several arguments of a function.
 */
export function isMadeFrom(value: TSESTree.Node, source: TSESTree.Node, sourceCode: SourceCode): boolean {
  return new Search(source, sourceCode).finds(value);
}

/** First words of options that hand on what was there, to be compared or kept: `generate({ existingContent })`. */
const FORMER = new Set(['cached', 'existing', 'former', 'last', 'old', 'prev', 'previous']);

function isHint(node: TSESTree.Property, sourceCode: SourceCode): boolean {
  const call = node.parent.parent;
  if (call.type !== 'CallExpression' || /^(?:JSON|Object)\./u.test(getBuiltinName(call.callee, sourceCode) ?? '')) return false;
  return FORMER.has(splitWords(getKeyName(node) ?? '')[0] ?? '');
}

/** A piece that a pattern found in a text, with a replacement or without: a setting of what is made, not its content. */
function isMatched(argument: TSESTree.Node, sourceCode: SourceCode): boolean {
  let node = unwrap(argument);
  if (node.type === 'LogicalExpression') node = unwrap(node.left);
  node = followConst(node, sourceCode);
  while (node.type === 'MemberExpression') node = unwrap(node.object);
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && /^(?:exec|match)$/u.test(getKeyName(node.callee) ?? '');
}

class Search {
  readonly #source: TSESTree.Node;
  readonly #sourceCode: SourceCode;
  readonly #seen = new Set<Variable>();

  constructor(source: TSESTree.Node, sourceCode: SourceCode) {
    this.#source = source;
    this.#sourceCode = sourceCode;
  }

  finds(node: TSESTree.Node): boolean {
    if (node === this.#source) return true;
    if (node.type === 'BinaryExpression' && COMPARING.test(node.operator)) return false;
    if (node.type === 'ConditionalExpression') return this.finds(node.consequent) || this.finds(node.alternate);
    if (node.type === 'Identifier') return this.#findsVariable(node);
    if (node.type === 'Property' && isHint(node, this.#sourceCode)) return false;
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.arguments.length > 1) {
      return node.arguments.some(argument => !isMatched(argument, this.#sourceCode) && this.finds(argument));
    }
    return getChildren(node, this.#sourceCode).some(child => this.finds(child));
  }

  #findsVariable(identifier: TSESTree.Identifier): boolean {
    const variable = getVariable(identifier, this.#sourceCode);
    if (!variable || this.#seen.has(variable)) return false;
    this.#seen.add(variable);
    return variable.defs.some(definition => this.#findsDefinition(definition)) || variable.references.some(({ identifier: use }) => this.#findsUse(use));
  }

  #findsDefinition({ node, type }: TSESLint.Scope.Definition): boolean {
    if (node.type === 'VariableDeclarator') {
      const { parent } = node.parent;
      if (parent.type === 'ForOfStatement') return this.finds(parent.right);
      return node.init !== null && this.finds(node.init);
    }
    return (type as string) === 'Parameter' && isFunction(node) && this.#isCallback(node);
  }

  /** A callback of the call, or of what is chained to it: `read().then(text => …)`. */
  #isCallback(node: TSESTree.Node): boolean {
    const { parent } = wrapped(node);
    if (parent?.type !== 'CallExpression' || parent.callee === node) return false;
    return parent === this.#source || this.finds(parent.callee);
  }

  /** What is assigned to the variable or a member of it, or handed to a method of it. */
  #findsUse(use: TSESTree.Node): boolean {
    let path = wrapped(use);
    while (path.parent?.type === 'MemberExpression' && path.parent.object === path) path = wrapped(path.parent);
    const { parent } = path;
    if (parent?.type === 'AssignmentExpression' && parent.left === path) return this.finds(parent.right);
    if (parent?.type !== 'CallExpression' || parent.callee !== path || path === use) return false;
    return parent.arguments.some(argument => this.finds(argument));
  }
}
