import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { FS_PACKAGES } from '../../knowledge/io-packages.ts';
import {
  THROWN_BY_BUILTINS,
  THROWN_BY_IMPORT,
  THROWN_BY_INTL,
  THROWN_BY_JSON_BODIES,
  THROWN_BY_SCHEMAS,
  getThrownByFs,
  type KnownError,
} from '../../knowledge/thrown-errors.ts';
import { followConst, getBuiltinName, getOrigin } from '../bindings.ts';
import { getChainCall, getOwnCalls, getOwnNodes } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';

type File = Pick<FileContext, 'sourceCode'>;

/** More kinds of errors than these say that the guarded code does too much for one guard. */
const MAX_KINDS = 2;

/**
 * The errors that the calls which a handler guards are known to throw, at most two kinds.
 *
 * @returns an empty list where nothing is known, where more than two kinds are, and where the code waits for something unknown.
 */
export function getExpectedErrors(handler: ErrorHandler, context: File): readonly KnownError[] {
  const expected = new Set<KnownError>();
  for (const call of getCalls(handler, context)) {
    const known = getKnownError(call, context);
    if (known) expected.add(known);
  }
  if (expected.size > MAX_KINDS || waitsForUnknown(handler, context)) return [];
  return [...expected];
}

function getCalls(handler: ErrorHandler, context: File): readonly TSESTree.Node[] {
  if (!handler.argument) return getOwnCalls(handler.guarded, context);
  const start = getChainStart(handler.guarded);
  return start ? [start] : [];
}

/** The call or `import()` at which a promise chain begins. */
function getChainStart(node: TSESTree.Node): TSESTree.Node | null {
  const call = getChainCall(node);
  if (call) return call;
  let inner = unwrap(node);
  while (inner.type === 'CallExpression' || inner.type === 'MemberExpression') {
    inner = unwrap(inner.type === 'CallExpression' ? inner.callee : inner.object);
  }
  return inner.type === 'ImportExpression' ? inner : null;
}

function waitsForUnknown(handler: ErrorHandler, context: File): boolean {
  if (handler.argument) return false;
  return getOwnNodes(handler.guarded, context).some(node => {
    if (node.type !== 'AwaitExpression') return false;
    const start = getChainStart(node.argument);
    return !start || !getKnownError(start, context);
  });
}

function getKnownError(node: TSESTree.Node, context: File): KnownError | null {
  if (node.type === 'ImportExpression') return THROWN_BY_IMPORT;
  return node.type === 'CallExpression' || node.type === 'NewExpression' ? getErrorOfCall(node, context) : null;
}

function getErrorOfCall(node: TSESTree.CallExpression | TSESTree.NewExpression, context: File): KnownError | null {
  const origin = getOrigin(node.callee, context.sourceCode);
  if (origin?.source === 'module' && FS_PACKAGES.has(origin.root)) return getThrownByFs(origin.path.at(-1) ?? '');
  const builtin = getBuiltinName(node.callee, context.sourceCode);
  if (builtin !== null) return builtin.startsWith('Intl.') ? THROWN_BY_INTL : (THROWN_BY_BUILTINS.get(builtin) ?? null);
  const member = unwrap(node.callee);
  if (node.type !== 'CallExpression' || member.type !== 'MemberExpression') return null;
  return getMethodError(node, member, context);
}

function getMethodError(
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  context: File,
): KnownError | null {
  const name = getKeyName(callee);
  if (name === 'json' && node.arguments.length === 0) return THROWN_BY_JSON_BODIES;
  if (name !== 'parse' && name !== 'parseAsync') return null;
  return startsAtZod(callee.object, context) ? THROWN_BY_SCHEMAS : null;
}

/** `z.object({…}).parse`, also where the schema is a `const`; an imported schema is one by its name. */
function startsAtZod(node: TSESTree.Node, { sourceCode }: File): boolean {
  let start = followConst(node, sourceCode);
  if (start.type === 'Identifier' && /schema$/iu.test(start.name)) return true;
  while (start.type === 'CallExpression' || start.type === 'MemberExpression') {
    start = unwrap(start.type === 'CallExpression' ? start.callee : start.object);
  }
  const origin = getOrigin(start, sourceCode);
  return origin?.source === 'module' && /^zod(?:\/|$)/u.test(origin.root);
}
