import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { isFunction } from '../ast/functions.ts';
import type { FunctionNode } from '../ast/names.ts';
import { collectAccesses, type DeclaredClasses } from './class-members/accesses.ts';
import { describeDeclaration, getDeclarations } from './class-members/declarations.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export type Visibility = '#private' | 'private' | 'protected' | 'public';

/** What declares a member. */
export type MemberNode = Exclude<TSESTree.ClassElement, TSESTree.TSIndexSignature> | TSESTree.TSParameterProperty;

/** What a class declares under one name: overload signatures are one member with their implementation, a getter with its setter. */
export interface ClassMember {
  readonly class: ClassMembers;
  /** `m`, `#m`; `null` for static blocks and for keys that only run time knows. */
  readonly name: string | null;
  readonly kind: 'accessor' | 'constructor' | 'field' | 'method' | 'parameterProperty' | 'staticBlock';
  readonly isStatic: boolean;
  readonly visibility: Visibility;
  /** Its declarations, in source order. */
  readonly nodes: readonly MemberNode[];
  /** The functions with a body that it consists of: method, getter and setter, or the function that a field holds. */
  readonly functions: readonly FunctionNode[];
  /** Where the file surely reads, calls or writes it; see {@link MemberAccess.target}. */
  readonly accesses: readonly MemberAccess[];
}

/** A class with everything it declares and everything it does to itself. */
export interface ClassMembers {
  readonly node: ClassNode;
  /** In source order. */
  readonly members: readonly ClassMember[];
  /** Accesses of whatever this class declares or inherits, in source order: through its own `this`, its name, and `#m` on anything. */
  readonly accesses: readonly MemberAccess[];
}

export type AccessKind =
  /** `a.m()`. */
  | 'call'
  /** `a.m?.()`, `a?.m()`. */
  | 'optionalCall'
  /** `a.m` as a value, a tag or a constructor. */
  | 'read'
  /** `a.m = x`, `a.m += x`, `a.m++`, `[a.m] = x`, `for (a.m of x)`. */
  | 'write'
  /** `delete a.m`. */
  | 'delete'
  /** `{ m } = a`; of `{ ...rest } = a` the name is `null`. */
  | 'destructure'
  /** `#m in a`, `'m' in a`. */
  | 'test'
  /** `typeof a.m` in a type, `A['m']`. */
  | 'type';

/** One side of a class: its instances or the class itself. */
export interface AccessTarget {
  readonly class: ClassMembers;
  readonly isStatic: boolean;
}

/** A place that reaches for a member by name. */
export interface MemberAccess {
  readonly kind: AccessKind;
  /** `m`, `#m`; `null` for a key that only run time knows. */
  readonly name: string | null;
  readonly node:
    | TSESTree.BinaryExpression
    | TSESTree.JSXMemberExpression
    | TSESTree.MemberExpression
    | TSESTree.Property
    | TSESTree.RestElement
    | TSESTree.TSIndexedAccessType
    | TSESTree.TSQualifiedName;
  /** What it is read from, as written; `null` for a pattern whose value is not in sight (a parameter, a nested pattern). */
  readonly receiver: TSESTree.Node | null;
  /**
   * The class that it surely reaches into, whether that declares the member or inherits it: through the class's own `this`, a
   * `const` of it, or the class's name; for `#m` the class that declares it. `null` when only types can tell.
   */
  readonly target: AccessTarget | null;
  /**
   * Where it stands: a member of the target's class, or without a target of the innermost class around it. `null` outside of
   * classes, and for the computed keys, the heritage and the decorators of a class.
   */
  readonly from: ClassMember | null;
}

interface FileMembers {
  readonly classes: ReadonlyMap<TSESTree.Node, OpenClassMembers>;
  readonly accesses: ReadonlyMap<string | null, readonly MemberAccess[]>;
  readonly accessesByNode: ReadonlyMap<TSESTree.Node, MemberAccess>;
}

/** A class whose accesses are still being collected. */
interface OpenClassMembers extends ClassMembers {
  readonly members: OpenClassMember[];
  readonly accesses: MemberAccess[];
  readonly byName: Map<string, OpenClassMember>;
  readonly byNode: Map<TSESTree.Node, OpenClassMember>;
}

interface OpenClassMember extends ClassMember {
  readonly nodes: MemberNode[];
  readonly functions: FunctionNode[];
  readonly accesses: MemberAccess[];
}

const NO_ACCESSES: readonly MemberAccess[] = [];
const membersByFile = new FileCache<FileMembers>();

/** Every class of the file, in source order. */
export function getClasses(sourceCode: SourceCode): readonly ClassMembers[] {
  return [...getFileMembers(sourceCode).classes.values()];
}

/** What a class declares, and how the file uses it. */
export function getClassMembers(node: ClassNode, sourceCode: SourceCode): ClassMembers {
  return getFileMembers(sourceCode).classes.get(node)!;
}

/**
 * Everything in the file that reaches for a member of that name, on whatever object, if some class of the file declares one;
 * `null` asks for keys that only run time knows, on a `this` or a name of one of its classes.
 */
export function getAccessesByName(name: string | null, sourceCode: SourceCode): readonly MemberAccess[] {
  return getFileMembers(sourceCode).accesses.get(name) ?? NO_ACCESSES;
}

/** The access that a member expression (or another of the nodes of {@link MemberAccess.node}) is; `null` when it is none that was collected. */
export function findAccess(node: TSESTree.Node, sourceCode: SourceCode): MemberAccess | null {
  return getFileMembers(sourceCode).accessesByNode.get(node) ?? null;
}

/**
 * The member that a class itself declares under a name (of `#m`, which the two sides share, on either side); `null` when it
 * inherits it or has none.
 */
export function findMember({ members }: ClassMembers, name: string, { isStatic }: { readonly isStatic: boolean }): ClassMember | null {
  return members.find(member => member.name === name && (member.isStatic === isStatic || name.startsWith('#'))) ?? null;
}

function getFileMembers(sourceCode: SourceCode): FileMembers {
  return membersByFile.getOrCompute(sourceCode, () => collectFileMembers(sourceCode));
}

function collectFileMembers(sourceCode: SourceCode): FileMembers {
  const classes = new Map<TSESTree.Node, OpenClassMembers>();
  for (const { block } of sourceCode.scopeManager?.scopes ?? []) {
    if (isClass(block) && !classes.has(block)) classes.set(block, createClassMembers(block));
  }
  const accesses = new Map<string | null, MemberAccess[]>();
  const accessesByNode = new Map<TSESTree.Node, MemberAccess>();
  for (const access of classes.size === 0 ? [] : collectAccesses(describeClasses(classes), sourceCode)) {
    accessesByNode.set(access.node, access);
    const sameName = accesses.get(access.name);
    if (sameName) sameName.push(access);
    else accesses.set(access.name, [access]);
    if (!access.target) continue;
    const owner = classes.get(access.target.class.node)!;
    owner.accesses.push(access);
    if (access.name !== null) owner.byName.get(getMemberKey(access.name, access.target.isStatic))?.accesses.push(access);
  }
  return { classes, accesses, accessesByNode };
}

function describeClasses(classes: FileMembers['classes']): DeclaredClasses {
  const names = new Set([...classes.values()].flatMap(({ members }) => members.map(({ name }) => name)));
  return {
    get: node => classes.get(node),
    declares: name => names.has(name),
    find: (owner, name, isStatic) => classes.get(owner.node)!.byName.get(getMemberKey(name, isStatic)) ?? null,
    getMemberOf: (owner, declaration) => classes.get(owner.node)!.byNode.get(declaration) ?? null,
  };
}

function isClass(node: TSESTree.Node): node is ClassNode {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

/** Private names are shared by the two sides of a class. */
function getMemberKey(name: string, isStatic: boolean): string {
  return isStatic && !name.startsWith('#') ? `static ${name}` : name;
}

function createClassMembers(node: ClassNode): OpenClassMembers {
  const created: OpenClassMembers = { node, members: [], accesses: [], byName: new Map(), byNode: new Map() };
  for (const declaration of getDeclarations(node)) {
    const description = describeDeclaration(declaration);
    const key = description.name === null ? null : getMemberKey(description.name, description.isStatic);
    const known = key === null ? undefined : created.byName.get(key);
    const member = known?.kind === description.kind ? known : { ...description, class: created, nodes: [], functions: [], accesses: [] };
    if (member !== known) created.members.push(member);
    if (key !== null && !known) created.byName.set(key, member);
    created.byNode.set(declaration, member);
    member.nodes.push(declaration);
    if ('value' in declaration && isFunction(declaration.value)) member.functions.push(declaration.value);
  }
  return created;
}
