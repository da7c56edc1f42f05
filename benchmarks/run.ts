import { parseChoice, parseCommandLine, parseCount, parseFolders, runCommand } from './arguments.ts';
import { createBench, type Bench, type Findings } from './bench.ts';
import { renderVerdicts } from './budgets.ts';
import { getRepository } from './corpus.ts';
import { loadPlugin } from './plugin.ts';
import { fillResults, readResults, RESULTS, writeResults } from './results.ts';
import { measureGrowth } from './sections/growth.ts';
import { measureImports } from './sections/import.ts';
import { measureLongFile } from './sections/long-file.ts';
import { measureMemory } from './sections/memory.ts';
import { measureRules } from './sections/rules.ts';
import { measureSets } from './sections/sets.ts';

const USAGE = 'npm run bench -- <folder…> [--rounds 5] [--max-lines n] [--only section,…] [--out benchmarks/RESULTS.md]';

const SECTIONS: Readonly<Record<string, (bench: Bench) => Promise<Findings>>> = {
  sets: measureSets,
  rules: measureRules,
  import: measureImports,
  memory: measureMemory,
  growth: measureGrowth,
  'long-file': measureLongFile,
};

await runCommand(async args => {
  const { positionals, values } = parseCommandLine(args, {
    rounds: { type: 'string' },
    'max-lines': { type: 'string' },
    only: { type: 'string' },
    out: { type: 'string' },
  });
  const bench = createBench({
    rounds: parseCount('rounds', values.rounds) ?? 5,
    maxLines: parseCount('max-lines', values['max-lines']),
    repositories: parseFolders(positionals, USAGE).map(getRepository),
  });
  const names = values.only?.split(',').map(name => parseChoice('only', name, Object.keys(SECTIONS))) ?? Object.keys(SECTIONS);
  const out = values.out ?? RESULTS;
  // Told before the measuring, not after it: a file that cannot take the results.
  fillResults(readResults(out), new Map());
  await loadPlugin();

  for (const name of names) {
    const findings = await SECTIONS[name]!(bench);
    console.log(['', `## ${name}`, findings.markdown, renderVerdicts(findings.verdicts, '')].join('\n\n'));
    // After each section, so that a run that is stopped keeps what it has found.
    writeResults(out, fillResults(readResults(out), new Map([[name, findings]])));
  }
});
