import type { TSESTree } from '@typescript-eslint/utils';

import { getDefinition } from '../analysis/bindings.ts';
import type { FileContext } from '../create-rule.ts';

/**
 * The start of a call that parses a value as a type: `OrderSchema.parse`, for `Order[]` with `.array()`, of the schema that is in
 * scope as `OrderSchema`, `orderSchema`, or as a constant called like the type.
 *
 * @returns `null` where there is none.
 */
export function getSchemaParser(type: TSESTree.TypeNode, at: TSESTree.Node, { sourceCode }: FileContext): string | null {
  if (type.type === 'TSArrayType') {
    const element = getSchemaParser(type.elementType, at, { sourceCode } as FileContext);
    return element && element.replace(/\.parse$/u, '.array().parse');
  }
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || type.typeArguments) return null;
  const { name } = type.typeName;
  const candidates = [`${name}Schema`, `${name.charAt(0).toLowerCase()}${name.slice(1)}Schema`, name];
  const schema = candidates.find(candidate => isSchemaInScope(candidate, candidate === name, at, sourceCode));
  return schema === undefined ? null : `${schema}.parse`;
}

function isSchemaInScope(name: string, isType: boolean, at: TSESTree.Node, sourceCode: FileContext['sourceCode']): boolean {
  for (let scope: ReturnType<typeof sourceCode.getScope> | null = sourceCode.getScope(at); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (!variable || variable.defs.length === 0) continue;
    if (isType) return variable.defs.some(({ node }) => node.type === 'VariableDeclarator' && node.init?.type === 'CallExpression');
    const definition = getDefinition(variable);
    const isValue = !('isTypeVariable' in variable) || variable.isValueVariable;
    return definition?.type === 'ImportBinding' ? isValueImport(definition.node) : isValue;
  }
  return false;
}

function isValueImport(node: TSESTree.Node): boolean {
  if (node.type === 'ImportSpecifier' && node.importKind === 'type') return false;
  return node.parent?.type !== 'ImportDeclaration' || node.parent.importKind !== 'type';
}
