import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { styleText } from 'node:util';

import { ESLint, type Linter, type Rule } from 'eslint';

import type { RuleDocs } from '../src/create-rule.ts';
import { PHASE_IDS, PHASES, type PhaseId } from '../src/phases.ts';

const ROOT = join(import.meta.dirname, '..');
const SERVICE = join(ROOT, 'examples/legacy-service');
const SAMPLES_PER_PHASE = 3;

interface Finding extends Linter.LintMessage {
  readonly file: string;
  readonly rule: string;
  readonly phase: PhaseId;
}

type Plugin = typeof import('../src/index.ts').default;

console.log(dim('Building the plugin …'));
execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', join(ROOT, 'tsconfig.build.json')], { stdio: 'inherit' });
const { default: plugin } = (await import(join(ROOT, 'dist/index.js'))) as { default: Plugin };
const RULE_WIDTH = Math.max(...Object.keys(plugin.rules).map(name => `adr/${name}`.length));

const copy = mkdtempSync(join(tmpdir(), 'legacy-service-'));
try {
  cpSync(SERVICE, copy, { recursive: true, filter: path => !path.includes('node_modules') });
  const before = await lint(copy, false);
  printPhases(before);
  const after = await lint(copy, true);
  printFixed(before, after);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** Every finding of `strict` in the service, after `--fix` if asked for. */
async function lint(cwd: string, fix: boolean): Promise<Finding[]> {
  // A directive of the service's own lint set-up that finds nothing to switch off here is no finding of a phase.
  const config: Linter.Config[] = [...plugin.configs.strict, { linterOptions: { reportUnusedDisableDirectives: 'off' } }];
  const eslint = new ESLint({ cwd, fix, overrideConfigFile: true, overrideConfig: config });
  const results = await eslint.lintFiles(['.']);
  if (fix) await ESLint.outputFixes(results);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(message => ({ ...message, file: relative(cwd, filePath), ...classify(message) })),
  );
}

function classify({ ruleId }: Linter.LintMessage): { rule: string; phase: PhaseId } {
  const phase = plugin.configs.strict.find(({ rules }) => ruleId !== null && rules && ruleId in rules);
  const id = PHASE_IDS.find(known => phase?.name?.endsWith(`-${known}`));
  if (ruleId === null || !id) throw new Error(`A finding of no phase: ${ruleId ?? 'a file that cannot be parsed'}.`);
  return { rule: ruleId, phase: id };
}

function printPhases(findings: readonly Finding[]): void {
  console.log(`\n${bold('examples/legacy-service')}, linted with ${bold('adr/strict')}: ${bold(String(findings.length))} findings, ${share(findings)}\n`);
  for (const id of PHASE_IDS) {
    const own = findings.filter(({ phase }) => phase === id);
    printPhase(id, own);
  }
}

function printPhase(id: PhaseId, findings: readonly Finding[]): void {
  const { number, promise, title } = PHASES[id];
  const count = findings.length === 0 ? dim('nothing found') : `${findings.length} findings in ${new Set(findings.map(({ file }) => file)).size} files`;
  console.log(`${bold(`Phase ${number}  ${title}`)}  ${dim(promise)}\n  ${count}`);
  for (const [rule, own] of byCount(findings)) {
    console.log(`    ${String(own.length).padStart(3)}  ${rule.padEnd(RULE_WIDTH)} ${dim(getHelp(rule, own))}`);
  }
  const samples = byCount(findings).slice(0, SAMPLES_PER_PHASE).map(([, [first]]) => first!);
  for (const { file, line, message } of samples) console.log(`  ${styleText('cyan', `${file}:${line}`)}  ${message}`);
  console.log();
}

function byCount(findings: readonly Finding[]): [string, Finding[]][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding]);
  return [...groups].toSorted(([, a], [, b]) => b.length - a.length);
}

function getHelp(rule: string, findings: readonly Finding[]): string {
  const rules: Readonly<Partial<Record<string, Rule.RuleModule>>> = plugin.rules;
  const docs = rules[rule.replace(/^adr\//u, '')]?.meta?.docs as RuleDocs | undefined;
  const fixable = findings.filter(({ fix }) => fix).length;
  const suggested = findings.filter(({ suggestions }) => suggestions?.length).length;
  return [docs?.adr, fixable && `${fixable} fixable`, suggested && `${suggested} with a suggestion`].filter(Boolean).join(', ');
}

function share(findings: readonly Finding[]): string {
  const fixable = findings.filter(({ fix }) => fix).length;
  return `of which ${bold('--fix')} can do ${fixable} (${((100 * fixable) / findings.length).toFixed(0)} %)`;
}

function printFixed(before: readonly Finding[], after: readonly Finding[]): void {
  console.log(`${bold('After eslint --fix')} on a copy: ${bold(String(after.length))} findings, ${before.length - after.length} fewer`);
  const left = new Map(byCount(after).map(([rule, own]) => [rule, own.length]));
  for (const [rule, own] of byCount(before)) {
    const now = left.get(rule) ?? 0;
    if (now !== own.length) console.log(`    ${rule.padEnd(RULE_WIDTH)} ${own.length} → ${now}`);
  }
}

function bold(text: string): string {
  return styleText('bold', text);
}

function dim(text: string): string {
  return styleText('dim', text);
}
