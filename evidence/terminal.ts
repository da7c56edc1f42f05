import { relative } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { stripVTControlCharacters, styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Where a command writes, and whom it may ask. */
export interface Terminal {
  readonly print: (text: string) => void;
  /** Draws how far the work is; nothing where no one watches. */
  readonly progress: (label: string, done: number, total: number) => void;
  /** The answer to a question, or null where no one can answer. */
  readonly ask: ((question: string) => Promise<string>) | null;
}

const BAR_WIDTH = 30;

export const processTerminal: Terminal = {
  print: text => {
    clearBar();
    process.stdout.write(`${text}\n`);
  },
  progress: drawBar,
  ask: process.stdin.isTTY && process.stdout.isTTY ? ask : null,
};

function drawBar(label: string, done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  if (done === total) { clearBar(); return; }
  const filled = Math.round((done / total) * BAR_WIDTH);
  process.stderr.write(`\r\u001B[K${label} ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done}/${total}`);
}

function clearBar(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
}

async function ask(question: string): Promise<string> {
  const readline = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await readline.question(question)).trim();
  } finally {
    readline.close();
  }
}

/** Coloured where the terminal is; plain in a pipe and with NO_COLOR. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout, validateStream: true });
}

/** Rows in columns as wide as their widest cell; columns whose cells all start with a digit stand to the right. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(...[title, ...rows.map(row => row[column] ?? '')].map(getWidth)));
  const isNumeric = head.map((_, column) => rows.length > 0 && rows.every(row => /^[\d–]/u.test(stripVTControlCharacters(row[column] ?? ''))));
  const format = (row: readonly string[]): string =>
    row.map((cell, column) => pad(cell, widths[column]!, isNumeric[column]!)).join('  ').trimEnd();
  return [paint('bold', format(head)), ...rows.map(format)].join('\n');
}

function pad(cell: string, width: number, toTheRight: boolean): string {
  const space = ' '.repeat(width - getWidth(cell));
  return toTheRight ? space + cell : cell + space;
}

function getWidth(text: string): number {
  return stripVTControlCharacters(text).length;
}

/** The line that runs a command of the harness on a path again. */
export function formatCommand(command: string, path: string, options: Readonly<Record<string, string | readonly string[]>>): string {
  const near = relative(process.cwd(), path) || '.';
  const named = Object.entries(options).flatMap(([name, value]) => [value].flat().map(each => `--${name} ${quote(each)}`));
  return [`npm run evidence -- ${command} ${quote(near.startsWith('..') ? path : near)}`, ...named].join(' ');
}

function quote(text: string): string {
  return /^[\w./@+:-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
