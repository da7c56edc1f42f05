import { isBuiltin } from 'node:module';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isGlobalReference } from '../analysis/bindings.ts';
import { getKeyName, getLiteralString } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** One name that an import or a top-level `require` brings into the file. */
export interface Binding {
  /** The exported name, `default`, or `*` for the module as a whole. */
  readonly imported: string;
  readonly local: string;
  readonly isType: boolean;
  readonly node: TSESTree.ImportClause | TSESTree.Property | TSESTree.TSImportEqualsDeclaration | TSESTree.VariableDeclarator;
}

/** An import declaration, or one declarator of a `const … = require(…)` at the top level. */
export interface Load {
  readonly from: string;
  readonly node: TSESTree.ImportDeclaration | TSESTree.TSImportEqualsDeclaration | TSESTree.VariableDeclarator;
  readonly statement: TSESTree.ProgramStatement;
  readonly isType: boolean;
  readonly bindings: readonly Binding[];
}

/** Everything the top level of the file imports or requires, in source order; `require` counts only as a declarator's value. */
export function getLoads(sourceCode: SourceCode): readonly Load[] {
  return sourceCode.ast.body.flatMap((statement): Load[] => {
    switch (statement.type) {
      case 'ImportDeclaration':
        return [getImport(statement)];
      case 'TSImportEqualsDeclaration':
        return getImportEquals(statement);
      case 'VariableDeclaration':
        return statement.declarations.flatMap(declarator => getRequire(declarator, statement, sourceCode));
      default:
        return [];
    }
  });
}

/** Whether two specifiers name the same module: as written, or the same built-in with and without `node:`. */
export function isSameModule(a: string, b: string): boolean {
  return a === b || (isBuiltin(a) && isBuiltin(b) && a.replace(/^node:/u, '') === b.replace(/^node:/u, ''));
}

/** Whether a further name can be put into the load without another statement. */
export function accepts({ bindings, isType, node }: Load, name: string): boolean {
  if (node.type === 'VariableDeclarator') return name !== 'default' && name !== '*' && isPlainPattern(node.id);
  if (node.type !== 'ImportDeclaration' || isType) return false;
  const has = (type: `${TSESTree.ImportClause['type']}`): boolean => bindings.some(binding => binding.node.type === type);
  if (name === 'default') return !has('ImportDefaultSpecifier');
  return name === '*' ? !has('ImportNamespaceSpecifier') && !has('ImportSpecifier') : !has('ImportNamespaceSpecifier');
}

function isPlainPattern(pattern: TSESTree.Node): pattern is TSESTree.ObjectPattern {
  return pattern.type === 'ObjectPattern' && pattern.properties.every(({ type }) => type === 'Property');
}

function getImport(node: TSESTree.ImportDeclaration): Load {
  const isType = node.importKind === 'type';
  const bindings = node.specifiers.map(specifier => ({
    imported: getImportedName(specifier),
    local: specifier.local.name,
    isType: isType || (specifier.type === 'ImportSpecifier' && specifier.importKind === 'type'),
    node: specifier,
  }));
  return { from: node.source.value, node, statement: node, isType, bindings };
}

function getImportedName(specifier: TSESTree.ImportClause): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
}

function getImportEquals(node: TSESTree.TSImportEqualsDeclaration): Load[] {
  const { id, importKind, moduleReference } = node;
  const from = moduleReference.type === 'TSExternalModuleReference' ? getLiteralString(moduleReference.expression) : null;
  if (from === null) return [];
  const isType = importKind === 'type';
  return [{ from, node, statement: node, isType, bindings: [{ imported: '*', local: id.name, isType, node }] }];
}

function getRequire(node: TSESTree.VariableDeclarator, statement: TSESTree.VariableDeclaration, sourceCode: SourceCode): Load[] {
  const required = node.init && getRequired(node.init, sourceCode);
  if (!required) return [];
  const { from, member } = required;
  const load = { from, node, statement, isType: false };
  if (node.id.type === 'Identifier') {
    return [{ ...load, bindings: [{ imported: member ?? '*', local: node.id.name, isType: false, node }] }];
  }
  if (node.id.type !== 'ObjectPattern' || member !== null) return [{ ...load, bindings: [] }];
  const bindings = node.id.properties.flatMap((property): Binding[] => {
    const imported = property.type === 'Property' ? getKeyName(property) : null;
    if (property.type !== 'Property' || imported === null || property.value.type !== 'Identifier') return [];
    return [{ imported, local: property.value.name, isType: false, node: property }];
  });
  // Dropping the known names of a pattern would take the unknown ones with it.
  return [{ ...load, bindings: bindings.length === node.id.properties.length ? bindings : [] }];
}

/** The module of `require("x")` and the member read from it right away, if any. */
function getRequired(init: TSESTree.Expression, sourceCode: SourceCode): { from: string; member: string | null } | null {
  const value = unwrap(init);
  if (value.type === 'MemberExpression') {
    const required = getRequired(value.object, sourceCode);
    const member = getKeyName(value);
    return required?.member === null && member !== null ? { ...required, member } : null;
  }
  if (value.type !== 'CallExpression' || value.callee.type !== 'Identifier' || value.callee.name !== 'require') return null;
  const from = value.arguments[0] ? getLiteralString(value.arguments[0]) : null;
  return from !== null && isGlobalReference(value.callee, sourceCode) ? { from, member: null } : null;
}
