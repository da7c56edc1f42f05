import { UsageError } from '../src/errors.ts';
import { parseChoice, parseCommandLine, parseCount, parseFolders, runCommand } from './arguments.ts';
import { createBench } from './bench.ts';
import { getRepository, loadFile, type SourceFile } from './corpus.ts';
import { createLint, getRuleTimes } from './linting.ts';
import { formatNumber } from './markdown.ts';
import { getOwnRules, loadPlugin } from './plugin.ts';
import { loadOwnRule } from './rule-sets.ts';
import { sumLines } from './selection.ts';
import { median, sum } from './statistics.ts';

const USAGE = 'tsx benchmarks/profile.ts <folder…> --rule <id> [--level strict] [--rounds 3] [--top 20] [--max-lines n]';

/** Which files one rule of ours takes longest on, and where the time per line is out of proportion. */
await runCommand(async args => {
  const { positionals, values } = parseCommandLine(args, {
    rule: { type: 'string' },
    level: { type: 'string', default: 'strict' },
    rounds: { type: 'string' },
    top: { type: 'string' },
    'max-lines': { type: 'string' },
  });
  const level = parseChoice('level', values.level, ['recommended', 'strict']);
  const rounds = parseCount('rounds', values.rounds) ?? 3;
  const top = parseCount('top', values.top) ?? 20;
  const maxLines = parseCount('max-lines', values['max-lines']);
  const repositories = parseFolders(positionals, USAGE).map(getRepository);
  const rule = values.rule === undefined ? null : await loadOwnRule(values.rule, level);
  if (!rule) throw new UsageError(`--rule: expected one of ${await listRules(level)}${values.rule === undefined ? '.' : `, but got "${values.rule}".`}`);

  const lint = createLint(rule, { stats: true });
  const files = await createBench({ repositories, rounds, maxLines }).select(Infinity);
  const times = new Map<SourceFile, number[]>(files.map(file => [file, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const file of files) times.get(file)!.push(sum(getRuleTimes(await lint(loadFile(file))).values()));
  }

  const profiles = files.map(file => ({ file, time: median(times.get(file)!) }));
  console.log('      ms  ms/1,000 lines   lines  file');
  for (const { file, time } of profiles.toSorted((a, b) => b.time - a.time).slice(0, top)) {
    const path = file.path.slice(file.repository.root.length + 1);
    const figures = [formatNumber(time).padStart(8), formatNumber((time / file.lines) * 1000).padStart(14), String(file.lines).padStart(6)];
    console.log(`${figures.join('  ')}  ${file.repository.label} ${path}`);
  }
  const total = sum(profiles.map(({ time }) => time));
  console.log(`${rule.name}: ${formatNumber(total)} ms on ${sumLines(files)} lines in ${files.length} files.`);
});

async function listRules(level: 'recommended' | 'strict'): Promise<string> {
  return Object.keys(getOwnRules(await loadPlugin(), level)).map(id => id.replace('adr/', '')).join(', ');
}
