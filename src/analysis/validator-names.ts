import type { TSESTree } from '@typescript-eslint/utils';

import { getLastName } from '../ast/names.ts';
import { splitWords } from '../ast/words.ts';
import { VALIDATOR_SUFFIXES, VALIDATOR_WORDS } from '../knowledge/bypass-words.ts';

/** Whether a name is that of a function that checks what it is given: `validateOrder`, `safeParseAsync`, `orderCheck`. */
export function isValidatorName(name: string): boolean {
  const words = [...splitWords(name)];
  while (words.length > 1 && VALIDATOR_SUFFIXES.has(words.at(-1)!)) words.pop();
  if (words[0] === 'safe' && words[1] === 'parse') return true;
  return VALIDATOR_WORDS.has(words[0] ?? '') || VALIDATOR_WORDS.has(words.at(-1) ?? '');
}

/** Whether a call is one of such a function, by the last name of its path. */
export function isValidatorCall({ callee }: TSESTree.CallExpression): boolean {
  const name = getLastName(callee);
  return name !== null && isValidatorName(name);
}
