import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunctions } from '../../ast/functions.ts';
import { getFunctionName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { STATE_PACKAGES } from '../../knowledge/module-state.ts';
import { getOrigin } from '../bindings.ts';
import { isEntryCode } from '../entry-files.ts';
import { getLoggerFamily } from '../loggers.ts';
import { isLoggingModule, isLoggingWord } from '../logging-modules.ts';
import { getOutermostFunction } from '../load-time.ts';
import type { ModuleState } from '../module-state.ts';
import type { Write } from '../writes.ts';
import { isExternalStore } from './external-stores.ts';
import { isNotice } from './notices.ts';

/** The writes that count: not by a function for tests, not in a program's own code, and not of a regular expression's `lastIndex`. */
export function getCountedWrites({ writes }: Pick<ModuleState, 'writes'>, context: FileContext): readonly Write[] {
  return writes.filter(({ node, path }) => path.at(-1) !== 'lastIndex' && !isForTests(node) && !isEntryCode(node, context));
}

/** Whether `node` stands in a function that is there for tests: `setClockForTests`, `__resetCache`. */
export function isForTests(node: TSESTree.Node): boolean {
  return [...getEnclosingFunctions(node)].some(outer => /ForTest(?:s|ing)?$|^__(?:reset|test)/u.test(getFunctionName(outer) ?? ''));
}

/**
 * Whether the state is one that a module is meant to keep: a logger and its level, whether a message was logged, weak references, or
 * a store's.
 */
export function isMeantToChange(state: ModuleState, writes: readonly Write[], context: FileContext): boolean {
  if (state.held === 'weak' || isLogger(state, context) || isLoggerSetUp(writes, context) || isStore(state, context)) return true;
  return isNotice(state, writes, context) || isExternalStore(state, context.sourceCode);
}

function isLogger({ declaration, field, held, initializer, writes }: ModuleState, context: FileContext): boolean {
  if (held !== null && held !== 'instance') return false;
  if (initializer && unwrap(initializer).type === 'Literal') return false;
  const values = [initializer, ...writes.map(({ value }) => value)];
  if (values.some(value => value && getLoggerFamily(value, context) !== null)) return true;
  return field ? /^#?_?log(?:ger)?$|Logger$/u.test(field.name ?? '') : getLoggerFamily(declaration, context) !== null;
}

/** `setLogLevel`, `configureLogging`; in a module named for logging `setLevel`, too. */
function isLoggerSetUp(writes: readonly Write[], { filename }: FileContext): boolean {
  const isForLogs = isLoggingModule(filename);
  return (
    writes.length > 0 &&
    writes.every(({ node }) => {
      const writer = getOutermostFunction(node);
      const [first = '', ...words] = splitWords((writer && getFunctionName(writer)) ?? '');
      const isSetUp = /^(?:configure|create|disable|enable|init|initialize|set|setup)$/u.test(first);
      return isSetUp && (isForLogs || words.some(isLoggingWord));
    })
  );
}

function isStore({ initializer, writes }: ModuleState, { sourceCode }: FileContext): boolean {
  return [initializer, ...writes.map(({ value }) => value)].some(value => {
    const made = value && unwrap(value);
    if (made?.type !== 'CallExpression' && made?.type !== 'NewExpression') return false;
    const origin = getOrigin(made.callee, sourceCode);
    return origin?.source === 'module' && (STATE_PACKAGES.has(origin.root) || origin.path.at(-1) === 'createContext');
  });
}
