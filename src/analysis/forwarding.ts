import type { TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode } from '../ast/names.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { ClassMember } from './class-members.ts';

/**
 * Whether all that a method or an accessor does is to hand on to the member of its own name of another object that its class
 * holds: `find(id) { return this.#store.find(id); }`, `get size() { return this.#map.size; }`. What it hands on are its own
 * parameters.
 */
export function isForwarding({ functions, name }: ClassMember): boolean {
  return name !== null && functions.length > 0 && functions.every(node => forwards(node, name));
}

function forwards(node: FunctionNode, name: string): boolean {
  const done = getOnlyExpression(node);
  if (!done) return false;
  if (done.type === 'AssignmentExpression') return done.operator === '=' && isParameter(done.right, node) && isMemberOfHeld(done.left, name);
  if (done.type !== 'CallExpression') return isMemberOfHeld(done, name);
  return done.arguments.every(argument => isParameter(argument, node)) && isMemberOfHeld(done.callee, name);
}

/** What a function of one statement does or returns, awaited or not. */
function getOnlyExpression({ body }: FunctionNode): TSESTree.Node | null {
  const value = body.type === 'BlockStatement' ? getOnlyValue(body) : body;
  const inner = value && strip(value);
  return inner?.type === 'AwaitExpression' ? strip(inner.argument) : inner;
}

function getOnlyValue({ body }: TSESTree.BlockStatement): TSESTree.Expression | null {
  const only = body.length === 1 ? body[0] : null;
  if (only?.type === 'ReturnStatement') return only.argument;
  return only?.type === 'ExpressionStatement' ? only.expression : null;
}

function strip(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  return inner.type === 'ChainExpression' ? unwrap(inner.expression) : inner;
}

function isParameter(node: TSESTree.Node, { params }: FunctionNode): boolean {
  const value = unwrap(node.type === 'SpreadElement' ? node.argument : node);
  return value.type === 'Identifier' && params.some(parameter => getParameterName(parameter) === value.name);
}

function getParameterName(parameter: TSESTree.Parameter): string | null {
  const target = parameter.type === 'RestElement' ? parameter.argument : parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target.type === 'Identifier' ? target.name : null;
}

/** `this.held.name`, `this.getHeld().name`; not `this.name`, which is the object itself. */
function isMemberOfHeld(node: TSESTree.Node, name: string): boolean {
  const member = unwrap(node);
  if (member.type !== 'MemberExpression' || getKeyName(member) !== name) return false;
  const object = strip(member.object);
  const held = object.type === 'CallExpression' && object.arguments.length === 0 ? strip(object.callee) : object;
  return held.type === 'MemberExpression' && strip(held.object).type === 'ThisExpression';
}
