import { basename } from 'node:path';

import { readPrecision, type Precision } from '../evidence/precision.ts';
import type { RuleDocs } from '../src/create-rule.ts';
import { PHASES } from '../src/phases.ts';
import { RULE_DOCS } from '../src/rules/index.ts';

const docsByRule = new Map<string, RuleDocs>(Object.entries(RULE_DOCS));
const precisionByRule = readPrecision();
const LEVELS = { R: '`recommended`', S: '`strict`' } as const;

/** Adds to a generated page what the generator has no word for: a rule's status and its measured precision. */
export function decorate(content: string, path: string): string {
  if (basename(path) === 'README.md') return addPrecisionColumn(content);
  const name = basename(path, '.md');
  const docs = docsByRule.get(name);
  if (!docs) return content;
  return [
    ['status', getStatus(name, docs)] as const,
    ['precision', getPrecision(name)] as const,
  ].reduce((page, [marker, text]) => fill(page, marker, text), content);
}

function fill(page: string, marker: string, text: string): string {
  const section = new RegExp(`<!-- begin ${marker} -->[^]*?<!-- end ${marker} -->`, 'u');
  return page.replace(section, () => `<!-- begin ${marker} -->\n\n${text}\n\n<!-- end ${marker} -->`);
}

function getStatus(name: string, docs: RuleDocs): string {
  const { number, title } = PHASES[docs.phase];
  return [
    `**Status:** accepted · ${docs.adr} · phase ${number} (${title}) · level \`${docs.level}\` · breaking: ${docs.breaking} · about ${docs.effort} minutes a finding`,
    `Enforced by: \`adr/${name}\``,
  ].join('\\\n');
}

function getPrecision(name: string): string {
  const measured = precisionByRule.get(name);
  const lines = (['R', 'S'] as const).flatMap(level => {
    const precision = measured?.[level];
    if (!precision) return [];
    const { high, low, right, total } = precision;
    return `- ${LEVELS[level]}: ${right} of ${total} sampled reports were right (${percent(right / total)}; 95 % interval ${percent(low)}–${percent(high)}).`;
  });
  return lines.length > 0
    ? [...lines, '', `Every verdict, with repository, commit, place and reason: [\`${name}.jsonl\`](../../evidence/verdicts/${name}.jsonl).`].join('\n')
    : 'Not measured yet.';
}

/** The rule tables link each rule in their first cell. */
function addPrecisionColumn(readme: string): string {
  const begin = '<!-- begin auto-generated rules list -->';
  const end = '<!-- end auto-generated rules list -->';
  const [before, list, after] = [readme.split(begin)[0]!, readme.split(begin)[1]?.split(end)[0], readme.split(end)[1]];
  if (list === undefined) return readme;
  const lines = list.split('\n').map(line => {
    if (/^\| Name/u.test(line)) return `${line} Precision (reports judged) |`;
    if (/^\| :-/u.test(line)) return `${line} :-- |`;
    const id = /^\| \[(?<id>[\w-]+)\]/u.exec(line)?.groups?.['id'];
    return id === undefined ? line : `${line} ${getCell(precisionByRule.get(id))} |`;
  });
  return [before, begin, lines.join('\n'), end, after].join('');
}

function getCell(precision: Partial<Record<'R' | 'S', Precision>> | undefined): string {
  const cells = (['R', 'S'] as const).flatMap(level => {
    const measured = precision?.[level];
    return measured ? `${level === 'R' ? '✅' : '🔒'} ${percent(measured.right / measured.total)} (${measured.total})` : [];
  });
  return cells.join(', ') || 'not measured';
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share === 1 ? 0 : 1)} %`;
}
