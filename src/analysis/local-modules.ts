import type { TSESTree } from '@typescript-eslint/utils';

import type { FileContext } from '../create-rule.ts';
import { parseModule } from '../types/parse-module.ts';
import { resolveLocalModule } from './module-resolution.ts';

/** A file whose top level can be asked what it declares. */
export interface LocalModule {
  readonly filename: string;
  readonly program: TSESTree.Program;
}

/** What a name stands for at the top level of a module. */
export interface Declaration {
  readonly module: LocalModule;
  readonly node:
    | TSESTree.ClassDeclaration
    | TSESTree.Expression
    | TSESTree.FunctionDeclaration
    | TSESTree.TSEnumDeclaration
    | TSESTree.TSInterfaceDeclaration
    | TSESTree.TSTypeAliasDeclaration
    | TSESTree.VariableDeclarator;
}

/** The linted file as a module. */
export function getOwnModule({ filename, sourceCode }: Pick<FileContext, 'filename' | 'sourceCode'>): LocalModule {
  return { filename, program: sourceCode.ast };
}

/** What a name declares at the top level of a module; through an import, what it declares there, if `hops` are left. */
export function findDeclaration(name: string, module: LocalModule, hops: number): Declaration | null {
  for (const statement of module.program.body) {
    if (statement.type === 'ImportDeclaration') {
      const specifier = statement.specifiers.find(({ local }) => local.name === name);
      if (specifier) return hops > 0 ? findExport(getImportedName(specifier), statement.source.value, module, hops - 1) : null;
    }
    const declared = getDeclared(statement, name);
    if (declared) return { module, node: declared };
  }
  return null;
}

/** What a module of the project, named by a specifier, exports under a name. */
export function findExport(name: string, specifier: string, from: LocalModule, hops: number): Declaration | null {
  const filename = resolveLocalModule(specifier, from.filename);
  const program = filename === null ? null : parseModule(filename, name);
  if (filename === null || !program) return null;
  const module = { filename, program };
  for (const statement of program.body) {
    if (name === 'default' && statement.type === 'ExportDefaultDeclaration') return getDefault(statement, module, hops);
    if (statement.type !== 'ExportNamedDeclaration') continue;
    const specified = statement.specifiers.find(({ exported }) => getName(exported) === name);
    if (specified) return findSpecified(getName(specified.local), statement, module, hops);
    const declared = statement.declaration ? getDeclared(statement, name) : null;
    if (declared) return { module, node: declared };
  }
  return null;
}

/** What `export { local as exported }` or `export { local } from "…"` stands for. */
function findSpecified(local: string, { source }: TSESTree.ExportNamedDeclaration, module: LocalModule, hops: number): Declaration | null {
  if (!source) return findDeclaration(local, module, hops);
  return hops > 0 ? findExport(local, source.value, module, hops - 1) : null;
}

/** The package a name is imported from; `null` when it is not imported. */
export function getImportSource(name: string, { program }: LocalModule): string | null {
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && statement.specifiers.some(({ local }) => local.name === name)) return statement.source.value;
  }
  return null;
}

function getDeclared(statement: TSESTree.ProgramStatement, name: string): Declaration['node'] | null {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  switch (declaration?.type) {
    case 'VariableDeclaration':
      return declaration.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name) ?? null;
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return declaration.id?.name === name ? declaration : null;
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSEnumDeclaration':
      return declaration.id.name === name ? declaration : null;
    default:
      return null;
  }
}

function getDefault({ declaration }: TSESTree.ExportDefaultDeclaration, module: LocalModule, hops: number): Declaration | null {
  switch (declaration.type) {
    case 'Identifier':
      return findDeclaration(declaration.name, module, hops);
    case 'VariableDeclaration':
    case 'TSDeclareFunction':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return null;
    default:
      return { module, node: declaration as TSESTree.Expression };
  }
}

function getImportedName(specifier: TSESTree.ImportClause): string {
  return specifier.type === 'ImportSpecifier' ? getName(specifier.imported) : 'default';
}

function getName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}
