import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How a file is written, so that inserted code looks like the code around it. */
export interface TextStyle {
  readonly quote: "'" | '"';
  /** What one level of indentation is. */
  readonly indent: string;
  /** `;`, or nothing in files that do without. */
  readonly semicolon: '' | ';';
}

const stylesByFile = new FileCache<TextStyle>();

/** The quotes, indentation and semicolons that most of a file uses. */
export function getTextStyle(sourceCode: SourceCode): TextStyle {
  return stylesByFile.getOrCompute(sourceCode, () => ({
    indent: getIndentUnit(sourceCode.lines),
    quote: getQuote(sourceCode.ast),
    semicolon: getSemicolon(sourceCode),
  }));
}

/** The white space at the start of the line on which a node begins. */
export function getIndentation(node: TSESTree.Node | TSESTree.Token, { lines }: SourceCode): string {
  return /^\s*/u.exec(lines[node.loc.start.line - 1] ?? '')![0];
}

/** A string literal in the file's quotes. */
export function quote(text: string, sourceCode: SourceCode): string {
  const json = JSON.stringify(text);
  return getTextStyle(sourceCode).quote === '"'
    ? json
    : `'${json
        .slice(1, -1)
        .replaceAll('\\"', '"')
        .replaceAll("'", String.raw`\'`)}'`;
}

function getQuote({ tokens = [] }: TSESTree.Program): TextStyle['quote'] {
  let single = 0;
  for (const { type, value } of tokens) if (type === 'String') single += value.startsWith("'") ? 1 : -1;
  return single < 0 ? '"' : "'";
}

function getIndentUnit(lines: readonly string[]): string {
  let shortest = '';
  for (const line of lines) {
    if (!line.startsWith('\t') && !line.startsWith('  ')) continue;
    const unit = /^(?:\t| {2,8})(?=\S)/u.exec(line)?.[0] ?? '';
    if (unit === '\t') return unit;
    if (unit !== '' && (shortest === '' || unit.length < shortest.length)) shortest = unit;
  }
  return shortest || '  ';
}

function getSemicolon({ ast }: SourceCode): TextStyle['semicolon'] {
  const hasSemicolon = ast.tokens.some(({ type, value }) => type === 'Punctuator' && value === ';');
  return !hasSemicolon && ast.loc.end.line > 3 ? '' : ';';
}
