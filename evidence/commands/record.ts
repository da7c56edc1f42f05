import { readFileSync, statSync } from 'node:fs';

import { UsageError } from '../../src/errors.ts';
import { parseArguments, requirePaths } from '../arguments.ts';
import type { Terminal } from '../terminal.ts';
import { getPlaceKey, mergeVerdicts, readVerdicts, writeVerdicts } from '../verdicts.ts';
import { getVerdicts, parseWorksheet } from '../worksheet.ts';

export const usage = 'record <sheet.json|sheet.md>…';

/** Adds the verdicts of judged worksheets to the recorded ones. All worksheets are read before the first file is written. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, values } = parseArguments(args, { verdicts: { type: 'string' } });
  const sheets = requirePaths(positionals, usage).map(path => {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new UsageError(`There is no worksheet ${path}.`);
    const sheet = parseWorksheet(readFileSync(path, 'utf8'), path);
    return { ...sheet, verdicts: getVerdicts(sheet) };
  });
  for (const { entries, rule, verdicts } of sheets) {
    const known = readVerdicts(rule, values.verdicts);
    const places = new Set(known.map(getPlaceKey));
    const replaced = verdicts.filter(verdict => places.has(getPlaceKey(verdict))).length;
    writeVerdicts(rule, mergeVerdicts(known, verdicts), values.verdicts);
    const open = entries.filter(({ verdict }) => verdict === null).length;
    terminal.print(`${rule}: ${verdicts.length - replaced} verdicts added, ${replaced} replaced; ${open} entries of the sheet are not judged.`);
  }
  return 0;
}
