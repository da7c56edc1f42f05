import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { getBuiltinName } from '../bindings.ts';
import { getOutermostFunction } from '../load-time.ts';
import { getLogCall } from '../loggers.ts';
import type { ModuleState } from '../module-state.ts';
import type { Write } from '../writes.ts';
import { isGuarded } from './absence.ts';
import { isCache } from './caches.ts';

/**
 * Whether the state only keeps a message from being logged twice: a flag that is set to `true` behind its own test, or a set of what
 * was logged, in a block that else only logs; and nothing else asks for it.
 */
export function isNotice(state: ModuleState, writes: readonly Write[], context: FileContext): boolean {
  if (writes.length === 0 || !writes.every(write => isNoted(write, state, context) && standsBesideLogCall(write.node, context))) return false;
  const writers = new Set(writes.map(({ node }) => getOutermostFunction(node)));
  return state.reads.every(read => writers.has(getOutermostFunction(read)));
}

/** `warned = true` where it was `false`, `warned.add(key)` where the key was not in it. */
function isNoted(write: Write, state: ModuleState, { sourceCode }: FileContext): boolean {
  const { operator, path, value } = write;
  if (path.length > 0) return false;
  if (operator === 'add') return state.held === 'Set' && isCache(state, [write], sourceCode);
  return operator === '=' && isBoolean(value, true) && isBoolean(state.initializer, false) && isGuarded(write, state, sourceCode);
}

function isBoolean(node: TSESTree.Expression | null, value: boolean): boolean {
  const inner = node && unwrap(node);
  return inner?.type === 'Literal' && inner.value === value;
}

/** Whether the block does nothing but log: what else it did would happen once, too. */
function standsBesideLogCall(node: TSESTree.Node, context: FileContext): boolean {
  const statement = node.parent;
  const block = statement?.parent;
  if (block?.type !== 'BlockStatement') return false;
  const others = block.body.filter(other => other !== statement && other.type !== 'VariableDeclaration' && !isEarlyReturn(other));
  return others.length > 0 && others.every(other => isMessage(other, context));
}

function isEarlyReturn(statement: TSESTree.Statement): boolean {
  if (statement.type !== 'IfStatement' || statement.alternate) return false;
  const { consequent } = statement;
  const only = consequent.type === 'BlockStatement' && consequent.body.length === 1 ? consequent.body[0] : consequent;
  return only?.type === 'ReturnStatement';
}

function isMessage(statement: TSESTree.Statement, context: FileContext): boolean {
  const call = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : null;
  return call?.type === 'CallExpression' && (getLogCall(call, context) !== null || getBuiltinName(call.callee, context.sourceCode) === 'process.emitWarning');
}
