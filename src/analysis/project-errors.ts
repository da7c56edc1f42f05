import type { TSESTree } from '@typescript-eslint/utils';

import { isClass } from '../ast/classes.ts';
import { getKeyName, getLastName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { loadPicomatch } from '../lazy-dependencies.ts';
import type { AdrSettings } from '../settings.ts';
import { getBuiltinName, getConstantString, getOrigin } from './bindings.ts';
import { getBases, getLocalClass, type Construction } from './error-constructions.ts';

export type ErrorClass = NonNullable<AdrSettings['errorClass']>;

const matchers = new WeakMap<ErrorClass, (name: string) => boolean>();

/**
 * Whether an expression is the project's own error class, a class of the file that extends it, or one that the settings allow, by
 * name or glob.
 */
export function isAllowedError(node: TSESTree.Node, errorClass: ErrorClass, context: FileContext): boolean {
  const local = getLocalClass(node, context);
  const all = [node, ...(local ? getBases(local, context) : [])];
  return all.some(one => isProjectError(one, errorClass, context) || isAllowedName(one, errorClass, context));
}

/**
 * Whether an expression is the project's own error class: imported from where the settings say, from a relative or `#` specifier
 * with the same last segment, or declared in the file. Without a place in the settings the name decides.
 */
export function isProjectError(node: TSESTree.Node, { from, name }: ErrorClass, context: FileContext): boolean {
  const local = getLocalClass(node, context);
  if (local) return local.id?.name === name;
  const origin = getOrigin(node, context.sourceCode);
  if (origin?.source !== 'module') return from === undefined && getLastName(unwrap(node)) === name;
  if ((origin.path.at(-1) ?? getLastName(unwrap(node))) !== name) return false;
  if (from === undefined || origin.root === from) return true;
  return /^[.#]/u.test(origin.root) && getLastSegment(origin.root) === getLastSegment(from);
}

/** `errors` of `#errors`, `../util/errors.js` and `./errors/index.ts`. */
function getLastSegment(specifier: string): string {
  const segments = specifier.replace(/\.[cm]?[jt]sx?$/u, '').replace(/^#/u, '').split('/');
  return (segments.at(-1) === 'index' ? segments.at(-2) : segments.at(-1)) ?? '';
}

function isAllowedName(node: TSESTree.Node, errorClass: ErrorClass, { sourceCode }: FileContext): boolean {
  if (errorClass.allow.length === 0) return false;
  let matches = matchers.get(errorClass);
  if (!matches) matchers.set(errorClass, (matches = loadPicomatch()([...errorClass.allow])));
  const names = [getLastName(unwrap(node)), getOrigin(node, sourceCode)?.path.at(-1)];
  return names.some(name => name != null && matches(name));
}

/** Whether the file declares the project's error class. */
export function declaresProjectError({ name }: ErrorClass, { sourceCode }: FileContext): boolean {
  if (!sourceCode.text.includes(name)) return false;
  return sourceCode.ast.body.some(statement => {
    const declaration = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
    if (declaration?.type === 'VariableDeclaration') return declaration.declarations.some(({ id, init }) => isClass(init) && id.type === 'Identifier' && id.name === name);
    return declaration?.type === 'ClassDeclaration' && declaration.id?.name === name;
  });
}

/** What is wrong with a required field: it is not there, or there is a property or argument that says nothing. */
export interface LackingField {
  readonly name: string;
  readonly node: TSESTree.Node | null;
}

/**
 * The required fields that a construction of the project's class does not give, or gives as an empty text: in its object literal, or
 * by position. None where a spread, or a value that is no literal, leaves it to run time.
 */
export function getLackingFields({ arguments: args }: Construction, { positional, required }: ErrorClass, { sourceCode }: FileContext): readonly LackingField[] {
  if (args.some(({ type }) => type === 'SpreadElement')) return [];
  const values = positional ? getPositionalValues(args, positional) : getFieldValues(args);
  if (!values) return [];
  return required.flatMap((name): LackingField[] => {
    const node = values.get(name) ?? null;
    if (!node) return [{ name, node }];
    const value = node.type === 'Property' ? node.value : node;
    const isEmpty = getBuiltinName(value, sourceCode) === 'undefined' || getConstantString(value, sourceCode)?.trim() === '';
    return isEmpty ? [{ name, node }] : [];
  });
}

type Values = ReadonlyMap<string, TSESTree.Node>;

function getPositionalValues(args: readonly TSESTree.Node[], names: readonly string[]): Values {
  return new Map(args.slice(0, names.length).map((argument, index) => [names[index]!, argument]));
}

function getFieldValues([first]: readonly TSESTree.Node[]): Values | null {
  if (!first) return new Map();
  const object = unwrap(first);
  if (object.type !== 'ObjectExpression') return null;
  const values = new Map<string, TSESTree.Node>();
  for (const property of object.properties) {
    const key = property.type === 'Property' ? getKeyName(property) : null;
    if (key === null) return null;
    values.set(key, property);
  }
  return values;
}
