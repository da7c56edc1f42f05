import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { walkFile } from '../ast/walk.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

const dataByFile = new FileCache<readonly TSESTree.Node[]>();

/**
 * The literals of a file that state data rather than steps: objects, arrays, strings, templates, JSX and string
 * concatenations that are returned, assigned, thrown, yielded, a default, or an argument of a call in such a place or in a
 * statement of its own. With the casts around them, in source order; data within data is listed, too.
 */
export function getDataLiterals(sourceCode: SourceCode): readonly TSESTree.Node[] {
  let data = dataByFile.get(sourceCode);
  if (!data) {
    data = walkFile(sourceCode)
      .filter(node => isLiteral(node) && isInDataPlace(node))
      .map(wrapped)
      .toSorted((one, other) => one.range[0] - other.range[0] || other.range[1] - one.range[1]);
    dataByFile.set(sourceCode, data);
  }
  return data;
}

function isLiteral(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'ArrayExpression':
    case 'JSXElement':
    case 'JSXFragment':
    case 'ObjectExpression':
    case 'TaggedTemplateExpression':
      return true;
    case 'TemplateLiteral':
      return node.parent.type !== 'TaggedTemplateExpression';
    case 'Literal':
      return typeof node.value === 'string';
    case 'BinaryExpression':
      return node.operator === '+' && !isSum(wrapped(node).parent) && hasTextOperand(node);
    default:
      return false;
  }
}

function isSum(node: TSESTree.Node | undefined): boolean {
  return node?.type === 'BinaryExpression' && node.operator === '+';
}

/** Whether one operand of a chain of `+` is a text, which makes all of it one. */
function hasTextOperand(sum: TSESTree.BinaryExpression): boolean {
  const pending: TSESTree.Node[] = [sum];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const operand = unwrap(node);
    if (operand.type === 'TemplateLiteral' || (operand.type === 'Literal' && typeof operand.value === 'string')) return true;
    if (operand.type === 'BinaryExpression' && operand.operator === '+') pending.push(operand.right, operand.left);
  }
  return false;
}

/** Whether what the expression makes goes to one of the places that make it data: through branches, `await`, calls and chains of them. */
function isInDataPlace(node: TSESTree.Node): boolean {
  for (let value = wrapped(node); value.parent; value = wrapped(value.parent)) {
    const place = getPlace(value, value.parent);
    if (place !== 'through') return place === 'data';
  }
  return false;
}

function getPlace(value: TSESTree.Node, parent: TSESTree.Node): 'data' | 'other' | 'through' {
  switch (parent.type) {
    case 'ExpressionStatement':
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'YieldExpression':
      return 'data';
    case 'VariableDeclarator':
      return parent.init === value ? 'data' : 'other';
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return parent.right === value ? 'data' : 'other';
    case 'ArrowFunctionExpression':
      return parent.body === value ? 'data' : 'other';
    case 'AwaitExpression':
    case 'CallExpression':
    case 'LogicalExpression':
    case 'NewExpression':
      return 'through';
    case 'ConditionalExpression':
      return parent.test === value ? 'other' : 'through';
    case 'MemberExpression':
      return parent.object === value ? 'through' : 'other';
    case 'SpreadElement':
      return parent.parent.type === 'CallExpression' || parent.parent.type === 'NewExpression' ? 'through' : 'other';
    case 'UnaryExpression':
      return parent.operator === 'void' ? 'through' : 'other';
    default:
      return 'other';
  }
}
