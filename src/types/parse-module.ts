import { createRequire } from 'node:module';
import { statSync } from 'node:fs';

import type { TSESTree } from '@typescript-eslint/utils';

import { readOptionalFile } from '../disk.ts';

type TypeScriptParser = typeof import('@typescript-eslint/parser');

const require = createRequire(import.meta.url);

/** Larger files hold data. */
const MAX_SIZE = 500_000;

const programs = new Map<string, { readonly version: number; readonly program: TSESTree.Program | null }>();
const MAX_PROGRAMS = 200;

/**
 * The syntax tree of another file of the project; `null` when there is no such file, when it is large, and when it has a syntax
 * error. Loads the TypeScript parser on the first call. The nodes have neither parents nor scopes.
 */
export function parseModule(path: string): TSESTree.Program | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > MAX_SIZE) return null;
  const known = programs.get(path);
  if (known?.version === stats.mtimeMs) return known.program;
  const program = parse(path);
  if (programs.size >= MAX_PROGRAMS) programs.clear();
  programs.set(path, { version: stats.mtimeMs, program });
  return program;
}

function parse(path: string): TSESTree.Program | null {
  const { parse: parseText } = require('@typescript-eslint/parser') as TypeScriptParser;
  const text = readOptionalFile(path);
  if (text === null) return null;
  try {
    return parseText(text, { range: true, loc: true, ecmaFeatures: { jsx: /\.[jt]sx$|\.js$/u.test(path) } });
  } catch {
    // ESLint reports the syntax error when it comes to that file.
    return null;
  }
}
