import { statSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';

import { UsageError } from '../src/errors.ts';

/** Parses a command line. @throws {UsageError} of one line, for an unknown option or a missing value. */
export function parseCommandLine<Options extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(error.message.split(/\.(?: |$)|\n/u, 1)[0]!.concat('.'));
  }
}

/** The number that was given for an option, if it was. @throws {UsageError} for anything but a whole number from 1. */
export function parseCount(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value.replaceAll('_', ''));
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`--${option}: expected a whole number from 1, but got "${value}".`);
  return count;
}

/** The choice that was given. @throws {UsageError} that lists the choices. */
export function parseChoice<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find(known => known === value);
  if (!choice) throw new UsageError(`--${option}: expected ${choices.join(' or ')}, but got "${value}".`);
  return choice;
}

/** The folders that were given. @throws {UsageError} when there is none, or one is not there. */
export function parseFolders(paths: readonly string[], usage: string): readonly string[] {
  if (paths.length === 0) throw new UsageError(`Which folders? Usage: ${usage}`);
  for (const path of paths) {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`${path}: no such folder.`);
  }
  return paths;
}

/** Runs a command; what the user got wrong is one line on stderr and exit code 2. */
export async function runCommand(command: (args: readonly string[]) => Promise<void>): Promise<void> {
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
