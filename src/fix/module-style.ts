import { extname } from 'node:path';

import type { TSESTree } from '@typescript-eslint/utils';

import { getPackage } from '../analysis/packages.ts';
import type { FileContext } from '../create-rule.ts';

/** How a file writes its imports. */
export interface ModuleStyle {
  readonly system: 'commonjs' | 'esm';
  readonly quote: '"' | "'";
  readonly semicolon: '' | ';';
  readonly newline: '\n' | '\r\n';
}

/** The style in which a new import of the file has to be written: that of its imports, else of its other statements. */
export function getModuleStyle(context: FileContext): ModuleStyle {
  const { ast, text } = context.sourceCode;
  return {
    system: getModuleSystem(context),
    quote: getQuote(ast),
    semicolon: hasSemicolons(ast) ? ';' : '',
    newline: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** `name`, or with its local name: `name as local` in an import, `name: local` in a pattern. */
export function renderSpecifier(name: string, local: string, system: ModuleStyle['system']): string {
  if (name === local) return name;
  return system === 'esm' ? `${name} as ${local}` : `${name}: ${local}`;
}

function getModuleSystem(context: FileContext): ModuleStyle['system'] {
  const { ast } = context.sourceCode;
  if (ast.body.some(isModuleSyntax)) return 'esm';
  if (ast.tokens.some(isCommonJsToken)) return 'commonjs';
  const extension = extname(context.filename);
  if (extension === '.cjs' || ast.sourceType !== 'module') return 'commonjs';
  if (extension !== '.js' && extension !== '.jsx') return 'esm';
  return getPackage(context)?.manifest.type === 'commonjs' ? 'commonjs' : 'esm';
}

function isModuleSyntax({ type }: TSESTree.ProgramStatement): boolean {
  switch (type) {
    case 'ExportAllDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportDeclaration':
    case 'TSExportAssignment':
    case 'TSImportEqualsDeclaration':
      return true;
    default:
      return false;
  }
}

function isCommonJsToken({ type, value }: TSESTree.Token, index: number, tokens: readonly TSESTree.Token[]): boolean {
  if (type !== 'Identifier' || tokens[index - 1]?.value === '.') return false;
  const next = tokens[index + 1]?.value;
  if (value === 'require') return next === '(';
  return next === '.' && (value === 'exports' || (value === 'module' && tokens[index + 2]?.value === 'exports'));
}

function getQuote({ body, tokens = [] }: TSESTree.Program): ModuleStyle['quote'] {
  const source = body.find(statement => statement.type === 'ImportDeclaration')?.source.raw;
  const text = source ?? tokens.find(({ type }) => type === 'String')?.value;
  return text?.startsWith('"') ? '"' : "'";
}

/** Words whose statement would end in a semicolon, had the file any. */
const ENDS_WITH_SEMICOLON = new Set(['const', 'let', 'return', 'throw', 'var']);

/** Judged by the first statement that would have one. */
function hasSemicolons({ body, tokens = [] }: TSESTree.Program): boolean {
  const statement =
    body.find(({ type }) => type === 'ImportDeclaration') ??
    body.find(({ type }) => type === 'ExpressionStatement' || type === 'VariableDeclaration' || type === 'ExportAllDeclaration');
  if (!statement) return tokens.some(({ value }) => value === ';') || !tokens.some(({ value }) => ENDS_WITH_SEMICOLON.has(value));
  // One that stands at the beginning of a line protects what follows it.
  return tokens.some(({ loc, range, value }, index) => {
    return value === ';' && range[1] === statement.range[1] && tokens[index - 1]?.loc.end.line === loc.start.line;
  });
}
