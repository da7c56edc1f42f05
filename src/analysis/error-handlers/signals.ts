import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import {
  CONVERTER_WORDS,
  COUNTER_WORDS,
  DOWN_WORDS,
  ERROR_STATUS_NAMES,
  FAILURE_TEXT,
  FAILURE_WORDS,
  OUTCOME_KEYS,
  OUTCOME_WORDS,
  RESULT_FAILURES,
  RESULT_WORDS,
  SIGNAL_OBJECT_WORDS,
  SIGNAL_WORDS,
} from '../../knowledge/error-handling.ts';
import { LOG_LEVELS } from '../../knowledge/loggers.ts';
import { isBuiltinNamed } from '../bindings.ts';

/**
 * Whether a call that is no log call makes a failure visible without the error: `toast.error("…")`, `setFailed(true)`, `onResult(false)`,
 * `res.status(500)`, `socket.close(1011)`, `dispatch({ error: true })`.
 */
export function isSignalCall(node: TSESTree.CallExpression, { sourceCode }: Pick<FileContext, 'sourceCode'>): boolean {
  const path = getPath(node.callee);
  const name = path.at(-1);
  if (name === undefined || isBuiltinNamed(node.callee, 'console.clear', sourceCode)) return false;
  const status = getStatus(node);
  if (status !== null) return status >= 400;
  const words = splitWords(name);
  if (path.includes('stderr') || isToldOfFailure(node.arguments, path)) return true;
  const isNamedSo =
    words.some(word => SIGNAL_WORDS.has(word)) ||
    path.slice(0, -1).some(part => splitWords(part).some(word => SIGNAL_OBJECT_WORDS.has(word)));
  return isNamedSo && !CONVERTER_WORDS.has(words[0]!) && !isReset(name, node.arguments);
}

/** Whether what a call is given says that something failed: `{ ok: false }`, `"Could not load"`, the `false` of `onResult(false)`. */
function isToldOfFailure(values: readonly TSESTree.Node[], path: readonly string[]): boolean {
  const name = path.at(-1)!;
  const isBareLog = path.length === 1 && LOG_LEVELS.has(name);
  if (hasFailureProperty(values) || (!isBareLog && values.some(speaksOfFailure))) return true;
  return splitWords(name).some(word => RESULT_WORDS.has(word)) && values.some(value => isLiteral(value, false));
}

/** Whether an assignment or `++` leaves a mark of the failure: `this.failed = true`, `state.status = "down"`, `errors++`. */
export function isSignalWrite(node: TSESTree.AssignmentExpression | TSESTree.UpdateExpression): boolean {
  const target = node.type === 'AssignmentExpression' ? node.left : node.argument;
  const words = getPath(target).flatMap(splitWords);
  const isCounting = node.type === 'UpdateExpression' ? node.operator === '++' : node.operator === '+=';
  if (isCounting) return words.some(word => COUNTER_WORDS.has(word));
  if (node.type === 'UpdateExpression') return false;
  if (words.some(word => FAILURE_WORDS.has(word))) return !isNothing(node.right);
  const isOutcome = words.some(word => OUTCOME_WORDS.has(word)) || isProcessExitCode(target);
  return isOutcome && !isLiteral(node.right, true);
}

/**
 * Whether a returned value tells failure from success: `{ ok: false }`, `{ error: "…" }`, `err(…)`, a 4xx or 5xx answer, or a value
 * whose own name or words say so (`Status.Failed`, `ServerStatus.Disconnected`, `"error"`, `"Could not read it"`, `<ErrorPage />`).
 */
export function isFailureValue(value: TSESTree.Node): boolean {
  const inner = unwrap(value);
  switch (inner.type) {
    case 'ObjectExpression':
      return hasFailureProperty([inner]);
    case 'CallExpression':
    case 'NewExpression': {
      const name = getPath(inner.callee).at(-1) ?? '';
      const status = getStatus(inner);
      if (status !== null && status >= 400) return true;
      if (getPath(inner.callee).join('.') === 'Promise.resolve') return inner.arguments.some(isFailureValue);
      return (
        RESULT_FAILURES.has(name) ||
        splitWords(name).some(word => FAILURE_WORDS.has(word)) ||
        hasFailureProperty(inner.arguments)
      );
    }
    case 'MemberExpression':
    case 'Identifier': {
      const words = getPath(inner).flatMap(splitWords);
      const isState = words.includes('status') || words.includes('state');
      return words.some(word => FAILURE_WORDS.has(word) || (isState && DOWN_WORDS.has(word)));
    }
    case 'Literal':
      if (typeof inner.value !== 'string') return false;
      return /^\w+$/u.test(inner.value) ? splitWords(inner.value).some(word => FAILURE_WORDS.has(word)) : speaksOfFailure(inner);
    case 'TemplateLiteral':
      return speaksOfFailure(inner);
    case 'JSXElement':
      return (
        inner.openingElement.name.type === 'JSXIdentifier' &&
        splitWords(inner.openingElement.name.name).some(word => FAILURE_WORDS.has(word))
      );
    default:
      return false;
  }
}

/** A text or a name that says that something failed: `"Could not connect"`, `pages.sendFailed`, `"ERROR"`. */
function speaksOfFailure(value: TSESTree.Node): boolean {
  const inner = unwrap(value);
  switch (inner.type) {
    case 'Literal':
      return typeof inner.value === 'string' && FAILURE_TEXT.test(inner.value);
    case 'TemplateLiteral':
      return (
        inner.quasis.some(({ value: { cooked } }) => FAILURE_TEXT.test(cooked ?? '')) ||
        inner.expressions.some(speaksOfFailure)
      );
    case 'Identifier':
    case 'MemberExpression':
      return splitWords(getPath(inner).at(-1) ?? '').some(word => FAILURE_WORDS.has(word));
    default:
      return false;
  }
}

/** `{ ok: false }`, `{ success: false, data: [] }`, `{ error: "…" }`: a key for the outcome that does not say that all is well. */
function hasFailureProperty(values: readonly TSESTree.Node[]): boolean {
  return values.some(value => {
    const object = unwrap(value);
    if (object.type !== 'ObjectExpression') return false;
    return object.properties.some(property => {
      if (property.type !== 'Property') return false;
      const key = getKeyName(property);
      if (key === null || !OUTCOME_KEYS.has(key)) return speaksOfFailure(property.value) || hasFailureProperty([property.value]);
      const isAboutFailure = splitWords(key).some(word => FAILURE_WORDS.has(word));
      return isAboutFailure
        ? !isNothing(property.value)
        : !isLiteral(property.value, true) && !isSuccessStatus(property.value);
    });
  });
}

function isSuccessStatus(value: TSESTree.Node): boolean {
  const inner = unwrap(value);
  if (inner.type === 'Literal' && typeof inner.value === 'number') return inner.value < 400;
  return (
    inner.type === 'Literal' &&
    typeof inner.value === 'string' &&
    /^(?:active|complete|completed|done|idle|ok|pending|ready|success|succeeded)$/iu.test(inner.value)
  );
}

/** The HTTP status or the close code that a call is given, if any; `HttpStatus.BAD_REQUEST` counts as 400. */
function getStatus({ arguments: values, callee }: TSESTree.CallExpression | TSESTree.NewExpression): number | null {
  const name = getPath(callee).at(-1) ?? '';
  const statuses = values.flatMap(value => {
    const inner = unwrap(value);
    if (inner.type === 'ObjectExpression') return inner.properties.flatMap(getStatedStatus);
    const given = TAKES_STATUS.test(name) ? getNumber(inner) : null;
    if (given === null) return [];
    return name === 'close' ? [given >= FIRST_ERROR_CLOSE_CODE ? 500 : 200] : [given];
  });
  return statuses.find(status => status >= 100 && status < 600) ?? null;
}

/** WebSocket: 1000 is normal, 1001 the page goes away (RFC 6455). */
const FIRST_ERROR_CLOSE_CODE = 1002;

/** Names of functions that are given a status as an argument of its own. */
const TAKES_STATUS = /body|close|code|end|error|html|json|redirect|respond|response|send|status|text|writeHead/iu;

/** `{ status: 500 }`, `{ statusCode: 404 }`. */
function getStatedStatus(property: TSESTree.ObjectLiteralElement): number[] {
  if (property.type !== 'Property' || !/^(?:status|statusCode|code)$/u.test(getKeyName(property) ?? '')) return [];
  const stated = getNumber(unwrap(property.value));
  return stated === null ? [] : [stated];
}

function getNumber(node: TSESTree.Node): number | null {
  if (node.type === 'Literal') return typeof node.value === 'number' ? node.value : null;
  if (node.type !== 'MemberExpression') return null;
  const name = splitWords(getKeyName(node) ?? '').join('_');
  if (ERROR_STATUS_NAMES.test(name)) return 400;
  return /^(?:accepted|created|no_content|ok)$/u.test(name) ? 200 : null;
}

/** `setError(null)`, `setErrors([])`, `clearError()` take the mark away. */
function isReset(name: string, values: readonly TSESTree.Node[]): boolean {
  if (/^(?:clear|reset|remove|dismiss|hide|delete)/u.test(name)) return true;
  return name.startsWith('set') && values.length > 0 && values.every(isNothing);
}

function isNothing(value: TSESTree.Node): boolean {
  const inner = unwrap(value);
  if (inner.type === 'Literal') return !inner.value;
  if (inner.type === 'ArrayExpression') return inner.elements.length === 0;
  if (inner.type === 'ObjectExpression') return inner.properties.length === 0;
  return (inner.type === 'Identifier' && inner.name === 'undefined') || getLiteralString(inner) === '';
}

function isLiteral(value: TSESTree.Node, expected: boolean): boolean {
  const inner = unwrap(value);
  return inner.type === 'Literal' && inner.value === expected;
}

function isProcessExitCode(target: TSESTree.Node): boolean {
  return getPath(target).join('.') === 'process.exitCode';
}

/** The names in `a.b["c"]()`, outermost object first; calls in between are looked through. */
function getPath(node: TSESTree.Node): string[] {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Identifier':
      return [inner.name];
    case 'MemberExpression': {
      const key = getKeyName(inner);
      return key === null ? getPath(inner.object) : [...getPath(inner.object), key];
    }
    case 'CallExpression':
      return getPath(inner.callee);
    default:
      return [];
  }
}
