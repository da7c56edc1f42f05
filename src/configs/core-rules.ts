import { createRequire } from 'node:module';

import type { Linter } from 'eslint';

import type { PhaseId } from '../phases.ts';

/** A rule of ESLint itself that a phase turns on, or off where one of ours replaces it. */
export interface CoreRule {
  readonly phase: PhaseId;
  readonly rule: string;
  /** Absent where only `strict` has the rule. */
  readonly recommended?: Linter.RuleEntry;
  readonly strict: Linter.RuleEntry;
  readonly reason: string;
  /** The ESLint version that brought the rule, where that is after the oldest one we support. */
  readonly since?: string;
}

/** Every core rule that the configs set, with the reason. */
const ALL_CORE_RULES: readonly CoreRule[] = [
  {
    phase: 'fail-fast',
    rule: 'no-empty',
    recommended: ['error', { allowEmptyCatch: true }],
    strict: ['error', { allowEmptyCatch: true }],
    reason: 'no-silent-catch judges empty handlers; the suggestion of the core rule would only silence it.',
  },
  {
    phase: 'errors',
    rule: 'preserve-caught-error',
    recommended: 'error',
    strict: ['error', { requireCatchParameter: true }],
    since: '9.35.0',
    reason: 'A wrapper without its cause hides where the failure began.',
  },
  {
    phase: 'errors',
    rule: 'no-useless-catch',
    recommended: 'error',
    strict: 'error',
    reason: 'A handler that only rethrows handles nothing.',
  },
  {
    phase: 'errors',
    rule: 'no-unsafe-finally',
    recommended: 'error',
    strict: 'error',
    reason: 'Leaving a `finally` block drops the error on its way.',
  },
  {
    phase: 'errors',
    rule: 'prefer-promise-reject-errors',
    recommended: 'error',
    strict: 'error',
    reason: 'A rejection without an error has neither stack nor type to test for.',
  },
  {
    phase: 'structure',
    rule: 'max-lines',
    recommended: ['error', { max: 600, skipBlankLines: true, skipComments: true }],
    strict: ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    reason: 'A file that nobody can hold in mind is a layer of its own.',
  },
  {
    phase: 'structure',
    rule: 'complexity',
    recommended: ['error', 20],
    strict: ['error', 12],
    reason: 'Every branch is a case that a test has to reach.',
  },
  {
    phase: 'structure',
    rule: 'max-depth',
    recommended: ['error', 5],
    strict: ['error', 4],
    reason: 'Deep nesting hides the path that matters.',
  },
  {
    phase: 'structure',
    rule: 'max-params',
    recommended: ['error', 6],
    strict: ['error', 4],
    reason: 'Long parameter lists are objects without a name.',
  },
  {
    phase: 'structure',
    rule: 'class-methods-use-this',
    recommended: 'off',
    strict: 'off',
    reason: 'prefer-static-helper asks the same where the answer is safe, and fixes it.',
  },
  {
    phase: 'structure',
    rule: 'max-lines-per-function',
    recommended: 'off',
    strict: 'off',
    reason: "max-method-length counts a function's own lines instead of its helpers' too.",
  },
  {
    phase: 'resources',
    rule: 'no-await-in-loop',
    strict: 'error',
    reason: 'Independent waits in a row take the sum of their times; loops that retry, poll or limit a rate are documented exceptions.',
  },
];

const eslintVersion = readEslintVersion();

/** The core rules that the installed ESLint has: a config that names an unknown rule is an error there. */
export const CORE_RULES = ALL_CORE_RULES.filter(({ since }) => since === undefined || isAtLeast(eslintVersion, since));

/** `null` where the plugin runs without ESLint, as in other linters. */
function readEslintVersion(): string | null {
  try {
    return (createRequire(import.meta.url)('eslint/package.json') as { version: string }).version;
  } catch {
    return null;
  }
}

function isAtLeast(version: string | null, since: string): boolean {
  return version !== null && version.localeCompare(since, 'en', { numeric: true }) >= 0;
}
