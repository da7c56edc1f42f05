import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getConstructor, isClass, type ClassNode } from '../ast/classes.ts';
import { getEnclosingFunction, isFunction, type FunctionNode } from '../ast/functions.ts';
import { getKeyName, getLastName } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { walk } from '../ast/walk.ts';
import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { BUILT_IN_ERRORS, STACK_WORDS, VACUOUS_WORDS } from '../knowledge/errors.ts';
import { followConst, getBuiltinName, getDefinition, getVariable, isReassigned } from './bindings.ts';
import { isRejection } from './error-handlers/effects.ts';
import { getLogCall } from './loggers.ts';

type File = Pick<FileContext, 'settings' | 'sourceCode'>;
export type Construction = TSESTree.CallExpression | TSESTree.NewExpression;

/** How many classes and aliases are followed. */
const MAX_HOPS = 6;

/** The built-in error that an expression names (`TypeError`, `globalThis.Error`); `null` for anything else. */
export function getBuiltInError(node: TSESTree.Node, { sourceCode }: File): string | null {
  const inner = unwrap(node);
  // Most calls are of methods, whose names tell.
  const key = inner.type === 'MemberExpression' ? getKeyName(inner) : null;
  if (key !== null && key !== 'default' && !BUILT_IN_ERRORS.has(key)) return null;
  const name = getBuiltinName(node, sourceCode);
  return name !== null && BUILT_IN_ERRORS.has(name) ? name : null;
}

/** The class of the file that an expression is or names; `null` for imported and computed ones. */
export function getLocalClass(node: TSESTree.Node, { sourceCode }: File): ClassNode | null {
  const inner = followConst(node, sourceCode);
  if (isClass(inner)) return inner;
  const variable = inner.type === 'Identifier' ? getVariable(inner, sourceCode) : null;
  const definition = variable && !isReassigned(variable) ? getDefinition(variable) : null;
  return definition && isClass(definition.node) ? definition.node : null;
}

/** What a class of the file extends, one after the other: the last is no class of the file, and `null` where there is none. */
export function getBases(node: ClassNode, context: File): readonly TSESTree.Node[] {
  const bases: TSESTree.Node[] = [];
  let next: ClassNode | null = node;
  for (let hops = 0; next?.superClass && hops < MAX_HOPS; hops++) {
    bases.push(next.superClass);
    next = getLocalClass(next.superClass, context);
  }
  return bases;
}

/**
 * The built-in error that is made where an expression is called, with or without `new`: of that class, or of one of the file that
 * extends it and neither has a constructor nor a message of its own.
 */
export function getMadeError({ callee, type }: Construction, context: File): string | null {
  const builtin = getBuiltInError(callee, context);
  if (builtin !== null || type === 'CallExpression') return builtin;
  const own = getLocalClass(callee, context);
  return own && getPlainBase(own, context);
}

/** The built-in error that a class of the file passes its arguments to; `null` where a class on the way has a say. */
export function getPlainBase(node: ClassNode, context: File): string | null {
  let own: ClassNode | null = node;
  for (let hops = 0; own?.superClass && hops < MAX_HOPS; hops++) {
    if (getConstructor(own) || hasMessage(own)) return null;
    const builtin = getBuiltInError(own.superClass, context);
    if (builtin !== null) return builtin;
    own = getLocalClass(own.superClass, context);
  }
  return null;
}

/** Whether a class declares a `message`: as field or accessor. */
export function hasMessage({ body }: ClassNode): boolean {
  return body.body.some(member => (member.type === 'PropertyDefinition' || member.type === 'MethodDefinition') && getKeyName(member) === 'message');
}

type Arguments = readonly TSESTree.CallExpressionArgument[];

/** The message among the arguments of a built-in error; `null` where there is none, `undefined` where only run time knows. */
export function getMessage(args: Arguments, builtin: string): TSESTree.Node | null | undefined {
  const index = builtin === 'AggregateError' ? 1 : 0;
  if (args.slice(0, index + 1).some(({ type }) => type === 'SpreadElement')) return undefined;
  return args[index] ?? null;
}

/** Whether a message says nothing: none, an empty one, or only words for failure. */
export function isVacuous(message: TSESTree.Node | null, { sourceCode }: File): boolean {
  if (!message) return true;
  const value = followConst(message, sourceCode);
  if (isNothing(value, sourceCode)) return true;
  const text = getStaticText(value, sourceCode);
  return text !== null && text.replaceAll(/[_'’]/gu, ' ').replace(VACUOUS_WORDS, '').replace(/[\p{P}\p{S}\s]/gu, '') === '';
}

function isNothing(node: TSESTree.Node, sourceCode: File['sourceCode']): boolean {
  if (node.type === 'Literal') return node.value === null && node.raw === 'null';
  return (node.type === 'UnaryExpression' && node.operator === 'void') || getBuiltinName(node, sourceCode) === 'undefined';
}

/** The text that an expression always is: a literal, a template or a concatenation without anything from run time. */
export function getStaticText(node: TSESTree.Node, sourceCode: File['sourceCode']): string | null {
  const { isWhole, text } = getLeadingText(node, sourceCode);
  return isWhole ? text : null;
}

/** The text that an expression begins with, and whether that is all of it. */
export function getLeadingText(node: TSESTree.Node, sourceCode: File['sourceCode']): { readonly text: string; readonly isWhole: boolean } {
  const inner = followConst(node, sourceCode);
  if (inner.type === 'Literal' && typeof inner.value === 'string') return { text: inner.value, isWhole: true };
  if (inner.type === 'TemplateLiteral') return { text: inner.quasis[0]?.value.cooked ?? '', isWhole: inner.expressions.length === 0 };
  if (inner.type !== 'BinaryExpression' || inner.operator !== '+') return { text: '', isWhole: false };
  const left = getLeadingText(inner.left, sourceCode);
  if (!left.isWhole) return left;
  const right = getLeadingText(inner.right, sourceCode);
  return { text: left.text + right.text, isWhole: right.isWhole };
}

/** What becomes of an error that is made somewhere: thrown, given to a `reject`, or given to something else that takes errors. */
export type Delivery = 'handedOn' | 'rejected' | 'thrown';

/** What becomes of the error that an expression makes, at once or through a variable; `null` for nothing, as in `new Error().stack`. */
export function getDelivery(node: TSESTree.Node, context: File): Delivery | null {
  const value = getWhole(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'ThrowStatement':
      return 'thrown';
    case 'CallExpression':
      return parent.callee === value ? null : getArgumentDelivery(parent, context);
    case 'VariableDeclarator':
      return parent.init === value && parent.id.type === 'Identifier' ? getVariableDelivery(parent.id, context) : null;
    default:
      return null;
  }
}

/**
 * Whether what is thrown only leaves a `try` block whose handler does not look at it: it is a jump, and no user sees it. The block
 * is in its own function, or around every use of that function (or of the one that returns it) in the file.
 */
export function isCaughtUnseen(node: TSESTree.Node, { sourceCode }: Pick<File, 'sourceCode'>, hops = MAX_HOPS): boolean {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (isFunction(outer)) return isUsedUnseen(outer, sourceCode, hops - 1);
    if (outer.type !== 'TryStatement' || outer.block !== inner || !outer.handler) continue;
    return sourceCode.getDeclaredVariables(outer.handler).every(({ references }) => references.length === 0);
  }
  return false;
}

function isUsedUnseen(node: FunctionNode, sourceCode: File['sourceCode'], hops: number): boolean {
  if (hops < 0 || node.async || node.generator) return false;
  const { parent } = wrapped(node);
  const owner = parent?.type === 'ReturnStatement' ? getEnclosingFunction(parent) : null;
  if (owner) return isUsedUnseen(owner, sourceCode, hops - 1);
  const uses = getPrivateVariable(node, sourceCode)?.references.filter(({ init }) => !init) ?? [];
  return uses.length > 0 && uses.every(({ identifier }) => isCaughtUnseen(identifier, { sourceCode }, hops));
}

/** The variable of a function, unless that is exported where it is declared, or something else is assigned to it. */
function getPrivateVariable(node: FunctionNode, sourceCode: File['sourceCode']): TSESLint.Scope.Variable | null {
  const { parent } = wrapped(node);
  const declared = parent?.type === 'VariableDeclarator' ? parent : node;
  const variable = declared.id?.type === 'Identifier' ? getVariable(declared.id, sourceCode) : null;
  const declaration = declared.type === 'VariableDeclarator' ? declared.parent : declared;
  return variable && !isReassigned(variable) && !declaration.parent.type.startsWith('Export') ? variable : null;
}

/** The outermost expression that a value is one of the outcomes of: a choice, a sequence, a cast. */
function getWhole(node: TSESTree.Node): TSESTree.Node {
  const value = wrapped(node);
  const { parent } = value;
  const isOutcome =
    (parent?.type === 'ConditionalExpression' && parent.test !== value) ||
    (parent?.type === 'LogicalExpression' && parent.right === value) ||
    (parent?.type === 'SequenceExpression' && parent.expressions.at(-1) === value);
  return isOutcome ? getWhole(parent) : value;
}

function getArgumentDelivery(call: TSESTree.CallExpression, context: File): Delivery | null {
  if (isRejection(call)) return 'rejected';
  if (getLogCall(call, context)) return null;
  const callee = unwrap(call.callee);
  const names = callee.type === 'MemberExpression' ? [getLastName(callee.object), getKeyName(callee)] : [getLastName(callee)];
  const isAboutStack = names.some(name => name !== null && splitWords(name).some(word => STACK_WORDS.has(word)));
  return isAboutStack || names.includes(null) ? null : 'handedOn';
}

/** A variable's error is what its uses make of it, unless one of them gives it a message. */
function getVariableDelivery(id: TSESTree.Identifier, context: File): Delivery | null {
  const variable = getVariable(id, context.sourceCode);
  if (!variable || isReassigned(variable)) return null;
  const uses = variable.references.filter(({ init }) => !init).map(({ identifier }) => identifier);
  if (uses.some(use => mayGetMessage(use))) return null;
  const deliveries = uses.map(use => (use.type === 'Identifier' ? getUseDelivery(use, context) : null));
  return deliveries.includes('thrown') ? 'thrown' : deliveries.includes('rejected') ? 'rejected' : null;
}

function getUseDelivery(use: TSESTree.Node, context: File): Delivery | null {
  const { parent } = getWhole(use);
  return parent?.type === 'VariableDeclarator' ? null : getDelivery(use, context);
}

/** `error.message = …`, `Object.assign(error, …)`. */
function mayGetMessage(use: TSESTree.Node): boolean {
  const { parent } = wrapped(use);
  if (parent?.type === 'MemberExpression' && getKeyName(parent) === 'message') return true;
  return parent?.type === 'CallExpression' && /^(?:assign|defineProperty|defineProperties)$/u.test(getLastName(parent.callee) ?? '');
}

/** The `super(…)` calls of a class's constructor, unless the class sets its `message` itself. */
export function getSuperCalls(node: ClassNode, { sourceCode }: File): readonly TSESTree.CallExpression[] {
  const own = getConstructor(node);
  if (!own || hasMessage(node)) return [];
  const nodes = walk(own.body, sourceCode, inner => !isClass(inner) && inner.type !== 'FunctionExpression' && inner.type !== 'FunctionDeclaration');
  if (nodes.some(isMessageOfThis)) return [];
  return nodes.filter(inner => inner.type === 'CallExpression').filter(({ callee }) => callee.type === 'Super');
}

function isMessageOfThis(node: TSESTree.Node): boolean {
  if (node.type === 'CallExpression') return /^(?:assign|defineProperty|defineProperties)$/u.test(getLastName(node.callee) ?? '');
  return node.type === 'MemberExpression' && node.object.type === 'ThisExpression' && getKeyName(node) === 'message';
}
