import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLastName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { CALLBACK_TAKERS } from '../../knowledge/error-handling.ts';
import { getLocalFunction, getVariable } from '../bindings.ts';

type File = Pick<FileContext, 'sourceCode'>;

/** How a promise's value goes on: nobody looks at it, it is given back by a function, or something uses it. */
export type ValueUse = 'returned' | 'unused' | 'used';

/** What becomes of the value of the chain that a `.catch()` or `.then()` belongs to. */
export function getValueUse(call: TSESTree.Node, sourceCode: File['sourceCode']): ValueUse {
  const node = wrapped(call);
  const { parent } = node;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return 'unused';
    case 'AwaitExpression':
      return getValueUse(parent, sourceCode);
    case 'UnaryExpression':
      return parent.operator === 'void' ? 'unused' : 'used';
    case 'SequenceExpression':
      return parent.expressions.at(-1) === node ? getValueUse(parent, sourceCode) : 'unused';
    case 'LogicalExpression':
      return parent.right === node ? getValueUse(parent, sourceCode) : 'used';
    case 'ConditionalExpression':
      return parent.test === node ? 'used' : getValueUse(parent, sourceCode);
    case 'ReturnStatement':
      return 'returned';
    case 'ArrowFunctionExpression':
      return parent.body === node ? getArrowValueUse(parent, sourceCode) : 'used';
    case 'ArrayExpression':
      return getCombinedUse(parent, sourceCode);
    case 'MemberExpression':
      return parent.object === node ? getLinkUse(parent, sourceCode) : 'used';
    default:
      return 'used';
  }
}

/** `items.map(item => p.catch(…))` in an unused `Promise.all()` is unused, as is what `forEach()` and an effect are given. */
function getArrowValueUse(arrow: TSESTree.ArrowFunctionExpression, sourceCode: File['sourceCode']): ValueUse {
  const { parent } = arrow;
  if (parent.type === 'JSXExpressionContainer') return 'unused';
  if (parent.type !== 'CallExpression' || parent.callee === arrow) return 'returned';
  const name = getLastName(parent.callee) ?? '';
  if (CALLBACK_TAKERS.has(name)) return 'unused';
  return name === 'map' && getCombinedUse(parent, sourceCode) === 'unused' ? 'unused' : 'returned';
}

/** The use of a list of promises: that of the `Promise.all()` or `allSettled()` around it. */
function getCombinedUse(list: TSESTree.Node, sourceCode: File['sourceCode']): ValueUse {
  const { parent } = wrapped(list);
  if (parent?.type !== 'CallExpression') return 'used';
  const callee = unwrap(parent.callee);
  const isCombinator =
    callee.type === 'MemberExpression' && /^(?:all|allSettled|any|race)$/u.test(getKeyName(callee) ?? '');
  return isCombinator ? getValueUse(parent, sourceCode) : 'used';
}

/** The next link of a chain: `.finally()` passes the value on, `.then(() => …)` does not look at it. */
function getLinkUse(member: TSESTree.MemberExpression, sourceCode: File['sourceCode']): ValueUse {
  const call = wrapped(member).parent;
  if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) return 'used';
  const key = getKeyName(member);
  if (key === 'finally' || key === 'catch') return getValueUse(call, sourceCode);
  if (key !== 'then') return 'used';
  const next = call.arguments[0] && unwrap(call.arguments[0]);
  return next && takesNothing(next, sourceCode) ? 'unused' : 'used';
}

/** Whether a function given to `.then()` has no parameter, by its own list or by the type of its name. */
function takesNothing(node: TSESTree.Node, sourceCode: File['sourceCode']): boolean {
  const local = getLocalFunction(node, sourceCode);
  if (local) return local.params.length === 0;
  const [declared] = (node.type === 'Identifier' && getVariable(node, sourceCode)?.identifiers) || [];
  const type = declared?.type === 'Identifier' ? declared.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === 'TSFunctionType' && type.params.length === 0;
}
