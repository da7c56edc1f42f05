import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { isEnumMember } from '../types/exhaustive.ts';
import { getDefinition, getInitializer, getVariable } from './bindings.ts';

type File = Pick<FileContext, 'sourceCode'>;
type Variable = TSESLint.Scope.Variable;

/** A name that says of itself that it is a constant: `KIND_A`. */
const CONSTANT_NAME = /^[A-Z][A-Z\d_]*$/u;
/** A member of a constant object or an enum: `Kind.Open`, `KIND.OPEN`. */
const MEMBER_NAME = /^[A-Z]/u;

/**
 * What identifies a value that the author of the code wrote down: strings, numbers, bigints, templates without substitutions,
 * members of enums and constants of the module that hold such. Of what is imported, its name tells: `KIND_A`, `Kind.Open`.
 *
 * @returns a text that is the same for the same value; `null` for everything else, `null`, `undefined` and truth values included.
 */
export function getFixedValue(node: TSESTree.Node, context: File): string | null {
  const inner = unwrap(node);
  const literal = getLiteralKey(inner);
  if (literal !== null) return literal;
  if (inner.type === 'Identifier') return getNamedValue(inner, context);
  return inner.type === 'MemberExpression' ? getMemberValue(inner, context) : null;
}

/** The same for literals alone. */
export function getLiteralKey(node: TSESTree.Node): string | null {
  const inner = unwrap(node);
  const text = getLiteralString(inner);
  if (text !== null) return JSON.stringify(text);
  const number = inner.type === 'UnaryExpression' && inner.operator === '-' ? inner.argument : inner;
  if (number.type !== 'Literal' || (typeof number.value !== 'number' && typeof number.value !== 'bigint')) return null;
  return `${number === inner ? '' : '-'}${number.raw}`;
}

function getNamedValue(name: TSESTree.Identifier, { sourceCode }: File): string | null {
  const variable = getVariable(name, sourceCode);
  if (!variable || !isOfModule(variable)) return null;
  if (isImported(variable)) return CONSTANT_NAME.test(name.name) ? name.name : null;
  const value = getInitializer(variable);
  return value && getLiteralKey(value);
}

function getMemberValue(node: TSESTree.MemberExpression, context: File): string | null {
  const object = unwrap(node.object);
  const key = getKeyName(node);
  const variable = object.type === 'Identifier' ? getVariable(object, context.sourceCode) : null;
  if (!variable || key === null || !isOfModule(variable)) return null;
  const isConstant = isImported(variable) ? isImportedConstant(node, variable.name, key, context) : getDefinition(variable)?.node.type === 'TSEnumDeclaration';
  return isConstant ? `${variable.name}.${key}` : getEntry(variable, key);
}

function isImportedConstant(node: TSESTree.MemberExpression, name: string, key: string, context: File): boolean {
  return (MEMBER_NAME.test(name) && MEMBER_NAME.test(key)) || isEnumMember(node, context) === true;
}

/** The literal that a constant object of the module has under a key. */
function getEntry(variable: Variable, key: string): string | null {
  const initializer = getInitializer(variable);
  const holder = initializer && unwrap(initializer);
  if (holder?.type !== 'ObjectExpression') return null;
  const entry = holder.properties.find(property => property.type === 'Property' && getKeyName(property) === key);
  return entry?.type === 'Property' ? getLiteralKey(entry.value) : null;
}

function isOfModule({ scope }: Variable): boolean {
  return scope.type === 'module' || scope.type === 'global';
}

/** Whether a variable is the name of an import. */
export function isImported(variable: Variable): boolean {
  return (getDefinition(variable)?.type as string | undefined) === 'ImportBinding';
}
