import type { TSESTree } from '@typescript-eslint/utils';

import { getDecorators } from '../ast/decorators.ts';
import { isFunction } from '../ast/functions.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import type { ClassMember, ClassMembers, MemberAccess } from './class-members.ts';
import { isForwarding } from './forwarding.ts';

type File = Pick<FileContext, 'filename' | 'sourceCode'>;

/** What a class has: the names of its methods and of the fields of its instances, in source order; computed names are `null`. */
export interface ClassInventory {
  /** Methods, accessors (a pair is one) and fields that hold a function, static ones too; without constructor, bodiless signatures and what only forwards. */
  readonly methods: readonly (string | null)[];
  /** Declared fields, parameter properties, and in JavaScript what the constructor assigns to `this`; no statics, no functions, and none with a decorator: those are the schema of a framework. None of a record. */
  readonly fields: readonly (string | null)[];
}

/** Lists what a class itself has, not what it inherits. What is declared for subclasses (`abstract`) or for types alone (`declare`) is left out. */
export function getInventory(owner: ClassMembers, file: File): ClassInventory {
  const declared = owner.members.filter(({ nodes }) => nodes.every(node => !isDeclaration(node)));
  const assigned = isInheritedOnly(owner, file) ? new Map<string, boolean>() : getAssignedFields(owner);
  const assignedNames = [...assigned.keys()];
  return {
    methods: [...declared.filter(isMethod).map(({ name }) => name), ...assignedNames.filter(name => assigned.get(name))],
    fields: isRecord(owner) ? [] : [...declared.filter(isField).map(({ name }) => name), ...assignedNames.filter(name => !assigned.get(name))],
  };
}

/** `toJSON`, `asRow`, `serialize`: they write an object down in another form. */
const SERIALIZER = /^(?:(?:as|to)[A-Z]|serialize)/u;

/** Whether a class is data in a given form: its methods only write it down, and nothing but the constructor writes a field. */
function isRecord({ accesses, members }: ClassMembers): boolean {
  const methods = members.filter(({ functions, isStatic, kind }) => !isStatic && functions.length > 0 && (kind === 'method' || kind === 'field'));
  if (methods.length === 0 || !methods.every(({ name }) => name !== null && SERIALIZER.test(name))) return false;
  return accesses.every(({ from, kind, target }) => kind !== 'write' || target?.isStatic || from?.kind === 'constructor');
}

/** Whether everything that a class does not declare can only be inherited: TypeScript wants its own fields declared. */
export function isInheritedOnly({ node }: ClassMembers, { filename }: File): boolean {
  return node.superClass !== null && /\.[cm]?tsx?$/u.test(filename);
}

function isDeclaration(node: ClassMember['nodes'][number]): boolean {
  return 'declare' in node && node.declare;
}

function isMethod(member: ClassMember): boolean {
  if (isForwarding(member)) return false;
  return member.kind === 'method' || member.kind === 'accessor' ? member.functions.length > 0 : member.kind === 'field' && holdsFunction(member);
}

function isField(member: ClassMember): boolean {
  if (member.isStatic || member.nodes.some(node => node.type.startsWith('TSAbstract') || (member.kind === 'field' && getDecorators(node).length > 0))) return false;
  return member.kind === 'parameterProperty' || (member.kind === 'field' && !holdsFunction(member) && !takesFunction(member) && !isMadeByName(member));
}

function holdsFunction({ nodes }: ClassMember): boolean {
  return nodes.some(node => 'value' in node && node.value !== null && isFunction(unwrap(node.value)));
}

/** Whether what is assigned to a field later is a function, by its type: `() => void`, `RequestHandler`, `HandlerInterface<E>`. */
function takesFunction({ nodes }: ClassMember): boolean {
  return nodes.some(node => 'typeAnnotation' in node && 'value' in node && node.value === null && isFunctionType(node.typeAnnotation?.typeAnnotation));
}

/** `beforeQuery = addHook(hooks, 'beforeQuery')`: a member of the class's interface that something else knows by the same name. */
function isMadeByName({ name, nodes }: ClassMember): boolean {
  return nodes.some(node => {
    const made = 'value' in node && node.value ? unwrap(node.value) : null;
    return made?.type === 'CallExpression' && made.arguments.some(argument => argument.type === 'Literal' && argument.value === name);
  });
}

function isFunctionType(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type !== 'TSTypeReference') return type?.type === 'TSFunctionType';
  return type.typeName.type === 'Identifier' && /(?:Callback|Fn|Function|Handler|Listener)(?:Interface)?$/u.test(type.typeName.name);
}

/** The names that the constructor assigns to `this` and the class does not declare, each with whether it is a function. */
function getAssignedFields({ accesses, members }: ClassMembers): ReadonlyMap<string, boolean> {
  const declared = new Set(members.map(({ name }) => name));
  const fields = new Map<string, boolean>();
  for (const access of accesses) {
    const { from, kind, name } = access;
    if (kind !== 'write' || from?.kind !== 'constructor' || name === null || access.target?.isStatic || declared.has(name)) continue;
    fields.set(name, (fields.get(name) ?? true) && isGivenFunction(access));
  }
  return fields;
}

function isGivenFunction({ node }: MemberAccess): boolean {
  const target = wrapped(node);
  return target.parent?.type === 'AssignmentExpression' && isFunction(unwrap(target.parent.right));
}
