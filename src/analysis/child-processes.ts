import type { TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { isFunction } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { PROCESS_STARTERS, type ProcessStarter } from '../knowledge/child-process.ts';
import { followConst, getBuiltinName, getOrigin } from './bindings.ts';

type SourceCode = FileContext['sourceCode'];

/** A place that starts a process. */
export interface ProcessStart extends ProcessStarter {
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression;
  /** What is called, by its dotted name: `child_process.exec`, `execa.execaSync`, `Bun.spawn`. */
  readonly name: string;
  /** Whether the function came through `util.promisify`. */
  readonly isPromisified: boolean;
  /** The program (`file`), the program with its arguments (`line`), the list of both (`list`), or the template (`tag`). */
  readonly command: TSESTree.Expression;
  /** The list of arguments, as it is written at the call; `null` where the call has none. */
  readonly args: TSESTree.Expression | null;
  /** The options, as they are written at the call; `null` where the call has none. */
  readonly options: TSESTree.Expression | null;
}

/** Parts of words without one of which no file starts a process: searching for plain text is many times faster than a pattern. */
const TRIGGER_PARTS = ['child_process', 'promise-spawn', 'cross-spawn', 'execa', 'shelljs', 'zx', 'Bun', 'bun', 'Deno', '/exec', 'nano-spawn', 'node-pty', 'tinyexec'];

/** Words without one of which no file starts a process. */
const TRIGGER = /\b(?:child_process|promisify-child-process|promise-spawn|cross-spawn|execa|shelljs|zx|Bun|bun|Deno|actions\/exec|nano-spawn|node-pty|tinyexec)\b/u;

const startingFiles = new FileCache<boolean>();

/** Whether the text of a file names anything that starts processes: the cheap question before {@link getProcessStart}. */
export function mayStartProcesses(sourceCode: SourceCode): boolean {
  return startingFiles.getOrCompute(sourceCode, () => TRIGGER_PARTS.some(part => sourceCode.text.includes(part)) && TRIGGER.test(sourceCode.text));
}

/**
 * The process that a call, a `new Deno.Command(…)` or a tagged template starts: Node's `child_process` (promisified as well) and
 * the packages of `PROCESS_STARTERS`, under whatever name they came in.
 *
 * @returns `null` for every other node, and for a call whose first argument is missing or spread.
 */
export function getProcessStart(node: TSESTree.Node, sourceCode: SourceCode): ProcessStart | null {
  if (node.type === 'TaggedTemplateExpression') {
    const known = getStarter(unwrap(node.tag), sourceCode);
    return known ? { ...known, node, command: node.quasi, args: null, options: null } : null;
  }
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null;
  const [command] = node.arguments;
  if (!command || command.type === 'SpreadElement') return null;
  const known = getStarter(unwrap(node.callee), sourceCode);
  if (!known || known.form === 'tag') return null;
  return { ...known, node, ...getParts(known, command, node.arguments, sourceCode) };
}

/**
 * The texts that a start of a process hands over: its command, and every element of a list of arguments that is written at the
 * call or in a `const` (elements that are spread from elsewhere are left out).
 */
export function getProcessTexts({ args, command, form }: ProcessStart, sourceCode: SourceCode): readonly TSESTree.Expression[] {
  return [...(form === 'list' ? getElements(command, sourceCode) : [command]), ...(args ? getElements(args, sourceCode) : [])];
}

/** The elements of an array, or of the array that a `const` holds, in order; elements of arrays that are spread into it included. */
export function getElements(list: TSESTree.Node, sourceCode: SourceCode): readonly TSESTree.Expression[] {
  const array = followConst(list, sourceCode);
  if (array.type !== 'ArrayExpression') return [];
  return array.elements.flatMap(element => {
    if (element?.type !== 'SpreadElement') return element ? [element] : [];
    const inner = unwrap(element.argument);
    return inner.type === 'ArrayExpression' ? getElements(inner, sourceCode) : [];
  });
}

type Known = Pick<ProcessStart, 'form' | 'isPromisified' | 'name' | 'shell'>;

function getStarter(callee: TSESTree.Node, sourceCode: SourceCode): Known | null {
  const origin = getOrigin(callee, sourceCode);
  if (origin) {
    const starter = PROCESS_STARTERS.get(origin.name);
    return starter ? { ...starter, name: origin.name, isPromisified: false } : null;
  }
  const value = followConst(callee, sourceCode);
  if (value.type !== 'CallExpression') return null;
  const [given] = value.arguments;
  const made = given && getBuiltinName(value.callee, sourceCode) === 'util.promisify' ? getOrigin(given, sourceCode) : null;
  const starter = made && PROCESS_STARTERS.get(made.name);
  if (starter) return { ...starter, name: made.name, isPromisified: true };
  // A tag that was given options: $({ cwd })`…`.
  const tag = getOrigin(value.callee, sourceCode)?.name ?? '';
  const quoting = PROCESS_STARTERS.get(tag);
  return quoting?.form === 'tag' ? { ...quoting, name: tag, isPromisified: false } : null;
}

type Parts = Pick<ProcessStart, 'args' | 'command' | 'options'>;

function getParts(
  { form, name }: Known,
  command: TSESTree.Expression,
  given: readonly TSESTree.CallExpressionArgument[],
  sourceCode: SourceCode,
): Parts {
  const rest = given.slice(1).map(argument => (argument.type === 'SpreadElement' ? null : argument));
  if (name === 'Deno.Command') return { command, args: getProperty(rest[0], 'args', sourceCode), options: rest[0] ?? null };
  if (form === 'list') {
    const list = getProperty(command, 'cmd', sourceCode);
    return list ? { command: list, args: null, options: command } : { command, args: null, options: rest[0] ?? null };
  }
  if (form === 'line') return { command, args: null, options: getOptions(rest[0]) };
  return { command, ...getListAndOptions(rest, sourceCode) };
}

/** Of what follows the program, the list of arguments may be left out. */
function getListAndOptions(
  [second, third]: readonly (TSESTree.Expression | null)[],
  sourceCode: SourceCode,
): Pick<ProcessStart, 'args' | 'options'> {
  if (!second) return { args: null, options: getOptions(third) };
  if (getOptions(second) === null) return { args: null, options: null };
  const value = followConst(second, sourceCode);
  const isOptions = value.type === 'ObjectExpression' || (value.type === 'Identifier' && /opt(?:ion)?s?$/iu.test(value.name));
  return isOptions && !getOptions(third) ? { args: null, options: second } : { args: second, options: getOptions(third) };
}

/** An argument, unless it is a callback. */
function getOptions(argument: TSESTree.Expression | null | undefined): TSESTree.Expression | null {
  return argument && !isFunction(unwrap(argument)) ? argument : null;
}

function getProperty(object: TSESTree.Node | null | undefined, name: string, sourceCode: SourceCode): TSESTree.Expression | null {
  const value = object && followConst(object, sourceCode);
  if (value?.type !== 'ObjectExpression') return null;
  const property = value.properties.findLast(item => item.type === 'Property' && getKeyName(item) === name);
  return property?.type === 'Property' ? (property.value as TSESTree.Expression) : null;
}
