import type { ESLint, Linter } from 'eslint';

import type { RuleDocs } from '../create-rule.ts';
import { PHASE_IDS, PHASES, type PhaseId } from '../phases.ts';
import { RULE_DOCS } from '../rules/index.ts';
import { CORE_RULES } from './core-rules.ts';
import { BUILD_CONFIG_FILES, GENERATED_FILES, JSX_FILES, SOURCE_FILES, TEST_FILES, TYPESCRIPT_FILES } from './files.ts';
import { lazyParser } from './lazy-parser.ts';

export const NAMESPACE = 'adr';

export type Level = 'recommended' | 'strict';
export type PhaseNumber = 1 | 2 | 3 | 4 | 5 | 6;
export type ConfigName = Level | `phase-${PhaseNumber}` | `strict/phase-${PhaseNumber}`;

/** What makes one config: the rules of a level, up to a phase, at a severity per phase. */
export interface Selection {
  /** The prefix of the names of the config's objects: `adr/recommended`. */
  readonly name: string;
  readonly level: Level;
  readonly severityOf: (phase: number) => 'error' | 'off' | 'warn';
}

/** Every config, derived from what each rule states about itself. */
export function createConfigs(plugin: ESLint.Plugin): Record<ConfigName, Linter.Config[]> {
  const upTo = (level: Level, last: number, name: string): Linter.Config[] =>
    createConfig(plugin, { name: `${NAMESPACE}/${name}`, level, severityOf: phase => (phase <= last ? 'error' : 'off') });

  const levels = (['recommended', 'strict'] as const).map(level => [level, upTo(level, PHASE_IDS.length, level)] as const);
  const phases = PHASE_IDS.flatMap((_, index) => [
    [`phase-${index + 1}`, upTo('recommended', index + 1, `phase-${index + 1}`)] as const,
    [`strict/phase-${index + 1}`, upTo('strict', index + 1, `strict/phase-${index + 1}`)] as const,
  ]);
  return Object.fromEntries([...levels, ...phases]) as Record<ConfigName, Linter.Config[]>;
}

/** The array of config objects for a selection: the parser for TypeScript, then one object per phase. */
export function createConfig(plugin: ESLint.Plugin, { level, name, severityOf }: Selection): Linter.Config[] {
  const phases = PHASE_IDS.flatMap(phase => {
    const severity = severityOf(PHASES[phase].number);
    if (severity === 'off') return [];
    const base = `${name}/${PHASES[phase].number}-${phase}`;
    return [
      {
        name: base,
        files: SOURCE_FILES,
        ignores: [...TEST_FILES, ...BUILD_CONFIG_FILES, ...GENERATED_FILES],
        plugins: { [NAMESPACE]: plugin },
        rules: { ...coreRules(phase, level, severity), ...ownRules(phase, level, severity, ({ tests }) => !tests) },
      },
      {
        name: `${base}/with-tests`,
        files: SOURCE_FILES,
        ignores: [...BUILD_CONFIG_FILES, ...GENERATED_FILES],
        plugins: { [NAMESPACE]: plugin },
        rules: ownRules(phase, level, severity, ({ tests }) => tests === true),
      },
    ].filter(({ rules: { ...own } }) => Object.keys(own).length > 0);
  });
  return [
    { name: `${name}/typescript`, files: TYPESCRIPT_FILES, languageOptions: { parser: lazyParser } },
    { name: `${name}/jsx`, files: JSX_FILES, languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    ...phases,
  ];
}

function ownRules(phase: PhaseId, level: Level, severity: 'error' | 'warn', accepts: (docs: RuleDocs) => boolean): Linter.RulesRecord {
  const entries = Object.entries<RuleDocs>(RULE_DOCS)
    .filter(([, docs]) => docs.phase === phase && (level === 'strict' || docs.level !== 'strict') && isForJavaScript(docs) && accepts(docs))
    .map(([name, docs]) => {
      const options = level === 'strict' ? (docs.strict ?? []) : [];
      return [`${NAMESPACE}/${name}`, [severity, ...options]] satisfies [string, Linter.RuleEntry];
    });
  return Object.fromEntries(entries);
}

function isForJavaScript({ languages }: RuleDocs): boolean {
  return languages === undefined || languages.includes('js/js');
}

function coreRules(phase: PhaseId, level: Level, severity: 'error' | 'warn'): Linter.RulesRecord {
  const entries = CORE_RULES.filter(core => core.phase === phase && (level === 'strict' || core.recommended !== undefined)).map(
    core => [core.rule, withSeverity(level === 'strict' ? core.strict : core.recommended!, severity)] as const,
  );
  return Object.fromEntries(entries);
}

/** A rule that is switched off stays so, whatever the phase's severity. */
function withSeverity(entry: Linter.RuleEntry, severity: 'error' | 'warn'): Linter.RuleEntry {
  if (entry === 'off') return entry;
  return Array.isArray(entry) ? [severity, ...(entry.slice(1) as unknown[])] : severity;
}
