import type { TSESLint } from '@typescript-eslint/utils';

import { isGenerated } from './analysis/generated-files.ts';
import type { PhaseId } from './phases.ts';

/** What every rule states about itself, once. Configs, README, page headers and the assessment are derived from it. */
export interface RuleDocs<Options extends readonly unknown[] = readonly unknown[]> {
  /** `Enforce|Require|Disallow …`, without a full stop. */
  readonly description: string;
  /** The refactor phase the rule serves. */
  readonly phase: PhaseId;
  /** The weakest config that enables it; a `configured` rule is silent until its options or settings are given. */
  readonly level: 'recommended' | 'strict' | 'configured';
  /** The decision record the rule enforces: its own page under `docs/rules`. */
  readonly adr: `ADR-${number}`;
  /** What obeying the rule changes for callers or operators of the linted code. */
  readonly breaking: 'none' | 'low' | 'medium' | 'high';
  /** The minutes that a finding typically takes. */
  readonly effort: number;
  /** The options of `strict`, where they differ from the defaults. */
  // eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- only the default type argument makes it empty
  readonly strict?: { readonly [Index in keyof Options]: Partial<Options[Index]> };
  /** The rule applies to test files, too. */
  readonly tests?: true;
  /** The languages it applies to, as ESLint names them, where these are not only JavaScript and TypeScript: `["js/js", "json/json"]`. */
  readonly languages?: readonly string[];
}

export type RuleContext<MessageIds extends string = string, Options extends readonly unknown[] = readonly unknown[]> = Readonly<
  TSESLint.RuleContext<MessageIds, Options>
>;

/** The part of a rule context that an analysis may depend on. */
export type FileContext = Pick<RuleContext, 'cwd' | 'filename' | 'settings' | 'sourceCode'>;

/** A rule of this plugin, as ESLint, the rule tester and the configs see it. */
export type AdrRule<MessageIds extends string = string, Options extends readonly unknown[] = readonly unknown[]> = TSESLint.RuleModule<
  MessageIds,
  Options,
  RuleDocs<Options>
> & { readonly name: string; readonly meta: { readonly docs: RuleDocs<Options> & { readonly url: string } } };

/** A rule with options has defaults for them; one without has none. */
type Defaults<Options extends readonly unknown[]> = Options extends readonly [] ? unknown : { readonly defaultOptions: Options };

interface RuleDefinition<Options extends readonly unknown[], MessageIds extends string> {
  readonly name: string;
  readonly meta: Omit<TSESLint.RuleMetaData<MessageIds, RuleDocs<Options>, Options>, 'docs' | 'defaultOptions'> & {
    readonly docs: RuleDocs<Options>;
  } & Defaults<Options>;
  readonly create: (context: RuleContext<MessageIds, Options>, options: Options) => TSESLint.RuleListener;
}

const REPOSITORY = 'https://github.com/eslint-plugin-adr/eslint-plugin-adr';

/**
 * Makes a rule of its definition: adds the link to its page, hands `create` the options that ESLint has merged with the
 * defaults, and leaves generated files alone.
 */
export function createRule<const Options extends readonly unknown[], MessageIds extends string>({
  name,
  meta,
  create,
}: RuleDefinition<Options, MessageIds>): AdrRule<MessageIds, Options> {
  return {
    name,
    meta: { ...meta, docs: { ...meta.docs, url: `${REPOSITORY}/blob/main/docs/rules/${name}.md` } },
    create: context => (isGenerated(context.sourceCode) ? {} : create(context, context.options)),
  };
}
