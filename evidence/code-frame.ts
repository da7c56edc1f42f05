const AROUND = 8;
const MAX_WIDTH = 160;

/** The lines around one, numbered, with a mark at it. */
export function createCodeFrame(text: string, line: number): string[] {
  const lines = text.split(/\r?\n/u);
  const first = Math.max(1, line - AROUND);
  const last = Math.min(lines.length, line + AROUND);
  const width = String(last).length;
  return lines.slice(first - 1, last).map((code, index) => {
    const number = first + index;
    const shown = code.length > MAX_WIDTH ? `${code.slice(0, MAX_WIDTH)}…` : code;
    return `${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${shown}`.trimEnd();
  });
}
