/**
 * For a rule of ours the rules of ESLint and the peers that a team would otherwise turn on for the same job; of rules that no
 * peer has, nothing is said. Peers outside the benchmark's install are left out: `n/no-process-exit` for one.
 */
const SAME_JOBS: Readonly<Record<string, readonly string[]>> = {
  'no-silent-catch': ['sonarjs/no-ignored-exceptions'],
  'no-hardcoded-secret': ['sonarjs/no-hardcoded-secrets', 'sonarjs/no-hardcoded-passwords'],
  'no-cors-wildcard': ['sonarjs/cors'],
  'no-shell-interpolation': ['sonarjs/os-command'],
  'no-exit-in-lib': ['unicorn/no-process-exit'],
  'helpful-error': ['unicorn/error-message'],
  'no-foreign-mutation': ['no-extend-native', 'no-import-assign'],
  'no-check-then-act': ['require-atomic-updates'],
  'max-method-length': ['max-lines-per-function', 'sonarjs/max-lines-per-function'],
  'prefer-static-helper': ['class-methods-use-this', '@typescript-eslint/class-methods-use-this'],
  'no-dispatch-chain': ['unicorn/prefer-switch'],
  'no-duplicate-function': ['sonarjs/no-identical-functions'],
  'prefer-concurrent-awaits': ['no-await-in-loop'],
  'no-inline-tunable': ['no-magic-numbers'],
  'justify-exception': ['unicorn/no-abusive-eslint-disable'],
};

/** The peers' rules for the job of our rule, by the id that a config would use. */
export function getPeerRules(ownRule: string): readonly string[] {
  return SAME_JOBS[ownRule] ?? [];
}
