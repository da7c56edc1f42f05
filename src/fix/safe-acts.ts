import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { FileRace } from '../analysis/races/file-races.ts';
import { getOrigin } from '../analysis/bindings.ts';
import type { MemoryRace } from '../analysis/races/memory-races.ts';
import { getLiteralString } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getCheckedStatement } from './drop-check.ts';
import { getImportedName, importFixes } from './imports.ts';
import { getIndentation, getTextStyle, quote } from './text-style.ts';
import { getUniqueName } from './unique-name.ts';

type Fix = TSESLint.ReportFixFunction;

/** Leaves of `if (existsSync(f)) unlinkSync(f)` an `rmSync(f, { force: true })`; `null` where there is more to it. */
export function getForcedRemoval(race: FileRace, context: FileContext): Fix | null {
  const { acted } = race;
  const { sourceCode } = context;
  const origin = acted.name === 'unlink' && acted.node.arguments.length === 1 ? getOrigin(acted.node.callee, sourceCode) : null;
  const statement = origin?.root === 'fs' ? getCheckedStatement(race, true) : null;
  if (!statement || sourceCode.getCommentsInside(statement.whole).length > 0) return null;
  const name = origin!.path.at(-1) === 'unlinkSync' ? 'rmSync' : 'rm';
  const callee = getTwin(acted.node, name, context);
  if (!callee) return null;
  const call = `${callee.text}(${sourceCode.getText(acted.paths[0])}, { force: true })`;
  const isAwaited = wrapped(acted.node).parent?.type === 'AwaitExpression';
  const end = statement.whole.type === 'IfStatement' ? getTextStyle(sourceCode).semicolon : '';
  return fixer => [fixer.replaceText(statement.whole, `${isAwaited ? 'await ' : ''}${call}${end}`), ...callee.imports(fixer)];
}

interface Twin {
  readonly text: string;
  readonly imports: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];
}

/** Another function of the module that a call's function comes from, by a member of the same object or by an import. */
function getTwin({ callee }: TSESTree.CallExpression, name: string, context: FileContext): Twin | null {
  const { sourceCode } = context;
  const inner = unwrap(callee);
  if (inner.type === 'MemberExpression') return { text: `${sourceCode.getText(inner.object)}.${name}`, imports: () => [] };
  const module = getOrigin(inner, sourceCode)!.path[0] === 'promises' ? 'fs/promises' : 'fs';
  const from = new RegExp(String.raw`(['"])node:${module}\1`, 'u').test(sourceCode.text) ? `node:${module}` : module;
  if (!new RegExp(String.raw`(['"])${from}\1`, 'u').test(sourceCode.text)) return null;
  const request = { name, from, at: callee };
  return { text: getImportedName(context, request), imports: fixer => importFixes(fixer, context, request) };
}

/** Gives `writeFile(f, text)` the flag with which it fails when the file is there; `null` where it has options that cannot be added to, or where the check decides about more. */
export function getExclusiveWrite({ acted, holds, isOnly }: FileRace, { sourceCode }: FileContext): Fix | null {
  if (holds || !isOnly || acted.name !== 'writeFile' || getOrigin(acted.node.callee, sourceCode)?.source !== 'module') return null;
  const [content, options, ...others] = acted.rest;
  const flag = `flag: ${quote('wx', sourceCode)}`;
  if (!content || others.length > 0) return null;
  if (options) return addToOptions(options, flag, sourceCode);
  const last = sourceCode.getTokenBefore(sourceCode.getLastToken(acted.node)!, token => token.value !== ',')!;
  return fixer => fixer.insertTextAfter(last, `, { ${flag} }`);
}

function addToOptions(options: TSESTree.Node, flag: string, sourceCode: FileContext['sourceCode']): Fix | null {
  if (getLiteralString(options) !== null) return fixer => fixer.replaceText(options, `{ encoding: ${sourceCode.getText(options)}, ${flag} }`);
  if (options.type !== 'ObjectExpression' || /\bflags?\b/u.test(sourceCode.getText(options))) return null;
  const last = options.properties.at(-1);
  return last ? fixer => fixer.insertTextAfter(last, `, ${flag}`) : fixer => fixer.replaceText(options, `{ ${flag} }`);
}

/** Turns `if (existsSync(f)) { … }` into a `try` whose handler lets go of every error but the one of a missing file. */
export function getTriedRead(race: FileRace, { filename, sourceCode }: FileContext): Fix | null {
  const whole = race.acted.effect === 'read' ? getTestedBlock(race) : null;
  if (!whole || sourceCode.getCommentsInside(whole).length > sourceCode.getCommentsInside(whole.consequent).length) return null;
  const outer = getIndentation(whole, sourceCode);
  const { indent, semicolon } = getTextStyle(sourceCode);
  const error = getUniqueName('error', whole, sourceCode);
  const typed = /\.[cm]?tsx?$/u.test(filename) ? `(${error} as NodeJS.ErrnoException)` : error;
  const handler = ` catch (${error}) {\n${outer}${indent}if (${typed}.code !== ${quote('ENOENT', sourceCode)}) throw ${error}${semicolon}\n${outer}}`;
  return fixer => [fixer.replaceTextRange([whole.range[0], whole.consequent.range[0]], 'try '), fixer.insertTextAfter(whole, handler)];
}

/** The `if` without `else` whose whole test is the check, and whose block holds the act. */
function getTestedBlock({ acted, checked }: FileRace): TSESTree.IfStatement | null {
  const value = wrapped(checked.node);
  const test = value.parent?.type === 'AwaitExpression' ? wrapped(value.parent) : value;
  const { parent } = test;
  if (parent?.type !== 'IfStatement' || parent.test !== test || parent.alternate) return null;
  const [start, end] = acted.node.range;
  const { range, type } = parent.consequent;
  return type === 'BlockStatement' && range[0] <= start && end <= range[1] ? parent : null;
}

/** Stores the promise of `await f()` instead of what it will be; `null` where more than the awaited value is stored. */
export function getStoredPromise({ act, waits }: MemoryRace, { sourceCode }: FileContext): Fix | null {
  const value = act.type === 'AssignmentExpression' ? act.right : act.type === 'CallExpression' && act.arguments.length === 2 ? act.arguments[1]! : null;
  const awaited = value && unwrap(value);
  if (awaited?.type !== 'AwaitExpression' || value !== awaited || waits.some(wait => wait !== awaited)) return null;
  const keyword = sourceCode.getFirstToken(awaited)!;
  if (sourceCode.commentsExistBetween(keyword, awaited.argument)) return null;
  return fixer => fixer.removeRange([keyword.range[0], awaited.argument.range[0]]);
}
