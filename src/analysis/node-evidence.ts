import { isBuiltin } from 'node:module';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import type { FileContext } from '../create-rule.ts';
import { OTHER_RUNTIMES } from '../knowledge/frameworks.ts';
import { isBrowserCode } from './browser-code.ts';
import { getPackage, type PackageManifest } from './packages.ts';

const answers = new FileCache<boolean>();

/**
 * Whether the file runs in Node, by evidence: it imports a built-in module, uses the global `process` or `require` (a
 * `typeof process` asks and is none), or its package names a version of Node in `engines`, and neither a `browser` field nor another
 * runtime. Browser code does not.
 */
export function hasNodeEvidence(context: FileContext): boolean {
  const { sourceCode } = context;
  return answers.getOrCompute(sourceCode, () => !isBrowserCode(context) && (importsBuiltin(sourceCode.ast) || usesNodeGlobal(sourceCode) || isMadeForNode(context)));
}

function importsBuiltin({ body }: TSESTree.Program): boolean {
  return body.some(
    statement =>
      (statement.type === 'ImportDeclaration' && statement.importKind !== 'type' && isBuiltin(statement.source.value)) ||
      (statement.type === 'TSImportEqualsDeclaration' && statement.moduleReference.type === 'TSExternalModuleReference'),
  );
}

function usesNodeGlobal({ scopeManager }: FileContext['sourceCode']): boolean {
  const references = scopeManager?.globalScope?.through ?? [];
  return [...references, ...getConfiguredReferences(scopeManager)].some(({ identifier }) => {
    const isAsked = identifier.parent.type === 'UnaryExpression' && identifier.parent.operator === 'typeof';
    return (identifier.name === 'process' || identifier.name === 'require') && !isAsked;
  });
}

/** Where the configuration declares the globals, their references are resolved. */
function getConfiguredReferences(scopeManager: FileContext['sourceCode']['scopeManager']): readonly TSESLint.Scope.Reference[] {
  const variables = scopeManager?.globalScope?.variables ?? [];
  return variables.filter(({ defs }) => defs.length === 0).flatMap(({ references }) => references);
}

function isMadeForNode(context: FileContext): boolean {
  const manifest = getPackage(context)?.manifest;
  return manifest?.engines?.['node'] !== undefined && manifest.browser === undefined && !isMadeForOthers(manifest);
}

/** A version of Node says little where `exports` or `keywords` name further runtimes: `"workerd": "./dist/edge.js"`. */
function isMadeForOthers({ exports, keywords }: PackageManifest): boolean {
  const places = [...getKeys(exports), ...(Array.isArray(keywords) ? (keywords as readonly unknown[]).map(String) : [])];
  return places.some(place => place.split(/[^a-z-]+/u).some(word => OTHER_RUNTIMES.has(word)));
}

/** The conditions and paths of `exports`, on all levels. */
function getKeys(exports: unknown): string[] {
  if (typeof exports !== 'object' || exports === null) return [];
  return Object.entries(exports).flatMap(([key, value]) => [key, ...getKeys(value)]);
}
