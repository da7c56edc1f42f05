import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getConstantString, getOrigin } from './bindings.ts';
import type { LoadStyle } from './module-resolution.ts';

/** A place in which a file names another module to load it, or to take types from it. */
export interface ModuleReference {
  /** The specifier as it stands in the code. */
  readonly node: TSESTree.Node;
  readonly specifier: string;
  readonly style: LoadStyle;
  /** Nothing of it is left at run time. */
  readonly isType: boolean;
}

export type ReferenceNode =
  | TSESTree.CallExpression
  | TSESTree.ExportAllDeclaration
  | TSESTree.ExportNamedDeclaration
  | TSESTree.ImportDeclaration
  | TSESTree.ImportExpression
  | TSESTree.TSImportEqualsDeclaration
  | TSESTree.TSImportType;

/**
 * The module that a node names: an import or a re-export, `import()`, `require()` by whatever name it came in,
 * `import x = require()`, `import("x").T`.
 *
 * @returns `null` where it names none, or only run time knows which.
 */
export function getModuleReference(node: ReferenceNode, sourceCode: FileContext['sourceCode']): ModuleReference | null {
  switch (node.type) {
    case 'ImportDeclaration':
      return toReference(node.source, 'import', node.importKind === 'type' || hasOnlyTypes(node.specifiers), sourceCode);
    case 'ExportNamedDeclaration':
      return node.source && toReference(node.source, 'import', node.exportKind === 'type' || hasOnlyTypes(node.specifiers), sourceCode);
    case 'ExportAllDeclaration':
      return toReference(node.source, 'import', node.exportKind === 'type', sourceCode);
    case 'ImportExpression':
      return toReference(node.source, 'import', false, sourceCode);
    case 'TSImportType':
      return toReference(node.source, 'import', true, sourceCode);
    case 'TSImportEqualsDeclaration':
      return node.moduleReference.type === 'TSExternalModuleReference'
        ? toReference(node.moduleReference.expression, 'require', node.importKind === 'type', sourceCode)
        : null;
    default:
      return getRequired(node, sourceCode);
  }
}

function toReference(node: TSESTree.Node, style: LoadStyle, isType: boolean, sourceCode: FileContext['sourceCode']): ModuleReference | null {
  const specifier = getConstantString(node, sourceCode);
  return specifier === null ? null : { node, specifier, style, isType };
}

/** `{ type A, type B }`; plain JavaScript's parsers know no kinds. */
function hasOnlyTypes(specifiers: readonly (TSESTree.ExportSpecifier | TSESTree.ImportClause)[]): boolean {
  return (
    specifiers.length > 0 &&
    specifiers.every(specifier => (specifier.type === 'ImportSpecifier' ? specifier.importKind : specifier.type === 'ExportSpecifier' ? specifier.exportKind : 'value') === 'type')
  );
}

/** The names of what loads a module all hold this word, before they are renamed. */
export function mayRequire(text: string): boolean {
  return text.includes('equire');
}

function getRequired(node: TSESTree.CallExpression, sourceCode: FileContext['sourceCode']): ModuleReference | null {
  const [first] = node.arguments;
  if (!first || node.arguments.length > 1) return null;
  const callee = unwrap(node.callee);
  if (callee.type !== 'Identifier' && callee.type !== 'CallExpression' && callee.type !== 'MemberExpression') return null;
  const reference = toReference(first, 'require', false, sourceCode);
  return reference && getOrigin(node, sourceCode)?.source === 'module' ? reference : null;
}
