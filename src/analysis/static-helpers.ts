import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { getDecorators } from '../ast/decorators.ts';
import { getKeyName } from '../ast/names.ts';
import { isWithin } from '../ast/ranges.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { findAccess, findMember, getClassMembers, type ClassMember, type ClassMembers, type ClassNode, type MemberAccess } from './class-members.ts';
import { findDirectives } from './disable-directives.ts';
import { getReaches } from './static-helpers/reach.ts';
import { getThisUses } from './this-use.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Context = Pick<FileContext, 'filename' | 'sourceCode'>;

/** A method that could be static, alone or together with those it calls. */
export interface StaticHelper {
  readonly member: ClassMember;
  readonly implementation: MethodNode;
  /** The helpers that it calls on `this`, itself apart: its only uses of `this`. */
  readonly calls: readonly ClassMember[];
  /** A type parameter of the class that its types name, which a static method could not see. */
  readonly typeParameter: string | null;
}

export type MethodNode = TSESTree.MethodDefinition & { readonly value: TSESTree.FunctionExpression & { body: TSESTree.BlockStatement } };

/** Rules of the same purpose, whose documented exceptions count here, too. */
const SAME_PURPOSE = ['class-methods-use-this', '@typescript-eslint/class-methods-use-this'];

const helpersByFile = new FileCache<Map<ClassNode, ReadonlyMap<ClassMember, StaticHelper>>>();

/**
 * The private methods (`#m`, `private m`) of a class that need no `this`: those that do not use it, or only to call others of
 * them (the greatest set of which this is true, so that recursion and cycles do not hide a helper).
 *
 * Methods whose types name a type parameter of the class are in the set only with `namesTypeParameters`.
 */
export function getStaticHelpers(
  node: ClassNode,
  context: Context,
  { namesTypeParameters }: { readonly namesTypeParameters: boolean },
): ReadonlyMap<ClassMember, StaticHelper> {
  const helpersByClass = helpersByFile.getOrCompute(context.sourceCode, () => new Map<ClassNode, ReadonlyMap<ClassMember, StaticHelper>>());
  let candidates = helpersByClass.get(node);
  if (!candidates) {
    candidates = collectCandidates(getClassMembers(node, context.sourceCode), context);
    helpersByClass.set(node, candidates);
  }
  return keepWhile(candidates, (helper, isHelper) => (namesTypeParameters || helper.typeParameter === null) && helper.calls.every(isHelper));
}

/** The largest part of a map of which every entry meets a condition on the part itself. */
export function keepWhile<Key, Value>(
  entries: ReadonlyMap<Key, Value>,
  accepts: (value: Value, isKept: (key: Key) => boolean) => boolean,
): ReadonlyMap<Key, Value> {
  const kept = new Map(entries);
  for (let size = -1; size !== kept.size; ) {
    size = kept.size;
    for (const [key, value] of kept) if (!accepts(value, other => kept.has(other))) kept.delete(key);
  }
  return kept;
}

function collectCandidates(owner: ClassMembers, context: Context): Map<ClassMember, StaticHelper> {
  const candidates = new Map<ClassMember, StaticHelper>();
  for (const member of owner.members) {
    const implementation = isPrivate(member) ? getImplementation(member) : null;
    const calls = implementation && getCallsOnly(member, context.sourceCode);
    if (!calls || isLeftAlone(member, implementation, context.sourceCode) || !isUsedAsMethod(member, context)) continue;
    candidates.set(member, { member, implementation, calls, typeParameter: getTypeParameter(member, context.sourceCode) });
  }
  return candidates;
}

/** Whether nothing outside of the class can see the member. */
export function isPrivate({ visibility }: ClassMember): boolean {
  return visibility === '#private' || visibility === 'private';
}

/** The one declaration with a body of an instance method; `null` for every other member. */
export function getImplementation({ functions, isStatic, kind, name, nodes }: ClassMember): MethodNode | null {
  if (kind !== 'method' || isStatic || name === null || functions.length !== 1) return null;
  return nodes.find((node): node is MethodNode => node.type === 'MethodDefinition' && node.value.body !== null) ?? null;
}

/** Whether a method says by its form that it is one for a reason. */
export function isLeftAlone({ nodes }: ClassMember, implementation: MethodNode, sourceCode: SourceCode): boolean {
  return (
    isStub(implementation.value.body) ||
    nodes.some(node => isDecorated(node) || getParameters(node).some(isThisParameter)) ||
    isDocumentedException(implementation, sourceCode)
  );
}

/** Whether a body has nothing to do, or nothing but to throw: it waits to be written, or to be overridden. */
function isStub({ body }: TSESTree.BlockStatement): boolean {
  return body.every(({ type }) => type === 'EmptyStatement') || (body.length === 1 && body[0]!.type === 'ThrowStatement');
}

function isDecorated(node: ClassMember['nodes'][number]): boolean {
  return [node, ...getParameters(node)].some(part => getDecorators(part).length > 0);
}

function isThisParameter(param: TSESTree.Parameter): boolean {
  return param.type === 'Identifier' && param.name === 'this';
}

function getParameters(node: ClassMember['nodes'][number]): readonly TSESTree.Parameter[] {
  const signature = getSignature(node);
  return signature ? signature.params : [];
}

function getSignature(node: ClassMember['nodes'][number]): TSESTree.FunctionExpression | TSESTree.TSEmptyBodyFunctionExpression | null {
  return node.type === 'MethodDefinition' || node.type === 'TSAbstractMethodDefinition' ? node.value : null;
}

function isDocumentedException({ key, loc }: MethodNode, sourceCode: SourceCode): boolean {
  return [loc.start.line, key.loc.start.line]
    .flatMap(line => findDirectives(line, SAME_PURPOSE, sourceCode))
    .some(({ reason, rules }) => rules !== null && reason !== null);
}

/** Whether something besides the method itself reaches for it, and nothing puts another function in its place. */
function isUsedAsMethod(member: ClassMember, context: Context): boolean {
  const reaches = getReaches(member, context);
  const isUsed = reaches.some(({ access, isProven }) => !member.nodes.some(node => isWithin(access.node, node)) && (isProven || mayReach(access, member)));
  return isUsed && !reaches.some(({ access }) => isReplacement(access));
}

/** Outside of its class a private method can only be reached past the type checker: by a literal key or through a cast. */
function mayReach({ node, receiver }: MemberAccess, { class: { node: owner } }: ClassMember): boolean {
  const isCast = receiver !== null && unwrap(receiver) !== receiver;
  return isWithin(node, owner) || isCast || ('computed' in node && node.computed);
}

/** `this.m = other`, but not `this.m = this.m.bind(this)`. */
function isReplacement({ kind, name, node }: MemberAccess): boolean {
  if (kind !== 'write') return kind === 'delete';
  if (node.parent.type !== 'AssignmentExpression') return true;
  const value = unwrap(node.parent.right);
  const bind = value.type === 'CallExpression' ? unwrap(value.callee) : null;
  const bound = bind?.type === 'MemberExpression' && getKeyName(bind) === 'bind' ? unwrap(bind.object) : null;
  return bound?.type !== 'MemberExpression' || getKeyName(bound) !== name;
}

/** The other members that a method calls on its `this`, if it uses `this` for nothing else; otherwise `null`. */
export function getCallsOnly(member: ClassMember, sourceCode: SourceCode): readonly ClassMember[] | null {
  const called = new Set<ClassMember>();
  for (const declaration of member.nodes) {
    const signature = getSignature(declaration);
    for (const use of signature ? getThisUses(signature, sourceCode) : []) {
      const target = use.type === 'ThisExpression' ? getCalledMember(use, member.class, sourceCode) : null;
      if (!target) return null;
      if (target !== member) called.add(target);
    }
  }
  return [...called];
}

/** What a method shows at a glance: whether it uses `this` for anything but calls of methods. */
export function mayNeedNoThis({ value }: TSESTree.MethodDefinition, sourceCode: SourceCode): boolean {
  for (const use of getThisUses(value, sourceCode)) {
    const { parent } = wrapped(use);
    const callee = parent?.type === 'MemberExpression' ? wrapped(parent) : null;
    if (use.type !== 'ThisExpression' || callee?.parent?.type !== 'CallExpression' || callee.parent.callee !== callee) return false;
  }
  return true;
}

function getCalledMember(use: TSESTree.ThisExpression, owner: ClassMembers, sourceCode: SourceCode): ClassMember | null {
  const receiver = wrapped(use);
  const access = receiver.parent?.type === 'MemberExpression' ? findAccess(receiver.parent, sourceCode) : null;
  if (access?.kind !== 'call' && access?.kind !== 'optionalCall') return null;
  return access.receiver === receiver && access.target?.class === owner && access.name !== null ? findMember(owner, access.name, access.target) : null;
}

function getTypeParameter({ class: { node }, nodes }: ClassMember, sourceCode: SourceCode): string | null {
  const variables = (node.typeParameters?.params ?? []).flatMap(param => sourceCode.getDeclaredVariables(param));
  return variables.find(({ references }) => references.some(({ identifier }) => nodes.some(node => isWithin(identifier, node))))?.name ?? null;
}
