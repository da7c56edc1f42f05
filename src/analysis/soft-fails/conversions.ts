import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { CONVERTERS, TEXT_METHODS } from '../../knowledge/conversions.ts';
import { getBuiltinName } from '../bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What a value was before it was converted: `process.env.PORT` for `Number(process.env.PORT)`, `+process.env.PORT`, `process.env.PORT.trim()`. */
export function getConverted(node: TSESTree.Node, sourceCode: SourceCode): TSESTree.Node {
  let inner = unwrap(node);
  for (let next = getOperand(inner, sourceCode); next; next = getOperand(inner, sourceCode)) inner = unwrap(next);
  return inner;
}

/** The outermost expression that only converts `node`: the counterpart of {@link getConverted}. */
export function getConversion(node: TSESTree.Node, sourceCode: SourceCode): TSESTree.Node {
  let outer = wrapped(node);
  for (;;) {
    const call = outer.parent?.type === 'MemberExpression' && outer.parent.object === outer ? wrapped(outer.parent).parent : outer.parent;
    const operand = call && getOperand(call, sourceCode);
    if (!call || !operand || unwrap(operand) !== unwrap(outer)) return outer;
    outer = wrapped(call);
  }
}

function getOperand(node: TSESTree.Node, sourceCode: SourceCode): TSESTree.Node | null {
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '+' ? node.argument : null;
    case 'NewExpression':
      return getBuiltinName(node.callee, sourceCode) === 'URL' ? (node.arguments[0] ?? null) : null;
    case 'CallExpression':
      return getConverterArgument(node, sourceCode);
    default:
      return null;
  }
}

function getConverterArgument(call: TSESTree.CallExpression, sourceCode: SourceCode): TSESTree.Node | null {
  const callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression' && TEXT_METHODS.has(getKeyName(callee) ?? '')) return callee.object;
  const name = getBuiltinName(callee, sourceCode);
  return name !== null && CONVERTERS.has(name) ? (call.arguments[0] ?? null) : null;
}
