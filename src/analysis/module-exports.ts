import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { unwrap, wrapped } from '../ast/unwrap.ts';
import { isBuiltinNamed } from './bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Whether the expression is `exports`, `module.exports` or a member of these. */
export function isCommonJsExport(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const inner = unwrap(node);
  if (inner.type !== 'Identifier' && inner.type !== 'MemberExpression') return false;
  if (inner.type === 'MemberExpression' && isCommonJsExport(inner.object, sourceCode)) return true;
  return isBuiltinNamed(inner, 'exports', sourceCode) || isBuiltinNamed(inner, 'module.exports', sourceCode);
}

/** Whether other files can reach the variable by a name: exported where it is declared, in a list, as default or in the CommonJS way. */
export function isExported({ defs, references }: TSESLint.Scope.Variable, sourceCode: SourceCode): boolean {
  return (
    defs.some(({ node, parent }) => isExportDeclaration(node.parent) || isExportDeclaration(parent?.parent)) ||
    references.some(({ identifier }) => isExportingUse(identifier, sourceCode))
  );
}

function isExportDeclaration(node: TSESTree.Node | null | undefined): boolean {
  return node?.type === 'ExportNamedDeclaration' || node?.type === 'ExportDefaultDeclaration';
}

/**
 * Whether a value that stands in the code is exported: declared with `export`, held by an exported variable, or what the module
 * exports by default, in an object or in the CommonJS way. Takes declarations and expressions.
 */
export function isExportedValue(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  if (isExportDeclaration(node.parent)) return true;
  const { parent } = wrapped(node);
  const owner = node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration' ? node : parent?.type === 'VariableDeclarator' ? parent : null;
  if (!owner) return isExportingUse(node, sourceCode);
  return sourceCode.getDeclaredVariables(owner).some(variable => variable.scope.block !== owner && isExported(variable, sourceCode));
}

/** Whether what stands at `node` is what the module exports, or a property of an object that it exports. */
function isExportingUse(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'ExportDefaultDeclaration':
    case 'ExportSpecifier':
    case 'TSExportAssignment':
      return true;
    case 'AssignmentExpression':
      return parent.right === value && isCommonJsExport(parent.left, sourceCode);
    case 'Property':
      return parent.value === value && parent.parent.type === 'ObjectExpression' && isExportingUse(parent.parent, sourceCode);
    default:
      return false;
  }
}
