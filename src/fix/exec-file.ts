import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getInitializer, getOrigin, getBuiltinName, followConst } from '../analysis/bindings.ts';
import type { ProcessStart } from '../analysis/child-processes.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { SCRIPT_PROGRAMS, SHELL_BUILTINS } from '../knowledge/child-process.ts';
import { getCommandWords } from './command-words.ts';
import { getImportedName, importEditFixes, type ImportRequest } from './imports.ts';

type CreateFix = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];

const TWINS: Readonly<Record<string, string>> = { 'child_process.exec': 'execFile', 'child_process.execSync': 'execFileSync' };

/**
 * Replaces a call of `exec` or `execSync`, promisified or not, by one of `execFile` or `execFileSync` that gets the words of the
 * command one by one.
 *
 * @returns `null` where the command is not written at the call, has a meaning for the shell, asks for a shell of its own, or
 * starts what is a script on Windows.
 */
export function getExecFileFix(start: ProcessStart, context: FileContext): CreateFix | null {
  const { sourceCode } = context;
  const { command, name, node } = start;
  const twin = TWINS[name];
  if (!twin || node.type !== 'CallExpression' || asksForShell(start, context)) return null;
  const words = getCommandWords(command, sourceCode);
  const [program, ...args] = words ?? [];
  if (program === undefined || args.length === 0 || isOfShell(program)) return null;
  const callee = getCallee(start, node, twin, context);
  if (!callee) return null;
  return fixer => [
    fixer.replaceText(node.callee, callee.text),
    fixer.replaceText(command, `${program}, [${args.join(', ')}]`),
    ...importEditFixes(fixer, context, { add: callee.add, removed: start.isPromisified ? [] : [node.callee] }),
  ];
}

function asksForShell({ options }: ProcessStart, { sourceCode }: FileContext): boolean {
  const value = options && followConst(options, sourceCode);
  if (value?.type !== 'ObjectExpression') return false;
  return value.properties.some(property => property.type === 'Property' && getKeyName(property) === 'shell');
}

function isOfShell(program: string): boolean {
  const name = program.slice(1, -1);
  return name.includes('=') || SHELL_BUILTINS.has(name) || SCRIPT_PROGRAMS.has(name);
}

interface Callee {
  readonly text: string;
  readonly add: readonly ImportRequest[];
}

function getCallee({ isPromisified }: ProcessStart, node: TSESTree.CallExpression, twin: string, context: FileContext): Callee | null {
  const { sourceCode } = context;
  if (!isPromisified) {
    const request = getRequest(node.callee, twin, node, context);
    return request && { text: getImportedName(context, request), add: [request] };
  }
  const known = findPromisified(node, twin, context);
  if (known !== null) return { text: known, add: [] };
  const made = followConst(node.callee, sourceCode);
  const [given] = made.type === 'CallExpression' ? made.arguments : [];
  if (made.type !== 'CallExpression' || !given) return null;
  const request = getRequest(given, twin, node, context);
  return request && { text: `${sourceCode.getText(made.callee)}(${getImportedName(context, request)})`, add: [request] };
}

/** The import of the twin from where `exec` came from, as the file writes it. */
function getRequest(callee: TSESTree.Node, twin: string, at: TSESTree.Node, { sourceCode }: FileContext): ImportRequest | null {
  if (getOrigin(callee, sourceCode)?.root !== 'child_process') return null;
  const from = /(['"`])node:child_process\1/u.test(sourceCode.text) ? 'node:child_process' : 'child_process';
  return { name: twin, from, at };
}

/** The name of a `const` in sight that holds the twin promisified. */
function findPromisified(at: TSESTree.Node, twin: string, { sourceCode }: FileContext): string | null {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(at); scope; scope = scope.upper) {
    for (const variable of scope.variables) {
      const value = getInitializer(variable);
      const call = value && unwrap(value);
      if (call?.type !== 'CallExpression' || !call.arguments[0]) continue;
      if (getBuiltinName(call.callee, sourceCode) !== 'util.promisify') continue;
      if (getOrigin(call.arguments[0], sourceCode)?.name === `child_process.${twin}`) return variable.name;
    }
  }
  return null;
}
