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

/** So many methods of a class without any state are no helpers that strayed: its instances are passed around for what they do. */
const STATELESS_OBJECT_METHODS = 3;

/**
 * The public and protected methods of a class that need no `this`: they use it not at all, or only to call the private helpers
 * given. None that a base class, an interface or a framework may ask for, and none of a class whose instances are there to
 * stand in for others.
 */
export function getStaticMethods(node: ClassNode, helpers: Helpers, context: Context): readonly StaticMethod[] {
  if (isMadeToBeInstantiated(node)) return [];
  const owner = getClassMembers(node, context.sourceCode);
  const methods = owner.members.flatMap(member => {
    const implementation = isPrivate(member) ? null : getImplementation(member);
    const isFree = implementation && !isCalledByOthers(member, implementation, context) && !needsThis(member, helpers, context);
    return isFree ? [{ member, implementation }] : [];
  });
  const isObject = methods.length >= STATELESS_OBJECT_METHODS && !owner.members.some(member => isState(member) || needsThis(member, helpers, context));
  return isObject ? [] : methods;
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

/** `private constructor()`, `static getInstance()`. */
function isSingletonMark(element: TSESTree.ClassElement): boolean {
  if (element.type !== 'MethodDefinition') return false;
  if (element.kind === 'constructor') return element.accessibility === 'private';
  return element.static && getKeyName(element) === 'getInstance';
}

/** Whether something outside of the class may count on the instance's method: a framework, a base class, an interface, a subclass. */
function isCalledByOthers(member: ClassMember, implementation: MethodNode, context: Context): boolean {
  return (
    implementation.computed ||
    implementation.override ||
    LIFECYCLE_METHODS.has(member.name!) ||
    isLeftAlone(member, implementation, context.sourceCode) ||
    isForwarder(member, implementation) ||
    isInherited(member, context) ||
    isOpenToSubclasses(member) ||
    isOverridden(member, context)
  );
}

/** `log(…args) { console.log(…args) }`: the object has the methods of the one behind it. */
function isForwarder({ name }: ClassMember, { value: { body } }: MethodNode): boolean {
  const [statement] = body.body;
  if (!statement || body.body.length > 1) return false;
  const result = statement.type === 'ReturnStatement' ? statement.argument : statement.type === 'ExpressionStatement' ? statement.expression : null;
  const call = result && unwrap(result.type === 'AwaitExpression' ? result.argument : result);
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null;
  return callee?.type === 'MemberExpression' && getKeyName(callee) === name;
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

/** Whether instances differ from each other by what they hold. */
function isState({ isStatic, kind }: ClassMember): boolean {
  return !isStatic && (kind === 'field' || kind === 'parameterProperty');
}

function needsThis(member: ClassMember, helpers: Helpers, { sourceCode }: Context): boolean {
  if (member.isStatic) return false;
  const calls = getCallsOnly(member, sourceCode);
  return !calls?.every(called => helpers.has(called));
}
