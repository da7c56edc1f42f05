import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap, wrapped } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getDefinition, getVariable } from './bindings.ts';
import { isInheritedOnly } from './class-fields.ts';
import { findMember, type ClassMember, type ClassMembers, type MemberAccess } from './class-members.ts';
import { getWhole, getWholes } from './class-wholes.ts';
import { getThisUses } from './this-use.ts';

type File = Pick<FileContext, 'filename' | 'sourceCode'>;

/** Methods of a class that belong together. */
export interface CohesionGroup {
  /** In source order. */
  readonly members: readonly ClassMember[];
  /** Whether one of them uses a field of the class itself, not only what the class is given. */
  readonly hasState: boolean;
}

/** The uses that the members of a class make of its instance, and what became of its methods. */
interface Cohesion {
  readonly owner: ClassMembers;
  readonly file: File;
  /** The names that a member reaches for through its `this`; those that only run time knows are `null`. */
  readonly uses: ReadonlyMap<ClassMember, ReadonlySet<string | null>>;
  readonly writes: ReadonlyMap<string, readonly MemberAccess[]>;
  /** The fields that accessors stand for. */
  readonly fieldsBehind: ReadonlyMap<ClassMember, string | null>;
  /** The fields that others are made of, as `this.plan = new Plan(this.rules)` makes `plan` of `rules`: each stands for those it is part of. */
  readonly wholes: ReadonlyMap<string, string>;
  /** One step to the method that speaks for the group of a method: a disjoint-set forest. */
  readonly leaders: Map<ClassMember, ClassMember>;
  /** A method of the group that a field or a bodiless method belongs to. */
  readonly holders: Map<string, ClassMember>;
}

/**
 * The groups, after LCOM4, into which the methods of a class fall: two methods belong together when they use a field of the
 * class itself, or when one of them calls the other or hands it on. In source order, groups of one method included; methods are
 * those of instances with a body, and fields that hold a function.
 *
 * What the class is given does not connect (a parameter property, or a field whose only write is `this.x = <constructor
 * parameter>`), nor do constructor, statics and inherited members. An accessor of one field is that field; one of several does
 * not connect. An accessor belongs to the group whose members alone it uses. A method that hands on `this` as a whole, or
 * reaches for a key that only run time knows, may use everything.
 */
export function getCohesionGroups(owner: ClassMembers, file: File): readonly CohesionGroup[] {
  const methods = owner.members.filter(isInstanceMethod);
  const uses = collectUses(owner);
  const cohesion: Cohesion = {
    ...{ owner, file, uses, writes: collectWrites(owner), fieldsBehind: new Map(), wholes: new Map() },
    ...{ leaders: new Map(methods.map(method => [method, method])), holders: new Map() },
  };
  const complete = { ...cohesion, fieldsBehind: getFieldsBehind(cohesion), wholes: getWholes(owner) };
  const [first] = methods;
  for (const method of methods) {
    for (const name of uses.get(method) ?? []) if (name !== null) connect(method, name, complete);
    if (first && mayUseEverything(method, complete)) connectAll(method, methods, complete);
  }
  return createGroups(complete);
}

/** Whether a member is a method in the sense of cohesion: of the instance, with code of its own, and no accessor. */
function isInstanceMethod({ functions, isStatic, kind }: ClassMember): boolean {
  return !isStatic && functions.length > 0 && (kind === 'method' || kind === 'field');
}

function collectUses({ accesses }: ClassMembers): Cohesion['uses'] {
  const uses = new Map<ClassMember, Set<string | null>>();
  for (const { from, name, target } of accesses) {
    if (!from || target?.isStatic) continue;
    const names = uses.get(from);
    if (names) names.add(name);
    else uses.set(from, new Set([name]));
  }
  return uses;
}

function collectWrites({ accesses }: ClassMembers): Cohesion['writes'] {
  const writes = new Map<string, MemberAccess[]>();
  for (const access of accesses) {
    if (access.kind !== 'write' || access.name === null || access.target?.isStatic) continue;
    const known = writes.get(access.name);
    if (known) known.push(access);
    else writes.set(access.name, [access]);
  }
  return writes;
}

/** The one field that an accessor reads or writes; `null` when it uses more than that. */
function getFieldsBehind(cohesion: Cohesion): Cohesion['fieldsBehind'] {
  const accessors = cohesion.owner.members.filter(({ isStatic, kind }) => kind === 'accessor' && !isStatic);
  return new Map(
    accessors.map(accessor => {
      const names = [...(cohesion.uses.get(accessor) ?? [])];
      const [name] = names;
      const member = name == null ? null : findMember(cohesion.owner, name, { isStatic: false });
      return [accessor, names.length === 1 && name != null && (!member || member.kind === 'field' || member.kind === 'parameterProperty') ? name : null];
    }),
  );
}

/** Puts a method into the group of what it uses. */
function connect(method: ClassMember, name: string, cohesion: Cohesion): void {
  const used = findMember(cohesion.owner, name, { isStatic: false });
  if (used && isInstanceMethod(used)) {
    join(method, used, cohesion);
    return;
  }
  const connector = getConnector(name, used, cohesion);
  if (connector === null) return;
  const field = getWhole(connector, cohesion.wholes);
  const holder = cohesion.holders.get(field);
  if (holder) join(method, holder, cohesion);
  else cohesion.holders.set(field, method);
}

/** The field or bodiless method that connects those who use a name; `null` when the name connects nobody. */
function getConnector(name: string, used: ClassMember | null, cohesion: Cohesion): string | null {
  switch (used?.kind) {
    case 'accessor': {
      const field = cohesion.fieldsBehind.get(used) ?? null;
      return field === null ? null : getConnector(field, findMember(cohesion.owner, field, { isStatic: false }), cohesion);
    }
    case 'field':
    case 'parameterProperty':
      return used.isStatic || isGiven(name, used, cohesion) ? null : name;
    case 'method':
      // An abstract method, or one of the prototype's that `#m` may not be.
      return used.isStatic ? null : name;
    case undefined:
      return cohesion.writes.has(name) && !isInheritedOnly(cohesion.owner, cohesion.file) && !isGiven(name, null, cohesion) ? name : null;
    default:
      return null;
  }
}

/** Whether a field is an injected dependency: nothing but the constructor writes it, and that only a parameter of its own. */
function isGiven(name: string, declared: ClassMember | null, { file, writes }: Cohesion): boolean {
  const [write, ...others] = writes.get(name) ?? [];
  if (declared?.kind === 'parameterProperty') return write === undefined;
  const isInitialised = declared?.nodes.some(node => 'value' in node && node.value !== null) ?? false;
  return write !== undefined && others.length === 0 && !isInitialised && takesParameter(write, file);
}

/** Whether a write is `this.x = <parameter>` in the constructor. */
function takesParameter({ from, node }: MemberAccess, { sourceCode }: File): boolean {
  const assignment = wrapped(node).parent;
  if (from?.kind !== 'constructor' || assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=') return false;
  const value = unwrap(assignment.right);
  const variable = value.type === 'Identifier' ? getVariable(value, sourceCode) : null;
  const definition = variable && getDefinition(variable);
  return definition?.type === 'Parameter' && from.functions.includes(definition.node as ClassMember['functions'][number]);
}

function mayUseEverything(method: ClassMember, { file: { sourceCode }, uses }: Cohesion): boolean {
  if (uses.get(method)?.has(null)) return true;
  return method.functions.some(node => [...getThisUses(node, sourceCode)].some(use => use.type === 'ThisExpression' && isHandedOn(use)));
}

/** Whether `this` goes somewhere as a whole. Returning it, comparing it and binding its own methods to it hands it to nobody. */
function isHandedOn(node: TSESTree.ThisExpression): boolean {
  const value = wrapped(node);
  const parent = value.parent!;
  switch (parent.type) {
    case 'MemberExpression':
      return parent.object !== value;
    case 'ArrowFunctionExpression':
    case 'BinaryExpression':
    case 'ReturnStatement':
    case 'VariableDeclarator':
      return false;
    case 'AssignmentExpression':
      return parent.left.type !== 'ObjectPattern';
    case 'CallExpression':
      return !isCallOnItself(parent);
    default:
      return true;
  }
}

/** `this.m.bind(this)`, `this.m.call(this, x)`. */
function isCallOnItself({ callee }: TSESTree.CallExpression): boolean {
  const bound = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
  return bound?.type === 'MemberExpression' && unwrap(bound.object).type === 'ThisExpression';
}

function connectAll(method: ClassMember, methods: readonly ClassMember[], cohesion: Cohesion): void {
  for (const other of methods) join(method, other, cohesion);
}

function getLeader(method: ClassMember, leaders: Cohesion['leaders']): ClassMember {
  let leader = method;
  for (let next = leaders.get(leader)!; next !== leader; next = leaders.get(leader)!) {
    leaders.set(leader, leaders.get(next)!);
    leader = next;
  }
  return leader;
}

function join(one: ClassMember, other: ClassMember, { leaders }: Cohesion): void {
  leaders.set(getLeader(one, leaders), getLeader(other, leaders));
}

function createGroups(cohesion: Cohesion): readonly CohesionGroup[] {
  const withState = getLeadersWithState(cohesion);
  const groups = new Map<ClassMember, ClassMember[]>();
  for (const member of cohesion.owner.members) {
    const leader = cohesion.leaders.has(member) ? getLeader(member, cohesion.leaders) : getGroupOfAccessor(member, cohesion);
    if (!leader) continue;
    const group = groups.get(leader);
    if (group) group.push(member);
    else groups.set(leader, [member]);
  }
  return [...groups].map(([leader, members]) => ({ members, hasState: withState.has(leader) }));
}

function getLeadersWithState({ holders, leaders, owner }: Cohesion): ReadonlySet<ClassMember> {
  const holdersOfFields = [...holders].filter(([name]) => findMember(owner, name, { isStatic: false })?.kind !== 'method');
  return new Set(holdersOfFields.map(([, holder]) => getLeader(holder, leaders)));
}

/** The leader of the one group whose members an accessor uses; `null` for other members and where it uses more or none. */
function getGroupOfAccessor(member: ClassMember, cohesion: Cohesion): ClassMember | null {
  if (!cohesion.fieldsBehind.has(member)) return null;
  const used = [...(cohesion.uses.get(member) ?? [])].flatMap(name => getHolder(name, cohesion) ?? []);
  const leaders = new Set(used.map(holder => getLeader(holder, cohesion.leaders)));
  const [leader] = leaders;
  return leader && leaders.size === 1 ? leader : null;
}

function getHolder(name: string | null, cohesion: Cohesion): ClassMember | null {
  const used = name === null ? null : findMember(cohesion.owner, name, { isStatic: false });
  if (used && isInstanceMethod(used)) return used;
  const connector = name === null ? null : getConnector(name, used, cohesion);
  return connector === null ? null : (cohesion.holders.get(getWhole(connector, cohesion.wholes)) ?? null);
}
