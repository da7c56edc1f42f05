import type { TSESTree } from '@typescript-eslint/utils';

import type { FileContext } from '../create-rule.ts';
import { getSettings } from '../settings.ts';
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

const PLACEHOLDER = 'TODO: say how to fix it';

/**
 * The construction of an error of the project's own class (`settings.adr.errorClass`), or of `Error`. The first required field
 * takes the message, further ones a placeholder for the author to fill in; the cause is a field where the class lists `cause`,
 * else in the options behind the arguments, as for `Error`.
 */
export function getErrorConstruction(content: ErrorContent, context: FileContext, at: TSESTree.Node): ErrorConstruction {
  const { errorClass } = getSettings(context);
  if (!errorClass) return { text: construct(getBuiltinError(at, context), [content.message], content.cause), add: [] };
  const { from, name, optional, positional, required } = errorClass;
  const request = from !== undefined && !isDeclaredHere(name, context) ? { name, from, at } : null;
  const className = request ? getImportedName(context, request) : name;
  const takesCause = [...required, ...optional, ...(positional ?? [])].includes('cause');
  const { quote } = getModuleStyle(context);
  const fields = getFields(required, content, takesCause, `${quote}${PLACEHOLDER}${quote}`);
  const args = positional
    ? getPositionalArguments(positional, fields, content.message)
    : fields.length > 0
      ? [`{ ${fields.map(([field, value]) => (field === value ? field : `${field}: ${value}`)).join(', ')} }`]
      : [content.message];
  const isCauseLeft = !(takesCause && (positional?.includes('cause') ?? fields.length > 0));
  return { text: construct(className, args, isCauseLeft ? content.cause : null), add: request ? [request] : [] };
}

function construct(className: string, args: readonly string[], cause: string | null): string {
  const options = cause === null ? [] : [cause === 'cause' ? '{ cause }' : `{ cause: ${cause} }`];
  return `new ${className}(${[...args, ...options].join(', ')})`;
}

/** The required fields with their values, and the cause if the class has a field for it. */
function getFields(required: readonly string[], { cause, message }: ErrorContent, takesCause: boolean, placeholder: string): [string, string][] {
  const names = required.filter(name => name !== 'cause');
  const fields = names.map((name, index): [string, string] => [name, index === 0 ? message : placeholder]);
  return takesCause && cause !== null && fields.length > 0 ? [...fields, ['cause', cause]] : fields;
}

function getPositionalArguments(positional: readonly string[], fields: readonly (readonly [string, string])[], message: string): string[] {
  const values = new Map(fields.length > 0 ? fields : [[positional[0] ?? 'message', message]]);
  const args = positional.map(name => values.get(name) ?? 'undefined');
  while (args.at(-1) === 'undefined') args.pop();
  return args;
}

function isDeclaredHere(name: string, { sourceCode }: FileContext): boolean {
  return sourceCode.ast.body.some(statement => {
    const declaration = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
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
