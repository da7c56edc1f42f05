import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { onTestFinished } from 'vitest';

import type { Terminal } from '../../../evidence/terminal.ts';

/** A terminal that remembers what was printed, and answers questions in the order given. */
export function createTerminal(answers?: string[]): Terminal & { readonly output: () => string } {
  const printed: string[] = [];
  return {
    print: text => void printed.push(text),
    progress: () => {},
    ask: answers
      ? async question => {
          printed.push(question);
          return answers.shift() ?? 'q';
        }
      : null,
    output: () => printed.join('\n'),
  };
}

/** A temporary folder with the given files, removed when the test is over. Gives its path. */
export function createFolder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'evidence-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(path, dirname(name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/**
 * The source of a plugin with one rule per way to go wrong. Each minds an identifier of its own, so that the files of a test pick
 * the rules.
 */
export const PLUGIN = `
const reporter = (name, { fix, suggest } = {}) => ({
  meta: { fixable: 'code', hasSuggestions: true, schema: [], messages: { found: 'Found {{name}}.', change: 'Change it.' } },
  create: context => ({
    [\`Identifier[name="\${name}"]\`](node) {
      context.report({
        node,
        messageId: 'found',
        data: { name },
        ...(fix && { fix: fixer => fix(fixer, node) }),
        ...(suggest && { suggest: [{ messageId: 'change', fix: fixer => suggest(fixer, node) }] }),
      });
    },
  }),
});
const rules = {
  calm: reporter('calm'),
  tidy: reporter('untidy', { fix: (fixer, node) => fixer.replaceText(node, 'tidy'), suggest: (fixer, node) => fixer.replaceText(node, 'neat') }),
  crash: { meta: { schema: [] }, create: () => ({ 'Identifier[name="crash"]'() { throw new TypeError('It broke.'); } }) },
  'crash-on-creation': {
    meta: { schema: [] },
    create({ sourceCode }) {
      if (sourceCode.text.includes('creation')) throw new TypeError('It never began.');
      return {};
    },
  },
  unstable: reporter('unstable', { fix: (fixer, node) => fixer.insertTextAfter(node, ' ') }),
  'unparsable-fix': reporter('unparsable', { fix: (fixer, node) => fixer.insertTextAfter(node, '((') }),
  'unparsable-suggestion': reporter('suggested', { suggest: (fixer, node) => fixer.insertTextAfter(node, '((') }),
  declares: reporter('first', { fix: (fixer, node) => fixer.replaceText(node, 'let fresh') }),
  'declares-too': reporter('second', { fix: (fixer, node) => fixer.replaceText(node, 'let fresh') }),
  fragile: {
    meta: { schema: [] },
    create() {
      let count = 0;
      return { 'Identifier[name="twice"]'() { if (++count > 1) throw new RangeError('There are two.'); } };
    },
  },
  hang: { meta: { schema: [] }, create: () => ({ 'Identifier[name="hang"]'() { for (;;); } }) },
  exit: { meta: { schema: [] }, create: () => ({ 'Identifier[name="exit"]'() { process.exit(3); } }) },
  'strict-only': reporter('strict'),
};
const plugin = { meta: { name: 'test', version: '0', namespace: 'adr' }, rules, configs: {} };
const all = { files: ['**/*.js'], ignores: ['**/*.test.js'], plugins: { adr: plugin } };
const entries = Object.keys(rules).map(id => [\`adr/\${id}\`, 'error']);
plugin.configs.strict = [{ ...all, rules: { ...Object.fromEntries(entries), 'no-console': 'error' } }];
plugin.configs.recommended = [{ ...all, rules: Object.fromEntries(entries.filter(([id]) => id !== 'adr/strict-only')) }];
export default plugin;
`;
