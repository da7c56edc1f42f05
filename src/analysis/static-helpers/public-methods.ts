import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { LIFECYCLE_METHODS } from '../../knowledge/lifecycle-methods.ts';
import { STAND_IN_WORDS } from '../../knowledge/stand-in-words.ts';
import { isDeclaredByHeritage } from '../../types/heritage.ts';
import { getDefinition, getVariable } from '../bindings.ts';
import { findMember, getClasses, getClassMembers, type ClassMember, type ClassNode } from '../class-members.ts';
import { getCallsOnly, getImplementation, isLeftAlone, isPrivate, type MethodNode, type StaticHelper } from '../static-helpers.ts';

type Context = Pick<FileContext, 'filename' | 'sourceCode'>;
type Helpers = ReadonlyMap<ClassMember, StaticHelper>;

export interface StaticMethod {
  readonly member: ClassMember;
  readonly implementation: MethodNode;
}

/** A class with so many methods that only forward is a facade: its instances are passed around in place of what is behind them. */
const FACADE_METHODS = 3;

const SINGLETON_MARK = /^[#_]*(?:getInstance|instance)$/u;

/**
 * The public and protected methods of a class that need no `this`: they use it not at all, or only to call the private helpers
 * given. None that a base class, an interface or a framework may ask for, and none of a class whose instances are there to
 * stand in for others.
 */
export function getStaticMethods(node: ClassNode, helpers: Helpers, context: Context): readonly StaticMethod[] {
  if (isMadeToBeInstantiated(node)) return [];
  const { members } = getClassMembers(node, context.sourceCode);
  const isFacade = members.filter(isForwarder).length >= FACADE_METHODS;
  return members.flatMap(member => {
    const implementation = isPrivate(member) ? null : getImplementation(member);
    if (!implementation || (isFacade && isForwarder(member)) || isCalledByOthers(member, implementation, context)) return [];
    const calls = getCallsOnly(member, context.sourceCode);
    return calls?.every(called => helpers.has(called)) ? [{ member, implementation }] : [];
  });
}

/** An abstract class, one whose name says that it stands in for another, a singleton, or one that a call takes as a whole. */
function isMadeToBeInstantiated(node: ClassNode): boolean {
  const { parent } = wrapped(node);
  return (
    node.abstract ||
    (node.id !== null && splitWords(node.id.name).some(word => STAND_IN_WORDS.has(word))) ||
    node.body.body.some(isSingletonMark) ||
    parent?.type === 'CallExpression' ||
    parent?.type === 'NewExpression'
  );
}

/** `static getInstance()`, `private static _instance`. */
function isSingletonMark(element: TSESTree.ClassElement): boolean {
  if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition') return false;
  return element.static && SINGLETON_MARK.test(getKeyName(element) ?? '');
}

/** Whether something outside of the class may count on the instance's method: a framework, a base class, an interface, a subclass. */
function isCalledByOthers(member: ClassMember, implementation: MethodNode, context: Context): boolean {
  return (
    implementation.computed ||
    implementation.override ||
    LIFECYCLE_METHODS.has(member.name!) ||
    isLeftAlone(member, implementation, context.sourceCode) ||
    isInherited(member, context) ||
    isOpenToSubclasses(member) ||
    isOverridden(member, context)
  );
}

/** `log(…args) { console.log(…args) }`: the object has the methods of the one behind it. */
function isForwarder(member: ClassMember): boolean {
  const { body = [] } = getImplementation(member)?.value.body ?? {};
  const result = body.length === 1 ? getResult(body[0]!) : null;
  const call = result && unwrap(result.type === 'AwaitExpression' ? result.argument : result);
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null;
  return callee?.type === 'MemberExpression' && getKeyName(callee) === member.name;
}

function getResult(statement: TSESTree.Statement): TSESTree.Expression | null {
  if (statement.type === 'ReturnStatement') return statement.argument;
  return statement.type === 'ExpressionStatement' ? statement.expression : null;
}

function isInherited({ class: { node }, name }: ClassMember, context: Context): boolean {
  const hasHeritage = node.superClass !== null || ('implements' in node && node.implements.length > 0);
  return hasHeritage && isDeclaredByHeritage(node, name!, context) !== false;
}

/** A protected method of a class that other modules can extend. */
function isOpenToSubclasses({ class: { node }, visibility }: ClassMember): boolean {
  return visibility === 'protected' && /^Export(?:Default|Named)Declaration$/u.test(node.parent.type);
}

/** Whether a subclass in the same file has a method of its own under that name. */
function isOverridden({ class: { node: base }, name }: ClassMember, { sourceCode }: Context): boolean {
  return getClasses(sourceCode).some(subclass => {
    const superClass = subclass.node.superClass && unwrap(subclass.node.superClass);
    if (superClass?.type !== 'Identifier' || !findMember(subclass, name!, { isStatic: false })) return false;
    const variable = getVariable(superClass, sourceCode);
    return variable !== null && getDefinition(variable)?.node === base;
  });
}
