import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getLastName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { CHECKED_HANDLERS, CONTEXT_NAMES, REQUEST_NAMES, REQUEST_PACKAGES } from '../knowledge/boundary-inputs.ts';
import { getDefinition, getVariable } from './bindings.ts';

type SourceCode = FileContext['sourceCode'];

/**
 * Whether an expression is what a server got from a client: a parameter `req` or `request`, or that member of a handler's context
 * (`ctx.request`, `c.req`, `this.req`). A parameter whose type comes from a package that is no server framework is a model of a
 * request, and what a protocol's own handler gets was checked before.
 */
export function isRequest(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const inner = unwrap(node);
  if (!REQUEST_NAMES.has(getLastName(inner) ?? '')) return false;
  if (inner.type !== 'Identifier') return isRequestOfContext(inner);
  const variable = getVariable(inner, sourceCode);
  const definition = variable && getDefinition(variable);
  if (definition?.type !== 'Parameter') return false;
  return !isModel(definition, sourceCode) && !isCheckedBefore(definition.node);
}

/** `ctx.request`, `c.req`, `this.req`. */
export function isRequestOfContext(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type !== 'MemberExpression' || !REQUEST_NAMES.has(getLastName(inner) ?? '')) return false;
  return inner.object.type === 'ThisExpression' || CONTEXT_NAMES.has(getLastName(inner.object) ?? '');
}

function isModel({ name }: TSESLint.Scope.Definition, sourceCode: SourceCode): boolean {
  const type = name.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  const variable = getVariable(type.typeName, sourceCode);
  const declaration = variable && getDefinition(variable)?.parent;
  if (declaration?.type !== 'ImportDeclaration') return false;
  const specifier = declaration.source.value;
  return !/^[#./~]|^@\//u.test(specifier) && !REQUEST_PACKAGES.test(specifier);
}

function isCheckedBefore({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'CallExpression' && CHECKED_HANDLERS.has(getLastName(parent.callee) ?? '');
}
