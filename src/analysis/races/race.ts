import type { TSESTree } from '@typescript-eslint/utils';

import type { Decision } from '../deciding-tests.ts';

/** A check whose answer may be old when the act comes. */
export interface Race {
  /** Where the report stands. */
  readonly check: TSESTree.Node;
  readonly act: TSESTree.Node;
  /** How the check and the act read in a message. */
  readonly checkName: string;
  readonly actName: string;
}

/** The question, or the initialiser of the variable that holds its answer. */
export function getCheckNode({ initializer, question }: Pick<Decision, 'initializer' | 'question'>): TSESTree.Node {
  return initializer ?? question;
}
