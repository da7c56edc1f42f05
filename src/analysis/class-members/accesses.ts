import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { getChildren } from '../../ast/walk.ts';
import { getDefinition, getInitializer, getVariable, isReassigned } from '../bindings.ts';
import type { AccessKind, AccessTarget, ClassMember, ClassMembers, MemberAccess } from '../class-members.ts';
import { getChildrenSharingThis } from '../this-use.ts';

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

type AccessShape = Pick<MemberAccess, 'kind' | 'name' | 'node' | 'receiver'>;

const TOP_LEVEL: Place = { self: null, inReach: [], within: [] };

/**
 * Walks the file once and returns, in source order, everything that reaches for a member of one of its classes: for certain,
 * or because it uses a name that one of them declares.
 */
export function collectAccesses(classes: DeclaredClasses, sourceCode: SourceCode): readonly MemberAccess[] {
  const found: { readonly shape: AccessShape; readonly place: Place }[] = [];
  const selves = new Map<TSESTree.Node, AccessTarget>();
  const pending: { readonly node: TSESTree.Node; readonly place: Place }[] = [{ node: sourceCode.ast, place: TOP_LEVEL }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, place } = next;
    if (place.self && isSelf(node)) selves.set(node, place.self);
    for (const shape of getAccessShapes(node)) found.push({ shape, place });
    pending.push(...getPlacedChildren(node, place, classes, sourceCode).reverse());
  }
  // A `const` of `this` may be declared below the function that uses it: targets are known when all is seen.
  return found
    .map(({ shape, place }) => locate(shape, place, getTarget(shape, place, { classes, selves, sourceCode })))
    .filter(({ name, target }) => target !== null || name === null || classes.declares(name));
}

function locate(shape: AccessShape, { within }: Place, target: AccessTarget | null): MemberAccess {
  const from = target ? within.find(member => member.class === target.class) : within[0];
  return { ...shape, target, from: from ?? null };
}

function isSelf(node: TSESTree.Node): boolean {
  return node.type === 'ThisExpression' || node.type === 'TSThisType' || (node.type === 'JSXIdentifier' && node.name === 'this');
}

/** The children of a node, each with what `this` and private names mean there. */
function getPlacedChildren(
  node: TSESTree.Node,
  place: Place,
  classes: DeclaredClasses,
  sourceCode: SourceCode,
): { node: TSESTree.Node; place: Place }[] {
  const at = (children: Iterable<TSESTree.Node>, there: Place) => Array.from(children, child => ({ node: child, place: there }));
  switch (node.type) {
    case 'ClassBody': {
      const owner = classes.get(node.parent);
      if (!owner) return at(getChildren(node, sourceCode), place);
      const around = { ...place, inReach: [owner, ...place.inReach] };
      return node.body.flatMap(element => [
        ...at(getChildrenSharingThis(element, sourceCode), around),
        ...at(getOwnParts(element, sourceCode), enterMember(classes.getMemberOf(owner, element), around)),
      ]);
    }
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'TSDeclareFunction':
    case 'TSEmptyBodyFunctionExpression':
      return at(getChildren(node, sourceCode), { ...place, self: null });
    default:
      return at(getChildren(node, sourceCode), place);
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
  return [...getChildren(element.value, sourceCode)];
}

function getAccessShapes(node: TSESTree.Node): readonly AccessShape[] {
  switch (node.type) {
    case 'MemberExpression':
      return [{ kind: getMemberExpressionKind(node), name: getKeyName(node), node, receiver: node.object }];
    case 'BinaryExpression': {
      if (node.operator !== 'in') return [];
      const name = node.left.type === 'PrivateIdentifier' ? `#${node.left.name}` : getLiteralString(node.left);
      return name === null ? [] : [{ kind: 'test', name, node, receiver: node.right }];
    }
    case 'ObjectPattern':
      return node.properties.map(property => ({
        kind: 'destructure',
        name: property.type === 'Property' ? getKeyName(property) : null,
        node: property,
        receiver: getPatternSource(node),
      }));
    case 'JSXMemberExpression':
      return [{ kind: 'read', name: node.property.name, node, receiver: node.object }];
    case 'TSQualifiedName':
      return isTypeQuery(node) ? [{ kind: 'type', name: getQualifiedName(node.right), node, receiver: node.left }] : [];
    case 'TSIndexedAccessType':
      return getLiteralTypes(node.indexType).map(name => ({ kind: 'type', name, node, receiver: node.objectType }));
    default:
      return [];
  }
}

function getMemberExpressionKind(node: TSESTree.MemberExpression): AccessKind {
  const outer = wrapped(node);
  const { parent } = outer;
  switch (parent?.type) {
    case 'CallExpression':
      if (parent.callee !== outer) return 'read';
      return node.optional || parent.optional || isChained(node, outer) ? 'optionalCall' : 'call';
    case 'UnaryExpression':
      return parent.operator === 'delete' ? 'delete' : 'read';
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === outer ? 'write' : 'read';
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'RestElement':
      return 'write';
    case 'Property':
      return parent.parent.type === 'ObjectPattern' && parent.value === outer ? 'write' : 'read';
    default:
      return 'read';
  }
}

/** `(a?.m)()`: the chain ends before the call. */
function isChained(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  for (let inner = node; inner !== outer; inner = inner.parent!) if (inner.parent?.type === 'ChainExpression') return true;
  return false;
}

function getPatternSource({ parent, ...pattern }: TSESTree.ObjectPattern): TSESTree.Node | null {
  if (parent.type === 'VariableDeclarator') return parent.init;
  return parent.type === 'AssignmentExpression' && parent.left.range[0] === pattern.range[0] ? parent.right : null;
}

function isTypeQuery(node: TSESTree.TSQualifiedName): boolean {
  let outer: TSESTree.Node = node;
  while (outer.type === 'TSQualifiedName') outer = outer.parent;
  return outer.type === 'TSTypeQuery';
}

function getQualifiedName(right: TSESTree.Identifier | TSESTree.PrivateIdentifier): string {
  return right.type === 'PrivateIdentifier' ? `#${right.name}` : right.name;
}

/** The names in `A['m']` and `A['m' | 'n']`. */
function getLiteralTypes(node: TSESTree.TypeNode): string[] {
  if (node.type === 'TSUnionType') return node.types.flatMap(getLiteralTypes);
  return node.type === 'TSLiteralType' && node.literal.type === 'Literal' && typeof node.literal.value === 'string' ? [node.literal.value] : [];
}

interface Known {
  readonly classes: DeclaredClasses;
  readonly selves: ReadonlyMap<TSESTree.Node, AccessTarget>;
  readonly sourceCode: SourceCode;
}

function getTarget({ name, receiver }: AccessShape, { inReach }: Place, known: Known): AccessTarget | null {
  if (name?.startsWith('#')) {
    const owner = inReach.find(candidate => known.classes.find(candidate, name, false));
    return owner ? { class: owner, isStatic: known.classes.find(owner, name, false)!.isStatic } : null;
  }
  return receiver && getReceiverTarget(unwrap(receiver), known);
}

function getReceiverTarget(receiver: TSESTree.Node, known: Known): AccessTarget | null {
  if (receiver.type === 'TSTypeReference') {
    const target = receiver.typeName.type === 'Identifier' ? getNamedTarget(receiver.typeName, known) : null;
    return target && { ...target, isStatic: false };
  }
  return receiver.type === 'Identifier' ? getNamedTarget(receiver, known) : (known.selves.get(receiver) ?? null);
}

/** A name for a class of the file, or for some `this`. */
function getNamedTarget(name: TSESTree.Identifier, { classes, selves, sourceCode }: Known): AccessTarget | null {
  const variable = getVariable(name, sourceCode);
  if (!variable || isReassigned(variable)) return null;
  const value = getInitializer(variable) ?? getDefinition(variable)?.node;
  if (!value) return null;
  const inner = unwrap(value);
  const owner = classes.get(inner);
  return owner ? { class: owner, isStatic: true } : (selves.get(inner) ?? null);
}
