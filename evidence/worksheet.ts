import * as v from 'valibot';

import { parseInput } from '../src/settings.ts';
import { UsageError } from '../src/errors.ts';
import { parseJson, type Verdict } from './verdicts.ts';

const Place = v.strictObject({
  repo: v.string(),
  commit: v.string(),
  path: v.string(),
  line: v.number(),
  /** The levels that the verdict counts for. */
  levels: v.array(v.picklist(['R', 'S'])),
});

const Entry = v.strictObject({
  ...Place.entries,
  messages: v.array(v.string()),
  /** The code around the line, for the judge alone: it is never recorded. */
  frame: v.array(v.string()),
  /** To be set to true or false; null for not judged yet. */
  verdict: v.nullable(v.boolean()),
  why: v.string(),
});

const Worksheet = v.strictObject({ rule: v.string(), entries: v.array(Entry) });

/** The sampled reports of one rule, to be judged. */
export type Worksheet = v.InferOutput<typeof Worksheet>;
export type Entry = v.InferOutput<typeof Entry>;

/** A worksheet as text: Markdown for a file name that says so, else JSON. */
export function formatWorksheet(sheet: Worksheet, fileName: string): string {
  return isMarkdown(fileName) ? formatMarkdown(sheet) : `${JSON.stringify(sheet, null, 2)}\n`;
}

/**
 * Reads a worksheet that {@link formatWorksheet} wrote and a judge filled in.
 *
 * @throws {UsageError} naming the entry and what is wrong with it.
 */
export function parseWorksheet(text: string, fileName: string): Worksheet {
  return isMarkdown(fileName) ? parseMarkdown(text, fileName) : parseInput(Worksheet, parseJson(text, fileName), fileName);
}

/**
 * The verdicts of the judged entries, one per level.
 *
 * @throws {UsageError} for a verdict without a reason.
 */
export function getVerdicts({ entries }: Worksheet): Verdict[] {
  return entries.flatMap(({ commit, levels, line, path, repo, verdict, why }) => {
    if (verdict === null) return [];
    if (why.trim() === '') throw new UsageError(`${repo} ${path}:${line}: the verdict ${verdict} has no reason; fill in "why".`);
    return levels.map(level => ({ repo, commit, path, line, level, verdict, why: why.trim() }));
  });
}

function isMarkdown(fileName: string): boolean {
  return fileName.endsWith('.md');
}

function formatMarkdown({ entries, rule }: Worksheet): string {
  const sections = entries.map(({ commit, frame, levels, line, messages, path, repo, verdict, why }) =>
    [
      `## ${repo} ${path}:${line}`,
      `<!-- entry ${JSON.stringify({ repo, commit, path, line, levels })} -->`,
      ...messages.map(message => `> ${message}`),
      ['```text', ...frame, '```'].join('\n'),
      `- verdict: ${verdict ?? ''}`.trimEnd() + `\n${`- why: ${why}`.trimEnd()}`,
    ].join('\n\n'),
  );
  return [`# ${rule}`, 'Set each verdict to `true` or `false`, and say why in one line.', ...sections, ''].join('\n\n');
}

function parseMarkdown(text: string, fileName: string): Worksheet {
  const rule = /^# (?<rule>[\w-]+)$/mu.exec(text)?.groups?.['rule'];
  if (rule === undefined) throw new UsageError(`${fileName}: no worksheet; its first line has to be "# <rule>".`);
  const entries = text.split(/^<!-- entry /mu).slice(1).map((section): Entry => {
    const [json = '', rest = ''] = section.split(/ -->\n([^]*)/u);
    const place = parseInput(Place, parseJson(json, fileName), fileName);
    const label = `${fileName}: ${place.repo} ${place.path}:${place.line}`;
    return { ...place, messages: [], frame: [], verdict: parseVerdict(getField(rest, 'verdict'), label), why: getField(rest, 'why') };
  });
  return { rule, entries };
}

function getField(section: string, name: 'verdict' | 'why'): string {
  return new RegExp(`^- ${name}:(.*)$`, 'mu').exec(section)?.[1]?.trim() ?? '';
}

function parseVerdict(text: string, label: string): boolean | null {
  if (text === '') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  throw new UsageError(`${label}: expected the verdict true or false, but got "${text}".`);
}
