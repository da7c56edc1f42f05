import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getDecorators } from '../../ast/decorators.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { findMember, getAccessesByName, type ClassMember, type ClassNode, type MemberAccess } from '../class-members.ts';
import { findDirectives } from '../disable-directives.ts';
import { getReaches } from './reach.ts';
import { keepWhile, type StaticHelper } from '../static-helpers.ts';
import { getThisUsesBelow } from '../this-use.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Variable = TSESLint.Scope.Variable;
type Context = Pick<FileContext, 'filename' | 'sourceCode'> & { readonly id: string };

/** How to make a helper static: where `static` goes, and what becomes the name of the class. */
export interface Conversion {
  readonly helper: StaticHelper;
  readonly className: string;
  /** Every place that calls it, with a plain `this` or a name as receiver. */
  readonly receivers: readonly TSESTree.Node[];
}

/** Statics that every class has of its own or from `Function.prototype`. */
const FUNCTION_MEMBERS = new Set(['apply', 'arguments', 'bind', 'call', 'caller', 'constructor', 'length', 'name', 'prototype', 'toString']);

/**
 * How each helper of a class can be made static without a change of behaviour: every use of it is known, is a plain call, and
 * can name the class instead. A helper that calls one that has to stay as it is has to stay, too.
 *
 * With `isAllowed`, only helpers that pass it may change.
 */
export function getConversions(
  node: ClassNode,
  helpers: ReadonlyMap<ClassMember, StaticHelper>,
  context: Context,
  isAllowed: (helper: StaticHelper) => boolean,
): ReadonlyMap<ClassMember, Conversion> {
  const name = getUsableName(node, context.sourceCode);
  const conversions = new Map<ClassMember, Conversion>();
  if (!name || hasDirectEval(node, context.sourceCode)) return conversions;
  for (const [member, helper] of helpers) {
    const receivers = isAllowed(helper) && canCarryStatic(helper, context) ? getReceivers(member, name, context) : null;
    if (receivers) conversions.set(member, { helper, className: name.name, receivers });
  }
  return keepWhile(conversions, ({ helper }, isConvertible) => helper.calls.every(isConvertible));
}

/** The conversions that have to come with one: those of every helper that it calls, and so on. */
export function getRequired(conversion: Conversion, conversions: ReadonlyMap<ClassMember, Conversion>): readonly Conversion[] {
  const required = new Set([conversion]);
  for (const { helper } of required) for (const member of helper.calls) required.add(conversions.get(member)!);
  return [...required];
}

/** The variable by which code inside of a class can name it; `null` for a decorated class, which may be replaced, and without a name. */
function getUsableName(node: ClassNode, sourceCode: SourceCode): Variable | null {
  if (getDecorators(node).length > 0) return null;
  return (node.id ? sourceCode.scopeManager?.acquire(node)?.set.get(node.id.name) : getConstName(node, sourceCode)) ?? null;
}

/** `X` of `const X = class {}`, unless its annotation hides the private members, or static code gets at the class before `X` does. */
function getConstName(node: ClassNode, sourceCode: SourceCode): Variable | null {
  const declarator = node.parent;
  const isConst = declarator.type === 'VariableDeclarator' && declarator.init === node && declarator.parent.kind === 'const';
  if (!isConst || declarator.id.type !== 'Identifier' || declarator.id.typeAnnotation) return null;
  const isUsedEarly = node.body.body.some(element => hasEarlyThis(element, sourceCode));
  return isUsedEarly ? null : (sourceCode.getDeclaredVariables(declarator)[0] ?? null);
}

function hasEarlyThis(element: TSESTree.ClassElement, sourceCode: SourceCode): boolean {
  const isStaticField = (element.type === 'PropertyDefinition' || element.type === 'AccessorProperty') && element.static;
  const run = element.type === 'StaticBlock' ? element.body : isStaticField ? [element.value] : [];
  return getThisUsesBelow(run, sourceCode).next().done !== true;
}

/** Code in a string may use the method, too. */
function hasDirectEval(node: ClassNode, sourceCode: SourceCode): boolean {
  if (!sourceCode.text.slice(...node.range).includes('eval')) return false;
  const isDirectEval = (inner: TSESTree.Node): boolean =>
    inner.type === 'CallExpression' && !inner.optional && inner.callee.type === 'Identifier' && inner.callee.name === 'eval';
  return walk(node, sourceCode).some(isDirectEval);
}

function canCarryStatic({ member, implementation, typeParameter }: StaticHelper, { id, sourceCode }: Context): boolean {
  const { name, visibility } = member;
  const isNameFree = visibility === '#private' || !(FUNCTION_MEMBERS.has(name!) || findMember(member.class, name!, { isStatic: true }));
  // A documented exception stays one, also when the fix of another helper would take it along.
  return typeParameter === null && isNameFree && findDirectives(implementation.key.loc.start.line, [id], sourceCode).length === 0;
}

/** What the calls of a helper are made on; `null` when one of its uses is unproven, no plain call, or cannot name the class. */
function getReceivers(member: ClassMember, name: Variable, context: Context): readonly TSESTree.Node[] | null {
  const isReachedByKey = member.visibility === 'private' && getAccessesByName(null, context.sourceCode).some(access => isKeyOf(member, access));
  const reaches = getReaches(member, context);
  const isConvertible = reaches.every(({ access, isProven }) => isProven && isPlainCall(access, context.sourceCode) && canName(name, access.node, context.sourceCode));
  return isConvertible && !isReachedByKey ? reaches.map(({ access }) => access.receiver!) : null;
}

/** `this[key]`, which may well be the method. */
function isKeyOf(member: ClassMember, { node, target }: MemberAccess): boolean {
  return node.type === 'MemberExpression' && target?.class === member.class && !target.isStatic;
}

/** A call on `this` or on a plain name, whose evaluation does nothing. On the class's side `this.#m()` throws, and would not any more. */
function isPlainCall({ from, kind, node, receiver }: MemberAccess, sourceCode: SourceCode): boolean {
  if (kind !== 'call' || node.type !== 'MemberExpression' || !receiver) return false;
  const inner = unwrap(receiver);
  const isPlain = inner.type === 'Identifier' || (inner.type === 'ThisExpression' && !from?.isStatic);
  return isPlain && sourceCode.getCommentsInside(receiver).length === 0;
}

/** Whether the name means the class in that place. */
function canName(variable: Variable, node: TSESTree.Node, sourceCode: SourceCode): boolean {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
    const found = scope.set.get(variable.name);
    const isOnlyType = found?.isTypeVariable && !found.isValueVariable;
    if (found && !isOnlyType) return found === variable;
  }
  return false;
}
