import { createRequire } from 'node:module';
import { statSync } from 'node:fs';

import type { TSESTree } from '@typescript-eslint/utils';

import { readOptionalFile } from '../disk.ts';

type TypeScriptParser = typeof import('@typescript-eslint/parser');

const require = createRequire(import.meta.url);

/** Larger files hold data. */
const MAX_SIZE = 500_000;

// eslint-disable-next-line adr/no-module-state -- a cache of what stands on the disk, checked on each use
const programs = new Map<string, { readonly version: number; readonly program: TSESTree.Program | null }>();

/** A tree takes hundreds of times the room of its text; what files share are the few modules with the project's types. */
const MAX_PROGRAMS = 16;

/**
 * The syntax tree of another file of the project that mentions a name; `null` when there is no such file, when it is large, and
 * when it has a syntax error. Loads the TypeScript parser on the first call. The nodes have neither parents nor scopes.
 */
export function parseModule(path: string, name: string): TSESTree.Program | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > MAX_SIZE) return null;
  const known = programs.get(path);
  programs.delete(path);
  if (known?.version === stats.mtimeMs) {
    programs.set(path, known);
    return known.program;
  }
  const text = readOptionalFile(path);
  if (!text?.includes(name)) return null;
  const program = parse(text, path);
  const [oldest] = programs.keys();
  if (oldest !== undefined && programs.size >= MAX_PROGRAMS) programs.delete(oldest);
  programs.set(path, { version: stats.mtimeMs, program });
  return program;
}

function parse(text: string, path: string): TSESTree.Program | null {
  const { parse: parseText } = require('@typescript-eslint/parser') as TypeScriptParser;
  try {
    return parseText(text, { range: true, loc: true, ecmaFeatures: { jsx: /\.[jt]sx$|\.js$/u.test(path) } });
  } catch {
    // ESLint reports the syntax error when it comes to that file.
    return null;
  }
}
