import {
  BUN_COMMANDS,
  COMMAND_WRAPPERS,
  EVAL_FLAGS,
  NODEMON_VALUE_FLAGS,
  RUN_SUBCOMMANDS,
  RUNNERS,
  VALUE_FLAGS,
} from '../../knowledge/programs.ts';

const TOKEN = /&&|\|\||[;&|\n]|(?:[^\s"'`;&|]|"(?:\\.|[^"\\])*"|'[^']*'|`[^`]*`)+/gu;
const SOURCE_EXTENSION = /\.[cm]?[jt]sx?$/u;

/**
 * The files that a shell command runs, as written: `src/server.ts` in `cross-env A=b npx tsx watch --flag src/server.ts && …`.
 * A file that is only given to another tool, such as a linter or a bundler, is none. `cd` moves what follows it.
 */
export function getStartedPaths(script: string): string[] {
  const paths: string[] = [];
  let directory = '';
  for (const words of splitCommands(script)) {
    if (words[0] === 'cd' && words[1]) directory = `${directory}${unquote(words[1]).replace(/\/?$/u, '/')}`;
    const path = getStartedPath(words);
    if (path) paths.push(directory + path);
    for (const word of words) if (isQuotedCommand(word)) paths.push(...getStartedPaths(unquote(word)).map(nested => directory + nested));
  }
  return paths;
}

function splitCommands(script: string): string[][] {
  const commands: string[][] = [[]];
  for (const [word] of script.matchAll(TOKEN)) {
    if (/^(?:&&|\|\||[;&|\n])$/u.test(word)) commands.push([]);
    else commands.at(-1)!.push(word);
  }
  return commands;
}

function getStartedPath(words: readonly string[]): string | null {
  const separator = words.indexOf('--');
  const index = findRunner(words);
  if (index !== -1) return getFileArgument(getCommandName(words[index]!), words.slice(index + 1).map(unquote));
  // `dotenv -e .env -- node server.js`, whatever the command before is called.
  return separator === -1 ? null : getStartedPath(words.slice(separator + 1));
}

/** The runner's place when only variables, wrappers and their flags stand before it, else `-1`. */
function findRunner(words: readonly string[]): number {
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (RUNNERS.has(getCommandName(word))) return index;
    const next = words[index + 1];
    if (word.startsWith('-')) {
      if (next && !word.includes('=') && !isPassedOver(next) && !RUNNERS.has(getCommandName(next))) index++;
    } else if (!isPassedOver(word)) {
      return -1;
    }
  }
  return -1;
}

function isPassedOver(word: string): boolean {
  return word.startsWith('-') || /^\w+=/u.test(word) || COMMAND_WRAPPERS.has(getCommandName(word));
}

/** `tsx` of `./node_modules/.bin/tsx` or `tsx.cmd`. */
function getCommandName(word: string): string {
  return unquote(word).replace(/^(?:.*\/)?node_modules\/\.bin\//u, '').replace(/\.(?:cmd|exe)$/u, '');
}

/** The first argument that is no flag, value of a flag, or sub-command; `null` when the runner is told to do something else. */
function getFileArgument(runner: string, words: readonly string[]): string | null {
  const subcommands = RUN_SUBCOMMANDS[runner] ?? [null];
  let mayRun = subcommands.includes(null);
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (runner !== 'nodemon' && EVAL_FLAGS.has(word)) return getEvaluatedFile(words[index + 1] ?? '');
    if (word.startsWith('-')) {
      if (takesValue(word, runner)) index++;
    } else if (subcommands.includes(word)) {
      mayRun = true;
    } else {
      mayRun &&= runner !== 'bun' || !BUN_COMMANDS.has(word);
      return mayRun ? getFile(words, index) : null;
    }
  }
  return null;
}

function takesValue(flag: string, runner: string): boolean {
  return VALUE_FLAGS.has(flag) || (runner === 'nodemon' && NODEMON_VALUE_FLAGS.has(flag));
}

/** The own file that code given on the command line runs: `node -p 'require("./postinstall.js")()'`. */
function getEvaluatedFile(code: string): string | null {
  return /\b(?:import|require)\s*\(\s*["'`](\.[^"'`]+)["'`]/u.exec(code)?.[1] ?? null;
}

/** The word, or the next in `node --unknown x file.js`: a value of a flag that is not known to take one. */
function getFile(words: readonly string[], index: number): string {
  const word = words[index]!;
  const [previous = '', next = ''] = [words[index - 1], words[index + 1]];
  const followsFlag = /^--[^=]+$/u.test(previous);
  return followsFlag && !SOURCE_EXTENSION.test(word) && SOURCE_EXTENSION.test(next) ? next : word;
}

function isQuotedCommand(word: string): boolean {
  return /^["'`].*\s.*["'`]$/su.test(word);
}

function unquote(word: string): string {
  return word.replace(/\\(["'`])/gu, '$1').replace(/^(["'`])(.*)\1$/su, '$2');
}
