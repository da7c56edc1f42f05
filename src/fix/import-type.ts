import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getDecorators } from '../ast/decorators.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Import = TSESTree.ImportDeclaration | TSESTree.TSImportEqualsDeclaration;

/**
 * Makes an import one of types only: `import type { A } from "a"`, `import type a = require("a")`.
 *
 * @returns `null` where a name is used as a value, is exported on, or may be one at run time through a decorator; where nothing
 * uses the import; and where it brings in a default besides other names, which one `import type` cannot.
 */
export function getImportTypeFix(node: TSESTree.Node, sourceCode: SourceCode): TSESLint.ReportFixFunction | null {
  if (node.type !== 'ImportDeclaration' && node.type !== 'TSImportEqualsDeclaration') return null;
  if (node.importKind === 'type' || !canBeTypes(node) || !hasOnlyTypeUses(node, sourceCode)) return null;
  const keyword = sourceCode.getFirstToken(node, token => token.value === 'import')!;
  return fixer => [fixer.insertTextAfter(keyword, ' type'), ...getInlineKinds(node, sourceCode).map(range => fixer.removeRange(range))];
}

function canBeTypes(node: Import): boolean {
  if (node.type === 'TSImportEqualsDeclaration') return true;
  return node.specifiers.length > 0 && (node.specifiers.length === 1 || node.specifiers.every(({ type }) => type === 'ImportSpecifier'));
}

function hasOnlyTypeUses(node: Import, sourceCode: SourceCode): boolean {
  const references = sourceCode.getDeclaredVariables(node).flatMap(variable => variable.references);
  return references.length > 0 && references.every(reference => isTypeUse(reference) && !isKeptByDecorator(reference.identifier));
}

/** A reference in a type, `typeof x` in one included. Scopes of plain JavaScript know only values. */
function isTypeUse(reference: TSESLint.Scope.Reference): boolean {
  const { identifier } = reference;
  if (identifier.parent.type === 'ExportSpecifier' || identifier.parent.type === 'ExportDefaultDeclaration') return false;
  const isType = (reference as { readonly isTypeReference?: boolean }).isTypeReference === true;
  return isType || isInTypeQuery(identifier);
}

function isInTypeQuery(node: TSESTree.Node): boolean {
  let { parent } = node;
  while (parent?.type === 'TSQualifiedName') ({ parent } = parent);
  return parent?.type === 'TSTypeQuery';
}

/** A decorated class may hand the types of its members to the run time. */
function isKeptByDecorator(node: TSESTree.Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type !== 'ClassBody') continue;
    const parameters = outer.body.flatMap(member => (member.type === 'MethodDefinition' ? member.value.params : []));
    return [outer.parent, ...outer.body, ...parameters].some(decorated => getDecorators(decorated).length > 0);
  }
  return false;
}

/** The `type ` before single names, which `import type` does not allow. */
function getInlineKinds(node: Import, sourceCode: SourceCode): TSESTree.Range[] {
  if (node.type === 'TSImportEqualsDeclaration') return [];
  return node.specifiers.flatMap((specifier): TSESTree.Range[] => {
    if (specifier.type !== 'ImportSpecifier' || specifier.importKind !== 'type') return [];
    const [kind, name] = sourceCode.getFirstTokens(specifier, 2);
    return [[kind!.range[0], name!.range[0]]];
  });
}
