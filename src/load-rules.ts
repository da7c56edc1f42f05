import { createRequire } from 'node:module';

import type { AdrRule } from './create-rule.ts';
import { RULE_DOCS, type RuleName } from './rules/index.ts';

const require = createRequire(import.meta.url);

/**
 * The rules by name, each loaded when it is first asked for: a team in phase 1 does not wait for the analyses of phase 6, and
 * an editor starts sooner.
 */
export function createLazyRules(): Readonly<Record<RuleName, AdrRule>> {
  const rules = {} as Record<RuleName, AdrRule>;
  for (const name of Object.keys(RULE_DOCS) as RuleName[]) {
    let rule: AdrRule | undefined;
    Object.defineProperty(rules, name, { enumerable: true, get: () => (rule ??= loadRule(name)) });
  }
  return rules;
}

function loadRule(name: RuleName): AdrRule {
  return (require(`./rules/${name}.js`) as { default: AdrRule }).default;
}
