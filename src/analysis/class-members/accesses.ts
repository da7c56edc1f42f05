import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { getChildren } from '../../ast/walk.ts';
import { getDefinition, getInitializer, getVariable, isReassigned } from '../bindings.ts';
import type { AccessTarget, ClassMember, ClassMembers, MemberAccess } from '../class-members.ts';
import { getChildrenSharingThis } from '../this-use.ts';
import { getAccessShapes, type AccessShape } from './access-shapes.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The classes of a file, with a way to find a member; `#m` needs no side. */
export interface DeclaredClasses {
  readonly get: (node: TSESTree.Node) => ClassMembers | undefined;
  readonly declares: (name: string) => boolean;
  readonly find: (owner: ClassMembers, name: string, isStatic: boolean) => ClassMember | null;
  readonly getMemberOf: (owner: ClassMembers, declaration: TSESTree.Node) => ClassMember | null;
}

/** Where the walk is. */
interface Place {
  /** What `this` is here; `null` where only a caller knows. */
  readonly self: AccessTarget | null;
  /** The classes whose private names are in reach, innermost first. */
  readonly inReach: readonly ClassMembers[];
  /** The members around, innermost first. */
  readonly within: readonly ClassMember[];
}

/** A walk over a file. It sees every node of every file with a class, so it takes two plain stacks instead of one of objects. */
interface Walk {
  readonly classes: DeclaredClasses;
  readonly sourceCode: SourceCode;
  readonly pending: TSESTree.Node[];
  readonly pendingPlaces: Place[];
  /** The nodes that may be accesses, in source order, each with its place. */
  readonly candidates: TSESTree.Node[];
  readonly candidatePlaces: Place[];
  readonly selves: Map<TSESTree.Node, AccessTarget>;
  /** The names of the variables that hold some `this` or a class. */
  readonly holders: Set<string>;
}

const TOP_LEVEL: Place = { self: null, inReach: [], within: [] };

/**
 * Walks the file once and returns, in source order, everything that reaches for a member of one of its classes: for certain,
 * or because it uses a name that one of them declares.
 */
export function collectAccesses(classes: DeclaredClasses, sourceCode: SourceCode): readonly MemberAccess[] {
  const walk: Walk = {
    ...{ classes, sourceCode, selves: new Map(), holders: new Set() },
    ...{ pending: [sourceCode.ast], pendingPlaces: [TOP_LEVEL], candidates: [], candidatePlaces: [] },
  };
  for (let node = walk.pending.pop(); node; node = walk.pending.pop()) visit(node, walk.pendingPlaces.pop()!, walk);
  // A `const` of `this` may be declared below the function that uses it: targets are known when all is seen.
  return walk.candidates.flatMap((node, index) => getMemberAccesses(node, walk.candidatePlaces[index]!, walk));
}

function visit(node: TSESTree.Node, place: Place, walk: Walk): void {
  switch (node.type) {
    case 'BinaryExpression':
    case 'JSXMemberExpression':
    case 'MemberExpression':
    case 'ObjectPattern':
    case 'TSIndexedAccessType':
    case 'TSQualifiedName':
      walk.candidates.push(node);
      walk.candidatePlaces.push(place);
      break;
    case 'ClassBody':
      enterClassBody(node, place, walk);
      return;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'TSDeclareFunction':
    case 'TSEmptyBodyFunctionExpression':
      pushChildren(node, place.self ? { ...place, self: null } : place, walk);
      return;
    case 'JSXIdentifier':
    case 'ThisExpression':
    case 'TSThisType':
      if (place.self) walk.selves.set(node, place.self);
      break;
    case 'VariableDeclarator':
      if (node.id.type === 'Identifier' && node.init && isHeld(unwrap(node.init))) walk.holders.add(node.id.name);
      break;
    case 'ClassDeclaration':
    case 'ClassExpression':
      if (node.id) walk.holders.add(node.id.name);
      break;
    default:
  }
  pushChildren(node, place, walk);
}

function isHeld({ type }: TSESTree.Node): boolean {
  return type === 'ThisExpression' || type === 'ClassExpression';
}

/** Last first, as the stack gives the first first. */
function pushChildren(node: TSESTree.Node, place: Place, { pending, pendingPlaces, sourceCode: { visitorKeys } }: Walk): void {
  const keys = visitorKeys[node.type] ?? [];
  for (let key = keys.length - 1; key >= 0; key--) {
    const child = (node as unknown as Record<string, TSESTree.Node | readonly (TSESTree.Node | null)[] | null | undefined>)[keys[key]!];
    const items = child && 'length' in child ? child : null;
    for (let index = (items?.length ?? 1) - 1; index >= 0; index--) {
      const item = items ? items[index] : (child as TSESTree.Node | null | undefined);
      if (!item) continue;
      pending.push(item);
      pendingPlaces.push(place);
    }
  }
}

/** What is run while the class is made has the `this` around it, all else in a member the one of the class. */
function enterClassBody(body: TSESTree.ClassBody, place: Place, { classes, pending, pendingPlaces, sourceCode }: Walk): void {
  const owner = classes.get(body.parent);
  if (!owner) return;
  const around = { ...place, inReach: [owner, ...place.inReach] };
  for (const element of body.body.toReversed()) {
    const inside = enterMember(classes.getMemberOf(owner, element), around);
    for (const part of getOwnParts(element, sourceCode).toReversed()) {
      pending.push(part);
      pendingPlaces.push(inside);
    }
    for (const part of getChildrenSharingThis(element, sourceCode).toReversed()) {
      pending.push(part);
      pendingPlaces.push(around);
    }
  }
}

function enterMember(member: ClassMember | null, place: Place): Place {
  if (!member) return place;
  return { ...place, self: { class: member.class, isStatic: member.isStatic }, within: [member, ...place.within] };
}

/** What of a class element has the class's own `this`: everything but computed keys and decorators. */
function getOwnParts(element: TSESTree.ClassElement, sourceCode: SourceCode): readonly TSESTree.Node[] {
  if (element.type === 'StaticBlock') return element.body;
  if (element.type === 'TSIndexSignature') return [];
  const parts = 'typeAnnotation' in element && element.typeAnnotation ? [element.typeAnnotation] : [];
  if (!element.value) return parts;
  if (element.type !== 'MethodDefinition' && element.type !== 'TSAbstractMethodDefinition') return [...parts, element.value];
  return getChildren(element.value, sourceCode);
}

function getMemberAccesses(node: TSESTree.Node, place: Place, walk: Walk): MemberAccess[] {
  if (node.type === 'MemberExpression' && !mayReachMember(node, walk)) return [];
  return getAccessShapes(node).flatMap(shape => {
    const target = getTarget(shape, place, walk);
    if (!target && shape.name !== null && !walk.classes.declares(shape.name)) return [];
    const from = target ? place.within.find(member => member.class === target.class) : place.within[0];
    return [{ ...shape, target, from: from ?? null }];
  });
}

/** Most member expressions of a file are of other things: they are told apart before anything is made of them. */
function mayReachMember(node: TSESTree.MemberExpression, { classes, holders }: Walk): boolean {
  const receiver = unwrap(node.object);
  if (receiver.type === 'ThisExpression' || (receiver.type === 'Identifier' && holders.has(receiver.name))) return true;
  const name = getKeyName(node);
  return name !== null && classes.declares(name);
}

function getTarget({ name, receiver }: AccessShape, { inReach }: Place, walk: Walk): AccessTarget | null {
  if (name?.startsWith('#')) {
    const declared = inReach.map(owner => walk.classes.find(owner, name, false)).find(member => member !== null);
    return declared ? { class: declared.class, isStatic: declared.isStatic } : null;
  }
  return receiver && getReceiverTarget(unwrap(receiver), walk);
}

function getReceiverTarget(receiver: TSESTree.Node, walk: Walk): AccessTarget | null {
  if (receiver.type === 'TSTypeReference') {
    const target = receiver.typeName.type === 'Identifier' ? getNamedTarget(receiver.typeName, walk) : null;
    return target && { ...target, isStatic: false };
  }
  return receiver.type === 'Identifier' ? getNamedTarget(receiver, walk) : (walk.selves.get(receiver) ?? null);
}

/** A name for a class of the file, or for some `this`. */
function getNamedTarget(name: TSESTree.Identifier, { classes, holders, selves, sourceCode }: Walk): AccessTarget | null {
  const variable = holders.has(name.name) ? getVariable(name, sourceCode) : null;
  if (!variable || isReassigned(variable)) return null;
  const value = getInitializer(variable) ?? getDefinition(variable)?.node;
  if (!value) return null;
  const inner = unwrap(value);
  const owner = classes.get(inner);
  return owner ? { class: owner, isStatic: true } : (selves.get(inner) ?? null);
}
