import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { EXIT_CODES, EXIT_FUNCTIONS, HARMLESS_SIGNALS } from '../knowledge/process-exits.ts';
import { followConst, getBuiltinName } from './bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A call that ends the process it runs in. */
export interface ProcessExit {
  /** `process.exit`, `process.kill`, `Deno.exit`… */
  readonly name: string;
  /** The arguments that reach the function; `null` where only run time knows them. */
  readonly arguments: readonly TSESTree.Node[] | null;
}

/** The members that a reference to a function that ends the process may end in. */
const EXIT_KEYS: ReadonlySet<string> = new Set([...EXIT_FUNCTIONS].map(name => name.slice(name.lastIndexOf('.') + 1)));

/** The members that the callee of an exit may end in. */
const CALLED_KEYS: ReadonlySet<string> = new Set([...EXIT_KEYS, 'apply', 'bind', 'call', 'kill']);

/** A function and the arguments it is called with, through `.call`, `.apply`, `.bind` and `Reflect.apply`. */
interface Invocation {
  readonly callee: TSESTree.Node;
  readonly arguments: readonly TSESTree.Node[] | null;
}

/**
 * The exit that a call is: of a function that ends the process, or of `process.kill` with the own process and a literal signal
 * that ends it, or none. A `.bind()` is one unless it is only kept under a name, by which it is then called.
 */
export function getProcessExit(node: TSESTree.CallExpression, sourceCode: SourceCode): ProcessExit | null {
  if (!endsIn(CALLED_KEYS, node.callee)) return null;
  const invocation = getInvocation(node, sourceCode);
  const name = getExitFunction(invocation.callee, sourceCode);
  if (name) return { name, arguments: invocation.arguments };
  return isKillOfOwnProcess(invocation, sourceCode) ? { name: 'process.kill', arguments: invocation.arguments } : null;
}

/** The name of the function that ends the process and that `node` refers to, bound or not; `null` for any other expression. */
export function getExitFunction(node: TSESTree.Node, sourceCode: SourceCode): string | null {
  if (!endsIn(EXIT_KEYS, node)) return null;
  const name = getBuiltinName(node, sourceCode);
  if (name !== null) return EXIT_FUNCTIONS.has(name) ? name : null;
  const value = followConst(node, sourceCode);
  const bound = value.type === 'CallExpression' ? getBound(value) : null;
  return bound && getExitFunction(bound, sourceCode);
}

/** Whether the call only makes a bound function: nothing ends before it is called, at once or by what it is given to. */
export function isKeptBinding(node: TSESTree.CallExpression): boolean {
  if (!getBound(node)) return false;
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'CallExpression':
      return parent.callee === value;
    case 'VariableDeclarator':
      return parent.init === value;
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return parent.right === value;
    case 'Property':
    case 'PropertyDefinition':
      return parent.value === value;
    case 'LogicalExpression':
      return true;
    default:
      return false;
  }
}

/**
 * The construct that writes the process's exit code through the member expression: an assignment, an update, or the member
 * itself as the target of a pattern or loop. `null` for reads, for `= undefined` and for `delete`, which unset it.
 */
export function getExitCodeWrite(node: TSESTree.MemberExpression, sourceCode: SourceCode): TSESTree.Node | null {
  if (getKeyName(node) !== 'exitCode' || !EXIT_CODES.has(getBuiltinName(node, sourceCode) ?? '')) return null;
  const target = wrapped(node);
  const { parent } = target;
  switch (parent?.type) {
    case 'AssignmentExpression':
      return parent.left === target && !isUnset(parent, sourceCode) ? parent : null;
    case 'UpdateExpression':
      return parent;
    case 'ArrayPattern':
    case 'RestElement':
      return target;
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === target ? target : null;
    case 'Property':
      return parent.value === target && parent.parent.type === 'ObjectPattern' ? target : null;
    default:
      return null;
  }
}

function isUnset({ operator, right }: TSESTree.AssignmentExpression, sourceCode: SourceCode): boolean {
  if (operator !== '=') return false;
  const value = unwrap(right);
  return (value.type === 'UnaryExpression' && value.operator === 'void') || getBuiltinName(value, sourceCode) === 'undefined';
}

/** Whether an expression may be such a member: a cheap look before names are resolved. */
function endsIn(keys: ReadonlySet<string>, node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type !== 'MemberExpression' || inner.computed) return true;
  return inner.property.type === 'Identifier' && keys.has(inner.property.name);
}

function getInvocation(node: TSESTree.CallExpression, sourceCode: SourceCode): Invocation {
  const callee = unwrap(node.callee);
  const [first, second, third] = node.arguments;
  if (first && getBuiltinName(callee, sourceCode) === 'Reflect.apply') return { callee: first, arguments: getElements(third) };
  const method = callee.type === 'MemberExpression' ? getKeyName(callee) : null;
  if (callee.type === 'MemberExpression' && (method === 'call' || method === 'bind')) {
    return { callee: callee.object, arguments: first?.type === 'SpreadElement' ? null : node.arguments.slice(1) };
  }
  if (callee.type === 'MemberExpression' && method === 'apply') return { callee: callee.object, arguments: getElements(second) };
  return { callee, arguments: node.arguments };
}

/** The elements of the list that `apply` is given. */
function getElements(list: TSESTree.Node | undefined): readonly TSESTree.Node[] | null {
  if (!list) return [];
  const inner = unwrap(list);
  return inner.type === 'ArrayExpression' ? inner.elements.filter(element => element !== null) : null;
}

/** `f` of `f.bind(…)`. */
function getBound({ callee }: TSESTree.CallExpression): TSESTree.Expression | null {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' && getKeyName(inner) === 'bind' ? inner.object : null;
}

function isKillOfOwnProcess({ arguments: list, callee }: Invocation, sourceCode: SourceCode): boolean {
  const [id, signal] = list ?? [];
  if (!id || getBuiltinName(callee, sourceCode) !== 'process.kill') return false;
  return isOwnProcess(id, sourceCode) && (!signal || isEndingSignal(signal, sourceCode));
}

/** `process.pid`, the process group `0`, or the own group `-process.pid`. */
function isOwnProcess(id: TSESTree.Node, sourceCode: SourceCode): boolean {
  const value = followConst(id, sourceCode);
  if (value.type === 'Literal') return value.value === 0;
  const pid = value.type === 'UnaryExpression' && value.operator === '-' ? value.argument : value;
  return getBuiltinName(pid, sourceCode) === 'process.pid';
}

function isEndingSignal(signal: TSESTree.Node, sourceCode: SourceCode): boolean {
  const value = followConst(signal, sourceCode);
  const name = getLiteralString(value);
  if (name !== null) return !HARMLESS_SIGNALS.has(name);
  return (value.type === 'Literal' && value.value !== 0) || getBuiltinName(value, sourceCode) === 'undefined';
}
