import type { TSESTree } from '@typescript-eslint/utils';

import type { FileContext } from '../create-rule.ts';
import { getSettings, type AdrSettings } from '../settings.ts';
import { getImportedName, type ImportRequest } from './imports.ts';
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
