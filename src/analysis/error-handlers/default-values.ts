import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../../ast/unwrap.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { getInitializer, getVariable } from '../bindings.ts';
import { getCalleeNames, getOwnNodes } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';

/**
 * Whether a handler's value is a default: {@link isDefault}, and not a variable of the handler that holds the result of another
 * attempt.
 */
export function isDefaultOf(
  handler: ErrorHandler,
  value: TSESTree.Node,
  { sourceCode }: Pick<FileContext, 'sourceCode'>,
): boolean {
  const inner = unwrap(value);
  if (inner.type !== 'Identifier' || !handler.body) return isDefault(inner);
  const variable = getVariable(inner, sourceCode);
  const [name] = variable?.identifiers ?? [];
  const isOwn = name !== undefined && name.range[0] >= handler.body.range[0] && name.range[1] <= handler.body.range[1];
  const initializer = isOwn && variable ? getInitializer(variable) : null;
  if (!initializer) return true;
  return (
    isDefault(initializer) &&
    !getOwnNodes(handler.body.body, { sourceCode }).some(({ type }) => type === 'AwaitExpression')
  );
}

/**
 * Whether a value stands for "there is none" or is otherwise ready before anything is tried; calls of other functions are another
 * attempt.
 */
export function isDefault(value: TSESTree.Node): boolean {
  const inner = unwrap(value);
  switch (inner.type) {
    case 'Identifier':
    case 'JSXEmptyExpression':
    case 'Literal':
    case 'MemberExpression':
    case 'NewExpression':
    case 'ThisExpression':
    case 'TemplateLiteral':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return true;
    case 'UnaryExpression':
      return isDefault(inner.argument);
    case 'ArrayExpression':
      return inner.elements.every(
        element => !element || isDefault(element.type === 'SpreadElement' ? element.argument : element),
      );
    case 'ObjectExpression':
      return inner.properties.every(property =>
        isDefault(property.type === 'Property' ? property.value : property.argument),
      );
    case 'LogicalExpression':
    case 'BinaryExpression':
      return isDefault(inner.left) && isDefault(inner.right);
    case 'ConditionalExpression':
      return isDefault(inner.consequent) && isDefault(inner.alternate);
    case 'CallExpression':
      return isDefaultCall(inner);
    default:
      return false;
  }
}

/** `Promise.resolve([])`, `createEmptyResult()`, `getDefaultConfig()`, `fallback.slice()`. */
function isDefaultCall({ arguments: values, callee }: TSESTree.CallExpression): boolean {
  const names = getCalleeNames(callee);
  if (names[0] === 'Promise' && names[1] === 'resolve') return values.every(isDefault);
  return names
    .flatMap(splitWords)
    .some(word => /^(?:default|defaults|empty|fallback|initial|none|nothing|noop)$/u.test(word));
}

/** `undefined`, `void 0`, or no value at all. */
export function isUndefined(value: TSESTree.Node | null): boolean {
  if (!value) return true;
  const inner = unwrap(value);
  if (inner.type === 'UnaryExpression') return inner.operator === 'void';
  return inner.type === 'Identifier' && inner.name === 'undefined';
}
