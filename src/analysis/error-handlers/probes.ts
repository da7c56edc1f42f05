import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { BODY_READERS, COMMAND_WORDS, FS_PROBES, POLLERS, PRESENCE_WORDS, RESOLVER_PACKAGES, WAITS } from '../../knowledge/error-handling.ts';
import { getBuiltinName, getOrigin } from '../bindings.ts';
import {
  awaits,
  getCalleeNames,
  getChainCall,
  getIoOrigin,
  getOwnCalls,
  getOwnNodes,
  getWrite,
  isIoCall,
} from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import { getNameThroughWrappers, getOuterFunction } from './surroundings.ts';

/** How a probe asks: by the file system, or in any other way. */
export type ProbeKind = 'fs' | 'other';

/** Whether the handler belongs to a question that has one answer for every failure: does it parse, is it there, is it supported. */
export function getProbe(handler: ErrorHandler, context: FileContext): ProbeKind | null {
  if (isFsProbe(handler, context)) return 'fs';
  const isOther =
    isConversionProbe(handler, context) ||
    isOptionalModule(handler, context) ||
    isBodyReader(handler, context) ||
    isPredicate(handler, context) ||
    isAbortableWait(handler, context) ||
    isWebStorage(handler, context) ||
    isInPoll(handler);
  return isOther ? 'other' : null;
}

/** A `try` without I/O that gives back or keeps a value, and a handler that gives back or keeps another. */
function isConversionProbe(handler: ErrorHandler, context: FileContext): boolean {
  const { body, guarded } = handler;
  if (handler.argument || body?.type !== 'CatchClause') return false;
  if (
    awaits(guarded, context) ||
    getOwnCalls(guarded, context).some(call => isIoCall(call, context)) ||
    getWrite(handler, context)
  )
    return false;
  return keepsValue(guarded as TSESTree.BlockStatement, context) && body.body.body.every(isPlainAnswer);
}

/** Whether the block's value, or a constant after it, is returned or assigned. */
function keepsValue(block: TSESTree.BlockStatement, context: FileContext): boolean {
  return getOwnNodes(block, context).some(
    node =>
      (node.type === 'ReturnStatement' && node.argument !== null) ||
      (node.type === 'AssignmentExpression' && wrapped(node).parent?.type === 'ExpressionStatement') ||
      (node.type === 'CallExpression' && isCollecting(node)),
  );
}

/** `found.push(parse(line))` keeps the value in a list. */
function isCollecting({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' && /^(?:add|push|set|unshift)$/u.test(getKeyName(inner) ?? '');
}

function isPlainAnswer(statement: TSESTree.Statement): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
      return !statement.argument || isPlainValue(statement.argument);
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'EmptyStatement':
    case 'ThrowStatement':
      return true;
    case 'VariableDeclaration':
      return statement.declarations.every(({ init }) => !init || isPlainValue(init));
    case 'ExpressionStatement': {
      const inner = unwrap(statement.expression);
      if (inner.type === 'CallExpression') return isCollecting(inner) && inner.arguments.every(isPlainValue);
      return inner.type === 'AssignmentExpression' && isPlainValue(inner.right);
    }
    case 'IfStatement':
      return isPlainAnswer(statement.consequent) && (!statement.alternate || isPlainAnswer(statement.alternate));
    case 'BlockStatement':
      return statement.body.every(isPlainAnswer);
    default:
      return false;
  }
}

/** A constant, an input, or a conversion of such. */
function isPlainValue(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'AwaitExpression':
    case 'YieldExpression':
    case 'ImportExpression':
      return false;
    case 'CallExpression':
    case 'NewExpression':
      return inner.arguments.every(isPlainValue) && getCalleeNames(inner.callee).length > 0;
    case 'ArrayExpression':
      return inner.elements.every(element => !element || isPlainValue(element));
    case 'ObjectExpression':
      return inner.properties.every(property =>
        isPlainValue(property.type === 'Property' ? property.value : property.argument),
      );
    case 'ConditionalExpression':
      return isPlainValue(inner.consequent) && isPlainValue(inner.alternate);
    case 'LogicalExpression':
      return isPlainValue(inner.left) && isPlainValue(inner.right);
    case 'SpreadElement':
      return isPlainValue(inner.argument);
    default:
      return true;
  }
}

/** What a handler guards, as the promises it waits for: the awaited ones of a `try`, or the one that `.catch()` is called on. */
function getWaits(handler: ErrorHandler, context: FileContext): TSESTree.Node[] {
  if (handler.argument) return [handler.guarded];
  return getOwnNodes(handler.guarded, context).flatMap(node =>
    node.type === 'AwaitExpression' ? [node.argument] : [],
  );
}

/** `access`, `stat`, `readdir` and kin, awaited or `Sync`, and no other I/O. */
function isFsProbe(handler: ErrorHandler, context: FileContext): boolean {
  const waits = getWaits(handler, context);
  const started = waits.map(wait => getChainCall(wait));
  if (!started.every(call => call !== null && isFsQuestion(call))) return false;
  if (handler.argument) return true;
  const sync = getOwnCalls(handler.guarded, context).filter(
    call => isIoCall(call, context) && !started.includes(call as TSESTree.CallExpression),
  );
  return started.length + sync.length > 0 && sync.every(call => call.type === 'CallExpression' && isFsQuestion(call));
}

function isFsQuestion({ callee }: TSESTree.CallExpression): boolean {
  return FS_PROBES.has((getCalleeNames(callee).at(-1) ?? '').replace(/Sync$/u, ''));
}

/** `import()`, `require()`, `require.resolve()`, `import.meta.resolve()`, and nothing else that waits. */
function isOptionalModule(handler: ErrorHandler, context: FileContext): boolean {
  if (handler.argument) return startsAtImport(handler.guarded);
  const nodes = getOwnNodes(handler.guarded, context);
  const loads = nodes.filter(
    node => node.type === 'ImportExpression' || (node.type === 'CallExpression' && isModuleLoad(node, context)),
  );
  const waits = getWaits(handler, context);
  return loads.length > 0 && waits.every(wait => startsAtImport(wait) || loads.includes(unwrap(wait)));
}

/** `localStorage` and `sessionStorage` are there or not, as the user's settings have it: a feature of the run time. */
function isWebStorage({ argument, guarded }: ErrorHandler, context: FileContext): boolean {
  if (argument || awaits(guarded, context)) return false;
  const calls = getOwnCalls(guarded, context);
  if (calls.some(call => isIoCall(call, context))) return false;
  return calls.some(call => 'callee' in call && /^(?:local|session)Storage\./u.test(getBuiltinName(call.callee, context.sourceCode) ?? ''));
}

function startsAtImport(node: TSESTree.Node): boolean {
  let inner = unwrap(node);
  while (inner.type === 'CallExpression' || inner.type === 'MemberExpression') {
    inner = unwrap(inner.type === 'CallExpression' ? inner.callee : inner.object);
  }
  return inner.type === 'ImportExpression';
}

function isModuleLoad({ callee }: TSESTree.CallExpression, { sourceCode }: FileContext): boolean {
  if (getCalleeNames(callee).at(-1) === 'resolveModule') return true;
  const origin = getOrigin(callee, sourceCode);
  if (origin?.source === 'module' && RESOLVER_PACKAGES.has(origin.root)) return true;
  const builtin = getBuiltinName(callee, sourceCode);
  if (builtin !== null)
    return /^(?:require|require\.resolve|import\.meta\.resolve|module\.require|process\.getBuiltinModule)$/u.test(
      builtin,
    );
  const names = getCalleeNames(callee);
  return /^_*require$/iu.test(names[0] ?? '') || (/require$/iu.test(names.at(-2) ?? '') && names.at(-1) === 'resolve');
}

/** `response.json()` and kin as all that is waited for. */
function isBodyReader(handler: ErrorHandler, context: FileContext): boolean {
  const waits = getWaits(handler, context);
  return (
    waits.length > 0 &&
    waits.every(wait => {
      const call = getChainCall(wait);
      const names = call ? getCalleeNames(call.callee) : [];
      return (
        call !== null &&
        names.length > 1 &&
        call.arguments.length === 0 &&
        BODY_READERS.has(names.at(-1)!) &&
        getIoOrigin(call.callee, context) === null
      );
    })
  );
}

/** A function named as a question whose every answer is `true` or `false`. */
function isPredicate(handler: ErrorHandler, context: FileContext): boolean {
  const outer = getOuterFunction(handler.node);
  const name = outer && getNameThroughWrappers(outer)?.replace(/A?[sS]ync$/u, '');
  if (!name || !(/^(?:is|has|can|supports)$/u.test(splitWords(name)[0] ?? '') || name.endsWith('Exists'))) return false;
  if (PRESENCE_WORDS.has(splitWords(name).at(-1)!) || runsCommands(handler, context))
    return answers(outer, context, isTruthValue);
  return answers(outer, context, isYesOrNo);
}

/** Whether all that is waited for or does I/O is commands: `await runCommand(["git", "--version"])`, `execSync("id -u")`. */
function runsCommands(handler: ErrorHandler, context: FileContext): boolean {
  const started = getWaits(handler, context).map(wait => getChainCall(wait)?.callee ?? wait);
  const io = getOwnCalls(handler.guarded, context).flatMap(call => ('callee' in call && isIoCall(call, context) ? [call.callee] : []));
  return (
    started.length + io.length > 0 &&
    [...started, ...io].every(callee => COMMAND_WORDS.has(splitWords(getCalleeNames(callee).at(-1) ?? '')[0] ?? ''))
  );
}

type AnswerTest = (node: TSESTree.Node, context: FileContext) => boolean;

function answers(node: FunctionNode, context: FileContext, isAnswer: AnswerTest): boolean {
  if (node.body.type !== 'BlockStatement') return isAnswer(node.body, context);
  const returned = getOwnNodes(node.body, context).filter(inner => inner.type === 'ReturnStatement');
  return returned.length > 0 && returned.every(({ argument }) => argument !== null && isAnswer(argument, context));
}

/** Where the question is what a command says or whether something is there, a test or a promise made on the spot answers it, too. */
function isTruthValue(node: TSESTree.Node, context: FileContext): boolean {
  const inner = unwrap(node);
  if (inner.type === 'BinaryExpression') return /^(?:[!=]==?|[<>]=?|in|instanceof)$/u.test(inner.operator);
  if (inner.type === 'UnaryExpression') return inner.operator === '!';
  if (inner.type === 'CallExpression' && /^(?:(?:includes|startsWith|test)$|is[A-Z])/u.test(getCalleeNames(inner.callee).at(-1) ?? ''))
    return true;
  const promise = inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner;
  return promise.type === 'NewExpression' || isYesOrNo(inner, context);
}

/** A boolean literal, or a promise that each of its links makes one. */
function isYesOrNo(node: TSESTree.Node, context: FileContext): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return typeof inner.value === 'boolean';
  if (inner.type === 'AwaitExpression') return isYesOrNo(inner.argument, context);
  if (inner.type !== 'CallExpression') return false;
  const callee = unwrap(inner.callee);
  if (callee.type !== 'MemberExpression' || !/^(?:then|catch)$/u.test(getKeyName(callee) ?? '')) return false;
  const isLinkOk = inner.arguments.every(argument => isFunction(argument) && answers(argument, context, isYesOrNo));
  return isLinkOk && (getKeyName(callee) === 'then' || isYesOrNo(callee.object, context));
}

/** `await sleep(ms, undefined, { signal })`: only an abort can end it with an error. */
function isAbortableWait(handler: ErrorHandler, context: FileContext): boolean {
  const waits = getWaits(handler, context);
  return (
    waits.length > 0 &&
    waits.every(wait => {
      const call = getChainCall(wait);
      return call !== null && WAITS.has(getCalleeNames(call.callee).at(-1) ?? '') && call.arguments.some(hasSignal);
    })
  );
}

function hasSignal(argument: TSESTree.Node): boolean {
  const inner = unwrap(argument);
  if (inner.type === 'Identifier') return /signal$/iu.test(inner.name);
  return (
    inner.type === 'ObjectExpression' &&
    inner.properties.some(property => property.type === 'Property' && getKeyName(property) === 'signal')
  );
}

function isInPoll({ node }: ErrorHandler): boolean {
  const outer = getOuterFunction(node);
  const call = outer && wrapped(outer).parent;
  return call?.type === 'CallExpression' && POLLERS.has(getCalleeNames(call.callee).at(-1) ?? '');
}
