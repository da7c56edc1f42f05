import { basename, relative, resolve, sep } from 'node:path';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { isFunction } from '../ast/functions.ts';
import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { PROGRAM_FOLDERS } from '../knowledge/programs.ts';
import { loadPicomatch } from '../lazy-dependencies.ts';
import { getSettings } from '../settings.ts';
import { isInMainGuard, mayHaveMainGuard } from './entry-code/main-guards.ts';
import { isPackageEntry } from './entry-code/package-entries.ts';
import { startsProgram } from './entry-code/top-level-calls.ts';
import { getPackage, getRepositoryRoot } from './packages.ts';

type SourceCode = FileContext['sourceCode'];
type Variable = TSESLint.Scope.Variable;

const entryFiles = new FileCache<boolean>();
const programFiles = new FileCache<boolean>();
const privateEntries = new FileCache<ReadonlySet<TSESTree.Node>>();
const matchers = new WeakMap<readonly string[], (path: string) => boolean>();

/**
 * Whether the linted file starts a program, by evidence: a hash-bang, its package's `bin` or a script, a top level that runs
 * something, or `settings.adr.entryFiles`. All of such a file is entry code.
 */
export function isEntryFile(context: FileContext): boolean {
  return entryFiles.getOrCompute(context.sourceCode, () => hasEntryEvidence(context));
}

/**
 * Whether `node` belongs to a program instead of a library: the file is an entry file, `node` stands in a main guard, or in a
 * function or class of the module that nothing but entry code refers to.
 */
export function isEntryCode(node: TSESTree.Node, context: FileContext): boolean {
  if (isEntryFile(context)) return true;
  const { sourceCode } = context;
  if (!mayHaveMainGuard(sourceCode)) return false;
  return isInMainGuard(node, sourceCode) || isInside(node, getPrivateEntries(sourceCode));
}

/**
 * Whether the linted file is one of a program's by its path: below a folder such as `bin`, `scripts` or `commands` in the
 * repository, or with the word `test` in its name.
 */
export function isProgramCode(context: FileContext): boolean {
  return programFiles.getOrCompute(context.sourceCode, () => hasProgramPath(context));
}

function hasEntryEvidence(context: FileContext): boolean {
  const { sourceCode } = context;
  return sourceCode.text.startsWith('#!') || isListedInSettings(context) || startsProgram(sourceCode) || isListedInPackage(context);
}

function isListedInSettings(context: FileContext): boolean {
  const { entryFiles: globs } = getSettings(context);
  if (globs.length === 0) return false;
  let matches = matchers.get(globs);
  if (!matches) matchers.set(globs, (matches = loadPicomatch()([...globs], { dot: true })));
  return matches(toPosix(relative(context.cwd, resolve(context.cwd, context.filename))));
}

function isListedInPackage(context: FileContext): boolean {
  const nearest = getPackage(context);
  return nearest !== null && isPackageEntry(context.filename, nearest);
}

function hasProgramPath(context: FileContext): boolean {
  const words = splitWords(basename(context.filename).replace(/\.\w+$/u, ''));
  if (words.includes('test') || words.includes('tests')) return true;
  const root = getRepositoryRoot(context);
  const folders = root === null ? toPosix(context.filename).split('/') : relative(root, context.filename).split(sep);
  return folders.slice(0, -1).some(folder => PROGRAM_FOLDERS.has(folder));
}

/** The module's own functions and classes whose every reference lies in entry code. */
function getPrivateEntries(sourceCode: SourceCode): ReadonlySet<TSESTree.Node> {
  return privateEntries.getOrCompute(sourceCode, () => findPrivateEntries(sourceCode));
}

function findPrivateEntries(sourceCode: SourceCode): ReadonlySet<TSESTree.Node> {
  const uses = new Map(getModuleVariables(sourceCode).flatMap(variable => getPrivateUnit(variable)));
  const entries = new Set(uses.keys());
  // Taken for entry code until a reference from elsewhere is found, so that functions may call each other.
  for (let size = -1; size !== entries.size; ) {
    ({ size } = entries);
    for (const [unit, references] of uses) {
      const own = new Set([unit]);
      const others = references.filter(reference => !isInside(reference, own));
      const isEntry = others.every(reference => isInMainGuard(reference, sourceCode) || isInside(reference, entries));
      if (others.length === 0 || !isEntry) entries.delete(unit);
    }
  }
  return entries;
}

function getModuleVariables({ scopeManager }: SourceCode): readonly Variable[] {
  const scopes = scopeManager?.scopes.filter(({ block }) => block.type === 'Program') ?? [];
  return scopes.flatMap(({ variables }) => variables);
}

/** A function or class that a variable stands for without being exported, with its references. */
function getPrivateUnit({ defs, references }: Variable): [TSESTree.Node, TSESTree.Node[]][] {
  const [definition] = defs;
  if (defs.length !== 1 || !definition) return [];
  const { node } = definition;
  const { parent } = node.type === 'VariableDeclarator' ? node.parent : node;
  if (parent.type.startsWith('Export')) return [];
  const unit = node.type === 'VariableDeclarator' ? node.init : node;
  if (!isFunction(unit) && unit?.type !== 'ClassDeclaration' && unit?.type !== 'ClassExpression') return [];
  return [[unit, references.filter(({ init }) => !init).map(({ identifier }) => identifier)]];
}

function isInside(node: TSESTree.Node, units: ReadonlySet<TSESTree.Node>): boolean {
  for (let outer: TSESTree.Node | undefined = node; outer; outer = outer.parent) if (units.has(outer)) return true;
  return false;
}

function toPosix(path: string): string {
  return path.split(sep).join('/');
}
