import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { PHASE_IDS, type PhaseId } from '../src/phases.ts';
import { RULE_DOCS } from '../src/rules/index.ts';

const ROOT = join(import.meta.dirname, '..');
const USAGE = `npm run new -- <rule-id> --phase <${PHASE_IDS.join('|')}> [--check]`;

class WrongArguments extends Error {}

try {
  main();
} catch (error) {
  if (!(error instanceof WrongArguments)) throw error;
  console.error(`${error.message} Usage: ${USAGE}`);
  process.exitCode = 2;
}

function main(): void {
  const { id, isCheck, phase } = readArguments();
  const files = { ...getFiles(id, phase) };
  const existing = Object.keys(files).filter(path => existsSync(join(ROOT, path)));
  if (existing.length > 0) throw new WrongArguments(`${id}: already exists as ${existing.join(', ')}.`);
  for (const [path, content] of Object.entries(files)) {
    if (!isCheck) writeFileSync(join(ROOT, path), content);
    console.log(`${isCheck ? 'would write' : 'wrote'} ${path}`);
  }
  if (!isCheck) console.log('Next: write the test first, then `npm run update`.');
}

function readArguments(): { id: string; isCheck: boolean; phase: PhaseId } {
  const { positionals, values } = parse();
  const [id, ...rest] = positionals;
  if (id === undefined || rest.length > 0) throw new WrongArguments('Expected one rule id.');
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/u.test(id)) throw new WrongArguments(`${id}: expected a kebab-case rule id.`);
  const phase = PHASE_IDS.find(known => known === values.phase);
  if (!phase) throw new WrongArguments(`--phase: expected one of ${PHASE_IDS.join(', ')}, but got ${values.phase ?? 'nothing'}.`);
  return { id, isCheck: values.check, phase };
}

function parse() {
  try {
    return parseArgs({ allowPositionals: true, options: { phase: { type: 'string' }, check: { type: 'boolean', default: false } } });
  } catch (error) {
    throw new WrongArguments((error as Error).message.split('. ')[0]!.concat('.'), { cause: error });
  }
}

function getFiles(id: string, phase: PhaseId): Record<string, string> {
  const record = getNextRecord(phase);
  return {
    [`src/rules/${id}.ts`]: `import type { TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.ts';

type Options = [];
type MessageIds = 'found';

export default createRule<Options, MessageIds>({
  name: '${id}',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow …',
      phase: '${phase}',
      level: 'recommended',
      adr: '${record}',
      breaking: 'none',
      effort: 5,
    },
    schema: [],
    messages: {
      found: 'What happens here, and what to do instead.',
    },
  },
  create(context) {
    return {
      DebuggerStatement(node: TSESTree.DebuggerStatement) {
        context.report({ node, messageId: 'found' });
      },
    };
  },
});
`,
    [`tests/rules/${id}.test.ts`]: `import rule from '../../src/rules/${id}.ts';
import { RuleTester } from '../support/rule-tester.ts';

new RuleTester().run(rule.name, rule, {
  valid: [{ name: 'accepts …', code: '' }],
  invalid: [
    {
      name: 'reports …',
      code: 'debugger;',
      errors: [{ messageId: 'found', line: 1, column: 1, endLine: 1, endColumn: 10 }],
    },
  ],
});
`,
    [`docs/rules/${id}.md`]: `<!-- begin auto-generated rule header -->
<!-- end auto-generated rule header -->

<!-- begin status -->
<!-- end status -->

## Context

## Decision

\`\`\`ts incorrect
debugger;
\`\`\`

\`\`\`ts correct
export {};
\`\`\`

## Consequences

## When not to use it

## Related rules

## Measured precision

<!-- begin precision -->
<!-- end precision -->
`,
    [`evidence/verdicts/${id}.jsonl`]: '',
  };
}

/** The first number of the phase's hundred that no record has yet. */
function getNextRecord(phase: PhaseId): string {
  const taken = new Set<string>(Object.values(RULE_DOCS).map(({ adr }) => adr));
  const first = (PHASE_IDS.indexOf(phase) + 1) * 100 + 1;
  const free = Array.from({ length: 99 }, (_, index) => `ADR-${first + index}`).find(record => !taken.has(record));
  return free ?? 'ADR-000';
}
