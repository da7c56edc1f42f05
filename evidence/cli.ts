import { UsageError } from '../src/errors.ts';
import * as collect from './commands/collect.ts';
import * as fixSafety from './commands/fix-safety.ts';
import * as recheck from './commands/recheck.ts';
import * as record from './commands/record.ts';
import * as report from './commands/report.ts';
import * as run from './commands/run.ts';
import * as sample from './commands/sample.ts';
import * as torture from './commands/torture.ts';
import { processTerminal, type Terminal } from './terminal.ts';

interface Command {
  /** One line, shown when it is called in a wrong way. */
  readonly usage: string;
  /** Does it, and gives the exit code. */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = { run, collect, sample, record, recheck, report, torture, 'fix-safety': fixSafety };

const [name = '', ...args] = process.argv.slice(2);
try {
  process.exitCode = await getCommand(name).run(args, processTerminal);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function getCommand(name: string): Command {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command;
  const list = Object.values(COMMANDS).map(({ usage }) => `\n  ${usage}`);
  if (name === '' || name === '--help') throw new UsageError(`Usage: npm run evidence -- <command>${list.join('')}`);
  throw new UsageError(`There is no command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}.`);
}
