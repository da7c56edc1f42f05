import { parseArguments } from '../arguments.ts';
import { LEVELS } from '../lint-configs.ts';
import { readPrecision } from '../precision.ts';
import { formatTable, type Terminal } from '../terminal.ts';

export const usage = 'report';

/** Prints the measured precision of every judged rule. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseArguments(args, { verdicts: { type: 'string' } });
  const rows = [...readPrecision(values.verdicts)].flatMap(([rule, precision]) =>
    LEVELS.flatMap(level => {
      const measured = precision[level];
      if (!measured) return [];
      const { high, low, right, total } = measured;
      return [[rule, level, String(right), String(total), percentage(right / total), `${percentage(low)} – ${percentage(high)}`]];
    }),
  );
  terminal.print(rows.length > 0 ? formatTable(['rule', 'level', 'right', 'judged', 'precision', '95 % interval'], rows) : 'Nothing has been judged yet.');
  return 0;
}

function percentage(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
