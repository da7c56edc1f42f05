import { getFunctionName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { splitWords } from '../../ast/words.ts';
import { RESETTING_WORDS } from '../../knowledge/module-state.ts';
import { getOutermostFunction } from '../load-time.ts';
import type { ModuleState } from '../module-state.ts';
import { isSetBack } from './absence.ts';
import { getFirstWord } from './registries.ts';

/** Whether the state holds the one instance of a class: `static instance`, or what `getInstance()` hands out. */
export function isSingleton(state: ModuleState): boolean {
  const { field, initializer, name, reads, writes } = state;
  const isNamedSo = /^(?:instance|singleton)$/u.test(splitWords(name).at(-1) ?? '');
  const isHandedOut = [...reads, ...writes.map(({ node }) => node)].some(use => {
    const reader = getOutermostFunction(use);
    return /^get\w*Instance$/u.test((reader && getFunctionName(reader)) ?? '');
  });
  if (!field) return isHandedOut;
  return isNamedSo || (isHandedOut && initializer !== null && unwrap(initializer).type === 'NewExpression');
}

/** Whether a function such as `reset`, `clearInstance` or `dispose` sets the state back. */
export function isResettable(state: ModuleState): boolean {
  return state.writes.some(write => {
    const writer = getOutermostFunction(write.node);
    return writer !== null && RESETTING_WORDS.has(getFirstWord(writer)) && isSetBack(write, state);
  });
}
