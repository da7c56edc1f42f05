import { basename } from 'node:path';

import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { SHELLS, SHELL_VARIABLES } from '../knowledge/child-process.ts';
import { getElements, getProcessTexts, type ProcessStart } from './child-processes.ts';
import { followConst, getConstantString } from './bindings.ts';

type SourceCode = FileContext['sourceCode'];

/** What a shell reads of a process start: all of the command, single arguments after it, or a script for an explicit shell. */
export interface ShellTexts {
  readonly kind: 'arguments' | 'command' | 'script';
  /** The texts in order; a list that is not written at hand stands for its elements. */
  readonly texts: readonly TSESTree.Expression[];
}

/**
 * The texts of a process start that a shell reads: of `exec`, of `spawn` and kin whose `shell` option is given and may be true,
 * and the script in `spawn('sh', ['-c', script])`.
 *
 * @returns `null` where no shell is asked, or nobody knows whether one is.
 */
export function getShellTexts(start: ProcessStart, sourceCode: SourceCode): ShellTexts | null {
  const script = getScript(start, sourceCode);
  if (script) return { kind: 'script', texts: [script] };
  if (start.shell === 'never' || (start.shell === 'optional' && !asksForShell(start.options, sourceCode))) return null;
  if (start.form === 'line') return { kind: 'command', texts: [start.command] };
  const list = start.args && followConst(start.args, sourceCode).type === 'ArrayExpression' ? null : start.args;
  return { kind: 'arguments', texts: [...getProcessTexts(start, sourceCode), ...(list ? [list] : [])] };
}

function asksForShell(options: TSESTree.Expression | null, sourceCode: SourceCode): boolean {
  const value = options && followConst(options, sourceCode);
  if (value?.type !== 'ObjectExpression') return false;
  const shell = value.properties.find(property => property.type === 'Property' && getKeyName(property) === 'shell');
  return shell?.type === 'Property' && !isFalsy(shell.value, sourceCode);
}

function isFalsy(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const value = followConst(node, sourceCode);
  switch (value.type) {
    case 'Literal':
      return !value.value;
    case 'Identifier':
      return value.name === 'undefined';
    case 'UnaryExpression':
      return value.operator === 'void' || (value.operator === '!' && value.argument.type === 'Literal' && Boolean(value.argument.value));
    default:
      return false;
  }
}

/** What follows `-c` and kin in the arguments of an explicit shell. */
function getScript({ args, command, form }: ProcessStart, sourceCode: SourceCode): TSESTree.Expression | null {
  const elements = form === 'list' ? getElements(command, sourceCode) : args ? getElements(args, sourceCode) : [];
  const program = form === 'list' ? elements[0] : command;
  const flags = program && form !== 'line' ? getScriptFlags(program, sourceCode) : [];
  const index = elements.findIndex(element => getWords(element, sourceCode).some(word => flags.some(flag => flag.test(word))));
  return index < 0 ? null : (elements[index + 1] ?? null);
}

function getScriptFlags(program: TSESTree.Node, sourceCode: SourceCode): readonly RegExp[] {
  const names = getWords(program, sourceCode).map(word => basename(word.replaceAll('\\', '/')).replace(/\.exe$/iu, '').toLowerCase());
  return names.map(name => SHELLS.get(name)).filter(flag => flag !== undefined);
}

/** The words that an expression may be; for a variable of the environment that names a shell, the name of such a shell. */
function getWords(node: TSESTree.Node, sourceCode: SourceCode): readonly string[] {
  const value = followConst(node, sourceCode);
  switch (value.type) {
    case 'ConditionalExpression':
      return [value.consequent, value.alternate].flatMap(branch => getLeafWords(branch, sourceCode));
    case 'LogicalExpression':
      return [value.left, value.right].flatMap(operand => getLeafWords(operand, sourceCode));
    default:
      return getLeafWords(value, sourceCode);
  }
}

function getLeafWords(node: TSESTree.Node, sourceCode: SourceCode): readonly string[] {
  const inner = unwrap(node);
  const variable = inner.type === 'MemberExpression' ? SHELL_VARIABLES.get(getKeyName(inner) ?? '') : undefined;
  const word = variable ?? getConstantString(inner, sourceCode);
  return word === null ? [] : [word];
}

/** Whether a text is put together where it is written or declared, rather than handed through: a template, `+`, `.join()`, `.replace()`. */
export function isBuiltText(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const value = followConst(node, sourceCode);
  switch (value.type) {
    case 'TemplateLiteral':
      return value.expressions.length > 0;
    case 'BinaryExpression':
      return value.operator === '+';
    case 'ConditionalExpression':
      return isBuiltText(value.consequent, sourceCode) || isBuiltText(value.alternate, sourceCode);
    case 'CallExpression': {
      const callee = unwrap(value.callee);
      return callee.type === 'MemberExpression' && /^(?:concat|join|replace|replaceAll)$/u.test(getKeyName(callee) ?? '');
    }
    default:
      return false;
  }
}
