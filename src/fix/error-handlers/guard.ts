import { extname } from 'node:path';

import type { TSESLint } from '@typescript-eslint/utils';

import { getExpectedErrors } from '../../analysis/error-handlers/expected-errors.ts';
import type { ErrorHandler } from '../../analysis/error-handlers/handlers.ts';
import type { FileContext } from '../../create-rule.ts';
import type { KnownError } from '../../knowledge/thrown-errors.ts';
import { quote } from '../text-style.ts';
import { getErrorBinding, insertFirst } from './handler-edits.ts';

/** A guard at the start of a handler, and what it lets pass. */
export interface Guard {
  /** The errors that stay handled, as a message names them: `SyntaxError`, `ENOENT`. */
  readonly expected: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/**
 * The guard that lets go of every error but those that the guarded calls are known to throw:
 * `if (!(error instanceof SyntaxError)) throw error;`.
 *
 * @returns `null` where nothing is known of the calls, and where the handler has no name for the error and can get none.
 */
export function getGuard(handler: ErrorHandler, context: FileContext): Guard | null {
  const { sourceCode } = context;
  const expected = getExpectedErrors(handler, context);
  const binding = getErrorBinding(handler, sourceCode);
  if (expected.length === 0 || !binding || !handler.body) return null;
  const { body } = handler;
  const test = expected.map(known => renderOtherwise(known, binding.name, context)).join(' && ');
  const statement = `if (${test}) throw ${binding.name}`;
  return {
    expected: expected.flatMap(getNames).join(', '),
    fix: fixer => [...binding.bind(fixer), ...insertFirst(fixer, body, statement, sourceCode)],
  };
}

/** The test that an error is none of the known ones. */
function renderOtherwise(known: KnownError, error: string, context: FileContext): string {
  const isTyped = /^\.[mc]?tsx?$/u.test(extname(context.filename));
  switch (known.by) {
    case 'class':
      return known.names.map(name => `!(${error} instanceof ${name})`).join(' && ');
    case 'code':
      return renderComparison(
        isTyped ? `(${error} as NodeJS.ErrnoException).code` : `${error}.code`,
        known.values,
        context,
      );
    case 'name':
      return renderComparison(isTyped ? `(${error} as Error).name` : `${error}.name`, known.values, context);
    case 'property':
      return `!(${error} instanceof Error && ${quote(known.name, context.sourceCode)} in ${error})`;
  }
}

function renderComparison(value: string, expected: readonly string[], { sourceCode }: FileContext): string {
  return expected.map(text => `${value} !== ${quote(text, sourceCode)}`).join(' && ');
}

function getNames(known: KnownError): readonly string[] {
  if (known.by === 'property') return [`errors with a ${known.name}`];
  return known.by === 'class' ? known.names : known.values;
}
