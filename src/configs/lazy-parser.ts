import { createRequire } from 'node:module';

import type { Linter } from 'eslint';

type TypeScriptParser = typeof import('@typescript-eslint/parser');

const require = createRequire(import.meta.url);
const { name, version } = require('@typescript-eslint/parser/package.json') as { name: string; version: string };

// eslint-disable-next-line adr/no-module-state -- the parser is loaded once, when the first file needs it
let loaded: TypeScriptParser | undefined;

/** The TypeScript parser, loaded with `typescript` when the first TypeScript file is parsed and not before. */
export const lazyParser = {
  meta: { name, version },
  parseForESLint(code: string, options?: Parameters<TypeScriptParser['parseForESLint']>[1]) {
    loaded ??= require('@typescript-eslint/parser') as TypeScriptParser;
    return loaded.parseForESLint(code, options);
  },
} as Linter.Parser;
