import type { TSESLint } from '@typescript-eslint/utils';

import { getWriteThrough } from './writes.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Whether nothing in the file changes the object that a variable was declared with: neither the variable nor a member below it
 * is assigned, deleted or updated, no method such as `push` or `set` is called on it, and `Object.assign` gets it at most as a
 * source. What other code does with an object that is handed to it is not known.
 */
export function isUnwrittenObject({ references }: TSESLint.Scope.Variable, sourceCode: SourceCode): boolean {
  return references.every(({ identifier, init }) => init === true || getWriteThrough(identifier, sourceCode) === null);
}
