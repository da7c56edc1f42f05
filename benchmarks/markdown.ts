import { UsageError } from '../src/errors.ts';

/** A Markdown table of one column of text and columns of figures; `text` names the columns, from 0, where it is otherwise. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[], { text = [0] }: { text?: readonly number[] } = {}): string {
  const rule = head.map((_, index) => (text.includes(index) ? '---' : '---:'));
  return [head, rule, ...rows].map(cells => `| ${cells.map(escapeCell).join(' | ')} |`).join('\n');
}

function escapeCell(cell: string): string {
  return cell.replaceAll('|', String.raw`\|`);
}

const begin = (name: string): string => `<!-- begin ${name} -->`;
const end = (name: string): string => `<!-- end ${name} -->`;

/** What stands between the markers of `name`, without the line breaks around it. @throws {UsageError} when a marker is missing. */
export function readBlock(document: string, name: string): string {
  const [start, stop] = locate(document, name);
  return document.slice(start, stop).trim();
}

/** The document with `content` between the markers of `name`; the prose around stays. @throws {UsageError} when a marker is missing. */
export function replaceBlock(document: string, name: string, content: string): string {
  const [start, stop] = locate(document, name);
  return `${document.slice(0, start)}\n${content.trim()}\n${document.slice(stop)}`;
}

/** The document with nothing between any markers. */
export function emptyBlocks(document: string): string {
  return document.replaceAll(/(<!-- begin ([\w-]+) -->\n).*?(?=<!-- end \2 -->)/gsu, '$1');
}

function locate(document: string, name: string): [start: number, stop: number] {
  const start = document.indexOf(begin(name));
  const stop = document.indexOf(end(name), start);
  if (start === -1 || stop === -1) {
    throw new UsageError(`The results file needs the markers ${begin(name)} and ${end(name)}, in this order.`);
  }
  return [start + begin(name).length, stop];
}

/** `12.3`, with three significant digits up to 1,000. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '∞';
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function formatRatio(value: number): string {
  return `${formatNumber(value)}×`;
}

export function formatPercent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

export function formatCount(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
