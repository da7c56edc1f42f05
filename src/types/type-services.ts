import { createRequire } from 'node:module';

import type { ParserServices, ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';

import { FileCache } from '../ast/file-cache.ts';
import type { FileContext } from '../create-rule.ts';

type TypeScript = typeof ts;

/** What the type checker knows of a file. */
export interface TypeServices {
  /** The TypeScript that made the program, for its constants and node tests. */
  readonly ts: TypeScript;
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly getType: (node: TSESTree.Node) => ts.Type;
  readonly getNode: (node: TSESTree.Node) => ts.Node;
}

const servicesByFile = new FileCache<TypeServices | null>();

/** The type checker of a file; `null` when it was parsed without a program, as it is by default and by other parsers. */
export function getTypeServices({ sourceCode }: Pick<FileContext, 'sourceCode'>): TypeServices | null {
  return servicesByFile.getOrCompute(sourceCode, () => createTypeServices(sourceCode.parserServices));
}

/** Whether the program tells `undefined` and `null` from other values, without which its types prove nothing about them. */
export function hasStrictNullChecks({ program, ts }: TypeServices): boolean {
  const { strict, strictNullChecks } = program.getCompilerOptions();
  // From TypeScript 6 on, `strict` is on unless it is switched off.
  return strictNullChecks ?? strict ?? Number.parseInt(ts.version, 10) >= 6;
}

function createTypeServices(services: Partial<ParserServices> | undefined): TypeServices | null {
  if (!hasProgram(services)) return null;
  const typescript = loadTypeScript();
  if (!typescript) return null;
  return {
    ts: typescript,
    program: services.program,
    checker: services.program.getTypeChecker(),
    getType: node => services.getTypeAtLocation(node),
    getNode: node => services.esTreeNodeToTSNodeMap.get(node),
  };
}

function hasProgram(services: Partial<ParserServices> | undefined): services is ParserServicesWithTypeInformation {
  return Boolean(services?.program && services.esTreeNodeToTSNodeMap);
}

// eslint-disable-next-line adr/no-module-state -- a module that is found once; Node keeps it as well
let loaded: TypeScript | null | undefined;

/** The TypeScript that the parser uses. A program exists, so it is loaded already: this only finds it again. */
function loadTypeScript(): TypeScript | null {
  if (loaded === undefined) {
    const require = createRequire(import.meta.url);
    try {
      loaded = createRequire(require.resolve('@typescript-eslint/parser'))('typescript') as TypeScript;
    } catch {
      // A parser of another make, with a TypeScript of its own: its types stay closed to us.
      loaded = null;
    }
  }
  return loaded;
}
