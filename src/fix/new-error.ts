import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getBuiltinName } from '../analysis/bindings.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { BUILT_IN_ERRORS } from '../knowledge/errors.ts';
import { getSettings, type AdrSettings } from '../settings.ts';
import { getImportedName, importEditFixes, type ImportRequest } from './imports.ts';
import { getModuleStyle } from './module-style.ts';

/** What an error says, as source text. */
export interface ErrorContent {
  readonly message: string;
  readonly cause: string | null;
}

export interface ErrorConstruction {
  /** `new Error("…", { cause: error })`. */
  readonly text: string;
  /** What has to be imported for it, if anything. */
  readonly add: readonly ImportRequest[];
}

type ErrorClass = NonNullable<AdrSettings['errorClass']>;

const PLACEHOLDER = 'TODO: say how to fix it';

/**
 * The construction of an error of the project's own class (`settings.adr.errorClass`), or of `Error`. The first required field
 * takes the message, further ones a placeholder for the author to fill in; the cause is a field where the class lists `cause`,
 * else in the options behind the arguments, as for `Error`.
 */
export function getErrorConstruction(content: ErrorContent, context: FileContext, at: TSESTree.Node): ErrorConstruction {
  const { errorClass } = getSettings(context);
  if (!errorClass) return { text: construct(getBuiltinError(at, context), [content.message], content.cause), add: [] };
  const { from, name } = errorClass;
  const request = from !== undefined && !isDeclaredHere(name, context) ? { name, from, at } : null;
  const { args, hasCause } = getArguments(errorClass, content, getModuleStyle(context).quote);
  const text = construct(request ? getImportedName(context, request) : name, args, hasCause ? null : content.cause);
  return { text, add: request ? [request] : [] };
}

/**
 * Replaces the construction of a built-in error by one of the project's own class that carries its message and its cause, and
 * imports it.
 *
 * @returns `null` for other classes, without a message, and where something of the arguments would be lost.
 */
export function getErrorReplacement(node: TSESTree.CallExpression | TSESTree.NewExpression, context: FileContext): TSESLint.ReportFixFunction | null {
  const { sourceCode } = context;
  const [message, options] = node.arguments;
  const cause = options ? getCause(options) : null;
  const isCarried = node.arguments.length <= 2 && (!options || cause !== null) && sourceCode.getCommentsInside(node).length === 0;
  if (!message || message.type === 'SpreadElement' || !isCarried || !isPlainError(node.callee, context)) return null;
  const content = { message: sourceCode.getText(message), cause: cause && sourceCode.getText(cause) };
  const { add, text } = getErrorConstruction(content, context, node);
  return fixer => [fixer.replaceText(node, text), ...importEditFixes(fixer, context, { add })];
}

/** A built-in error that takes its message first and can be made by any class. */
function isPlainError(callee: TSESTree.Node, { sourceCode }: FileContext): boolean {
  const name = getBuiltinName(callee, sourceCode);
  return name !== null && name !== 'AggregateError' && BUILT_IN_ERRORS.has(name);
}

/** `error` in `{ cause: error }`, which says nothing else. */
function getCause(options: TSESTree.Node): TSESTree.Node | null {
  const object = unwrap(options);
  const [property, ...others] = object.type === 'ObjectExpression' ? object.properties : [];
  return property?.type === 'Property' && others.length === 0 && getKeyName(property) === 'cause' ? property.value : null;
}

/** The arguments in the shape of the class, and whether the cause is among them. */
function getArguments(
  { optional, positional, required }: ErrorClass,
  { cause, message }: ErrorContent,
  quote: string,
): { args: string[]; hasCause: boolean } {
  const names = required.filter(name => name !== 'cause');
  const values = new Map(names.map((name, index) => [name, index === 0 ? message : quote + PLACEHOLDER + quote]));
  const takesCause = [...required, ...optional, ...(positional ?? [])].includes('cause');
  if (takesCause && cause !== null) values.set('cause', cause);
  if (positional) {
    if (names.length === 0 && positional[0] !== undefined) values.set(positional[0], message);
    return { args: getPositionalArguments(positional, values), hasCause: positional.includes('cause') };
  }
  if (names.length === 0) return { args: [message], hasCause: false };
  const fields = [...values].map(([name, value]) => (name === value ? name : `${name}: ${value}`));
  return { args: [`{ ${fields.join(', ')} }`], hasCause: takesCause };
}

function construct(className: string, args: readonly string[], cause: string | null): string {
  const options = cause === null ? [] : [cause === 'cause' ? '{ cause }' : `{ cause: ${cause} }`];
  return `new ${className}(${[...args, ...options].join(', ')})`;
}

function getPositionalArguments(names: readonly string[], values: ReadonlyMap<string, string>): string[] {
  const lastGiven = names.findLastIndex(name => values.has(name));
  return names.slice(0, lastGiven + 1).map(name => values.get(name) ?? 'undefined');
}

function isDeclaredHere(name: string, { sourceCode }: FileContext): boolean {
  return sourceCode.ast.body.some(statement => {
    const isExport = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
    const declaration = isExport ? statement.declaration : statement;
    return declaration?.type === 'ClassDeclaration' && declaration.id?.name === name;
  });
}

/** `Error`, also where the file has something else of that name. */
function getBuiltinError(at: TSESTree.Node, { sourceCode }: FileContext): string {
  for (let scope: ReturnType<typeof sourceCode.getScope> | null = sourceCode.getScope(at); scope; scope = scope.upper) {
    if ((scope.set.get('Error')?.defs.length ?? 0) > 0) return 'globalThis.Error';
  }
  return 'Error';
}
