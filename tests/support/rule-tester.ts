import { RuleTester as BaseRuleTester, type RuleTesterConfig, type RunTests } from '@typescript-eslint/rule-tester';
import type { TSESLint } from '@typescript-eslint/utils';
import { afterAll, describe, it } from 'vitest';

BaseRuleTester.afterAll = afterAll;
BaseRuleTester.describe = describe;
BaseRuleTester.describeSkip = describe.skip;
BaseRuleTester.it = it;
BaseRuleTester.itOnly = it.only;
BaseRuleTester.itSkip = it.skip;

/** For cases that need a TypeScript program: the files of `tests/fixtures`. */
export const withTypes: RuleTesterConfig = {
  languageOptions: {
    parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/../fixtures` },
  },
};

/** Options as a user gives them: the rest is filled in with the defaults. */
type Given<Options extends readonly unknown[]> = {
  readonly [Index in keyof Options]: { readonly [Key in keyof Options[Index]]?: Options[Index][Key] };
};

/** Insists that a message with placeholders is asserted together with its data. */
export class RuleTester extends BaseRuleTester {
  override run<MessageIds extends string, Options extends readonly unknown[]>(
    name: string,
    rule: TSESLint.RuleModule<MessageIds, Options>,
    cases: RunTests<MessageIds, Given<Options>>,
  ): void {
    super.run(name, rule, { assertionOptions: { requireData: true }, ...(cases as RunTests<MessageIds, Options>) });
  }
}
