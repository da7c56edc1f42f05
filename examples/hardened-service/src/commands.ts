import { parseArgs } from 'node:util';
import { describePlan } from './agents/plan.js';
import type { Environment } from './config/config-proxy.js';
import { assertDeployable, loadConfig, type Config } from './config/settings.js';
import { HelpfulError } from './errors.js';
import { integer, oneOf, unwrap, type Schema } from './schema.js';
import { createPlanner, createSaver } from './service.js';
import { sourceDocument } from './types.js';
import { readJsonFile } from './util/json-file.js';
import { LOG_LEVELS, setupLogger } from './util/logger.js';

const USAGE = `Usage: order-documents <command> [options]

Commands:
  list                  batches in the storage folder
  plan <document.json>  print the extraction plan of a document
  purge                 remove old batches
  check                 whether everything is configured that a deployment needs

Options: --root <folder>, --days <n> (purge), --log-level <level>, --help
`;

/** The command line is wrong; programs end with 2 then. */
export class UsageError extends HelpfulError {
  override readonly name = 'UsageError';
}

type Arguments = ReturnType<typeof readArguments>;
type Command = (config: Config, args: Arguments) => Promise<string> | string;

const COMMANDS: Readonly<Record<string, Command>> = {
  list: async (config, args) => (await createSaver(config, args.root).list()).join('\n'),
  plan: async (config, { file }) => describePlan(await createPlanner(config).plan(await readDocument(file))),
  purge: async (config, args) => `${await createSaver(config, args.root).purge(readDays(config, args))} batches removed`,
  check: config => {
    assertDeployable(config);
    return 'everything is configured';
  },
};

/** What a command prints; asks only for the settings that it needs. */
export async function runCommand(argv: readonly string[], environment: Environment, configFile?: string): Promise<string> {
  const args = readArguments(argv);
  if (args.help) return USAGE;
  const command = args.command === undefined ? undefined : COMMANDS[args.command];
  if (command === undefined) {
    throw new UsageError({
      whatWentWrong: args.command === undefined ? 'There is no command.' : `There is no command "${args.command}".`,
      howToFix: `Use one of ${Object.keys(COMMANDS).join(', ')}.`,
      example: 'order-documents list --root ./data',
    });
  }
  if (args.logLevel !== undefined) setupLogger(readOption(oneOf(...LOG_LEVELS), args.logLevel, '--log-level'));
  return command(await loadConfig(environment, configFile), args);
}

function readArguments(argv: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        root: { type: 'string' },
        days: { type: 'string' },
        'log-level': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [command, file] = positionals;
    return { command, file, help: values.help, root: values.root, days: values.days, logLevel: values['log-level'] };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError({ whatWentWrong: error.message, howToFix: 'See order-documents --help.', cause: error });
  }
}

async function readDocument(file: string | undefined) {
  const document = file === undefined ? undefined : await readJsonFile(sourceDocument, file);
  if (document !== undefined) return document;
  throw new UsageError({
    whatWentWrong: file === undefined ? 'There is no document to plan.' : `There is no file ${file}.`,
    howToFix: 'Name the JSON file of a document.',
    example: 'order-documents plan invoice.json',
  });
}

function readDays(config: Config, { days }: Arguments): number {
  return days === undefined ? config.require('storage.keepDays') : readOption(integer({ min: 1 }), days, '--days');
}

function readOption<T>(schema: Schema<T>, value: string, name: string): T {
  return unwrap(schema(value, name), { whatWentWrong: 'An option is wrong:', howToFix: 'See order-documents --help.' });
}
