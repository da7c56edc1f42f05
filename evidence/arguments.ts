import { parseArgs, type ParseArgsConfig } from 'node:util';

import { UsageError } from '../src/errors.ts';
import { type Level, LEVELS } from './lint-configs.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * The arguments of a command.
 *
 * @throws {UsageError} of one line for an option that it does not know or that lacks its value.
 */
export function parseArguments<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!.replace(/\.?$/u, '.'));
  }
}

/** The levels that `--level` names. */
export function parseLevels(value: string): readonly Level[] {
  if (value === 'both') return LEVELS;
  const level = LEVELS.find(each => each === value);
  if (!level) throw new UsageError(`--level: expected R, S or both, but got "${value}".`);
  return [level];
}

/** A whole number, or undefined where the option is not given. */
export function parseCount(name: string, value: string | undefined, minimum = 1): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d+$/u.test(value) && number >= minimum) return number;
  throw new UsageError(`--${name}: expected a whole number from ${minimum}, but got "${value}".`);
}

/** The positional arguments, of which there has to be at least one. */
export function requirePaths(paths: readonly string[], usage: string): readonly string[] {
  if (paths.length === 0) throw new UsageError(`Usage: npm run evidence -- ${usage}`);
  return paths;
}
