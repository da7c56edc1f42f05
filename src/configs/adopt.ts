import type { ESLint, Linter } from 'eslint';
import type * as v from 'valibot';

import { UsageError } from '../errors.ts';
import { loadValibot } from '../lazy-dependencies.ts';
import { PHASE_IDS } from '../phases.ts';
import { parseInput } from '../settings.ts';
import { createConfig, NAMESPACE, type Level } from './index.ts';

function createSchema({ check, number, optional, picklist, pipe, strictObject }: typeof v) {
  const isPhaseNumber = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= PHASE_IDS.length;
  const phaseNumber = pipe(number(), check(isPhaseNumber, `a phase from 0 to ${PHASE_IDS.length}`));
  return strictObject({
    level: optional(picklist(['recommended', 'strict']), 'recommended'),
    enforce: phaseNumber,
    preview: optional(phaseNumber),
  });
}

/** How far a team has come. */
export interface Adoption {
  /** Which of the two levels; `recommended` by default. */
  level?: Level;
  /** The last phase whose findings are errors; `0` for none yet. */
  enforce: number;
  /** The last phase whose findings are warnings, above `enforce`; none by default. */
  preview?: number;
}

/**
 * The config of a team on its way: phases up to `enforce` are errors, those after it up to `preview` warnings, the rest is off.
 * A team finishes a phase, raises `enforce`, and cannot slide back.
 *
 * @throws {UsageError} of one line that names the key and what was expected.
 */
export function adopt(plugin: ESLint.Plugin, input: Adoption): Linter.Config[] {
  const { enforce, level, preview = enforce } = parseInput(createSchema(loadValibot()), input, 'adopt()');
  if (preview < enforce) {
    throw new UsageError(`adopt().preview: expected a phase not before enforce (${enforce}), but got ${preview}.`);
  }
  return createConfig(plugin, {
    name: `${NAMESPACE}/adopt/${level}`,
    level,
    severityOf: phase => (phase <= enforce ? 'error' : phase <= preview ? 'warn' : 'off'),
  });
}
