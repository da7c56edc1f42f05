import { readFileSync, writeFileSync } from 'node:fs';

const LINE_HEIGHT = 18;
const CHARACTER_WIDTH = 7.83;
const PADDING = 20;
const MAX_COLUMNS = 150;

/** The attributes of the SGR codes that our scripts print; anything else resets. */
const STYLES: Readonly<Record<string, string>> = { 1: 'class="bold"', 2: 'class="dim"', 36: 'class="cyan"' };

const [output] = process.argv.slice(2);
if (output === undefined) {
  console.error('Expected the file to write, as in: FORCE_COLOR=1 npm run --silent demo | npx tsx scripts/terminal-picture.ts docs/images/demo.svg');
  process.exitCode = 2;
} else {
  writeFileSync(output, draw(readFileSync(0, 'utf8').trim()));
}

/** An SVG of what a terminal shows of a text with colours, readable in light and dark. */
function draw(text: string): string {
  const lines = text.split('\n').map(line => ({ line, length: line.replace(/\u001B\[\d+m/gu, '').length }));
  const columns = Math.min(MAX_COLUMNS, Math.max(...lines.map(({ length }) => length)));
  const [width, height] = [columns * CHARACTER_WIDTH + 2 * PADDING, lines.length * LINE_HEIGHT + 2 * PADDING];
  const rows = lines.map(({ line }, index) => `<text x="${PADDING}" y="${PADDING + (index + 0.8) * LINE_HEIGHT}">${toSpans(line)}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 ${Math.round(width)} ${Math.round(height)}" role="img" aria-label="Terminal output of npm run demo">
<style>
svg { background: #fff; } text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #1f2328; white-space: pre; }
.bold { font-weight: bold; } .dim { fill: #59636e; } .cyan { fill: #0a6b80; }
@media (prefers-color-scheme: dark) { svg { background: #0d1117; } text { fill: #e6edf3; } .dim { fill: #9198a1; } .cyan { fill: #56d4e5; } }
</style>
${rows.join('\n')}
</svg>
`;
}

function toSpans(line: string): string {
  const [plain = '', ...styled] = line.split('\u001B[');
  let columns = MAX_COLUMNS;
  const take = (text: string): string => {
    const shown = text.length > columns ? `${text.slice(0, Math.max(0, columns - 1))}…` : text;
    columns = Math.max(0, columns - text.length);
    return columns === 0 && shown === '…' ? '' : escape(shown);
  };
  const start = take(plain);
  const spans = styled.map(part => {
    const [, code = '', text = ''] = /^(?<code>\d+)m(?<text>[^]*)$/u.exec(part) ?? [];
    return STYLES[code] ? `<tspan ${STYLES[code]}>${take(text)}</tspan>` : take(text);
  });
  return start + spans.join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
