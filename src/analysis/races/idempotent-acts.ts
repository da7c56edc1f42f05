import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLastName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { IDEMPOTENT_FUNCTIONS } from '../../knowledge/file-system.ts';

/**
 * Whether a file system function does the same however often it is called, and whoever was there before: `mkdir` with `recursive`,
 * `rm` with `force`, `ensureDir`.
 *
 * @param name without `Sync`
 * @param options its argument after the path
 */
export function isIdempotentAct(name: string, options: TSESTree.Node | undefined): boolean {
  const option = IDEMPOTENT_FUNCTIONS.get(name);
  return option !== undefined && (option === null || hasOption(options, option));
}

/** Whether an expression waits for nothing but such a function, by its name alone: file systems are often handed in. */
export function isIdempotentWait(node: TSESTree.Node): boolean {
  const call = node.type === 'AwaitExpression' ? unwrap(node.argument) : node;
  if (call.type !== 'CallExpression') return false;
  const name = getLastName(unwrap(call.callee));
  return name !== null && isIdempotentAct(name, call.arguments[1]);
}

function hasOption(options: TSESTree.Node | undefined, name: string): boolean {
  const inner = options && unwrap(options);
  if (inner?.type !== 'ObjectExpression') return false;
  return inner.properties.some(property => {
    if (property.type !== 'Property' || getKeyName(property) !== name) return false;
    const value = unwrap(property.value);
    return value.type === 'Literal' && value.value === true;
  });
}
