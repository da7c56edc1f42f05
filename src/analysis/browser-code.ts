import { extname } from 'node:path';

import type { TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import type { FileContext } from '../create-rule.ts';
import { SERVER_FRAMEWORKS, UI_EXTENSIONS, UI_PACKAGES } from '../knowledge/frameworks.ts';
import { dependsOn, getPackage, getProjectTsconfig } from './packages.ts';

type File = Pick<FileContext, 'filename' | 'sourceCode'>;

const uiFiles = new FileCache<boolean>();
const browserFiles = new FileCache<boolean>();

/** Whether the file renders a user interface: by its extension (`.tsx`, `.vue`…) or because it imports a UI framework. */
export function isUiFile(context: File): boolean {
  return uiFiles.getOrCompute(context.sourceCode, () => UI_EXTENSIONS.has(extname(context.filename)) || importsUiPackage(context.sourceCode.ast));
}

/**
 * Whether the file runs in a browser: a UI file, a `'use client'` module, a hook, or a module of a package that is made for
 * browsers. `false` where nothing says so.
 */
export function isBrowserCode(context: File): boolean {
  return browserFiles.getOrCompute(context.sourceCode, () => isUiFile(context) || isClientModule(context.sourceCode.ast) || isHook(context) || isBrowserPackage(context));
}

function importsUiPackage({ body }: TSESTree.Program): boolean {
  return body.some(statement => statement.type === 'ImportDeclaration' && statement.importKind !== 'type' && isUiSpecifier(statement.source.value));
}

/** `react`, `react/jsx-runtime`, `preact/hooks`, `lit/decorators.js`. */
function isUiSpecifier(specifier: string): boolean {
  return UI_PACKAGES.has(specifier) || UI_PACKAGES.has(specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
}

function isClientModule({ body }: TSESTree.Program): boolean {
  return body.some(statement => statement.type === 'ExpressionStatement' && statement.directive === 'use client');
}

function isHook({ filename, sourceCode }: File): boolean {
  return /[\\/]hooks[\\/]/u.test(filename) || getExportedNames(sourceCode.ast).some(name => /^use[A-Z]/u.test(name));
}

function getExportedNames({ body }: TSESTree.Program): string[] {
  return body.flatMap(statement => {
    if (statement.type === 'ExportDefaultDeclaration') return getDeclaredNames(statement.declaration);
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const specifiers = statement.specifiers.map(({ exported }) => (exported.type === 'Identifier' ? exported.name : exported.value));
    return [...specifiers, ...(statement.declaration ? getDeclaredNames(statement.declaration) : [])];
  });
}

function getDeclaredNames(declaration: TSESTree.Node): string[] {
  if (declaration.type === 'Identifier') return [declaration.name];
  if (declaration.type === 'FunctionDeclaration') return declaration.id ? [declaration.id.name] : [];
  if (declaration.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
}

/** By its `browser` field, or by a tsconfig that knows the DOM and not Node, with nothing that starts a program or a server. */
function isBrowserPackage(context: File): boolean {
  const manifest = getPackage(context)?.manifest;
  if (!manifest) return false;
  if (manifest.browser !== undefined && manifest.browser !== false) return true;
  return knowsOnlyBrowser(context) && !manifest.bin && !SERVER_FRAMEWORKS.some(name => dependsOn(name, context));
}

function knowsOnlyBrowser(context: File): boolean {
  const compilerOptions = getProjectTsconfig(context.filename)?.config.compilerOptions;
  const knowsDom = compilerOptions?.lib?.some(lib => /^dom(?:\.|$)/iu.test(lib)) === true;
  const knowsNode = compilerOptions?.types ? compilerOptions.types.includes('node') : dependsOn('@types/node', context);
  return knowsDom && !knowsNode;
}
