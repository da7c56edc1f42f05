import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction, type FunctionNode } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getTypeText } from '../types/exhaustive.ts';
import { getDefinition, getVariable } from './bindings.ts';
import type { Dispatch } from './dispatches.ts';
import { isOurs } from './packages.ts';

type File = Pick<FileContext, 'filename' | 'sourceCode'>;

/** A dispatch in a function. */
interface OwnedDispatch {
  readonly dispatch: Dispatch;
  readonly owner: FunctionNode;
  /** The declared type of what the discriminant is a member of. */
  readonly type: string | null;
  readonly keys: ReadonlySet<string>;
}

export interface RepeatedDispatch {
  readonly third: Dispatch;
  /** The dispatches of the two functions before. */
  readonly others: readonly { readonly owner: FunctionNode }[];
}

/** How many functions of a file may ask the same question. */
const ALLOWED = 2;
/** How many values two dispatches on values of unknown types share, so that they ask the same. */
const SHARED_KEYS = 2;

/**
 * The dispatches on members (in source order) that are the third in the file, each in a function of its own, to ask the same: a
 * member of that name on values of one declared type, or, where a type is not known, a member of that name with two values in
 * common. Kinds that a package defines are left out, such as those of a parser's nodes: nobody here can give these a place of
 * their own.
 */
export function findRepeatedDispatches(dispatches: readonly Dispatch[], context: File): readonly RepeatedDispatch[] {
  if (dispatches.length <= ALLOWED) return [];
  const byName = new Map<string, Dispatch[]>();
  for (const dispatch of dispatches) {
    const name = dispatch.discriminant.type === 'MemberExpression' ? getKeyName(dispatch.discriminant) : null;
    if (name === null) continue;
    const sameName = byName.get(name);
    if (sameName) sameName.push(dispatch);
    else byName.set(name, [dispatch]);
  }
  const candidates = [...byName.values()].filter(({ length }) => length > ALLOWED);
  return candidates.flatMap(sameName => findRepeated(sameName, context));
}

function findRepeated(dispatches: readonly Dispatch[], context: File): RepeatedDispatch[] {
  const groups: OwnedDispatch[][] = [];
  for (const dispatch of dispatches) {
    const owner = getEnclosingFunction(dispatch.node);
    if (!owner || isDefinedElsewhere(dispatch, context)) continue;
    const owned = { dispatch, owner, type: getDeclaredType(dispatch.discriminant, context), keys: new Set(dispatch.arms.flatMap(({ keys }) => keys)) };
    const group = groups.find(([first]) => asksTheSame(first!, owned));
    if (!group) groups.push([owned]);
    else if (!group.some(other => other.owner === owner)) group.push(owned);
  }
  const repeated = groups.filter(({ length }) => length > ALLOWED);
  return repeated.map(group => ({ third: group[ALLOWED]!.dispatch, others: group.slice(0, ALLOWED) }));
}

function asksTheSame(one: OwnedDispatch, other: OwnedDispatch): boolean {
  if (one.type !== null && other.type !== null) return one.type === other.type;
  let shared = 0;
  for (const key of one.keys) if (other.keys.has(key)) shared++;
  return shared >= SHARED_KEYS;
}

/** `"IfStatement"`, `"StringLiteral"`, `"TSTypeReference"`: nodes of a syntax tree. */
const SYNTAX_KIND = /^"(?:(?:JSX|TS)\w+|\w*(?:Declaration|Declarator|Element|Expression|Identifier|Literal|Pattern|Property|Statement))"$/u;

/** Whether the values, or the type of what has them, come from a package. */
function isDefinedElsewhere({ arms, discriminant }: Dispatch, context: File): boolean {
  const keys = arms.flatMap(arm => arm.keys);
  if (keys.filter(key => SYNTAX_KIND.test(key)).length * 2 >= keys.length) return true;
  const annotation = getAnnotation(discriminant, context);
  const type = annotation?.type === 'TSTypeReference' ? annotation.typeName : null;
  return [type, ...arms.flatMap(arm => arm.values)].some(node => node !== null && isOfPackage(node, context));
}

/** What bundlers and `baseUrl` map to the project: `src/kind`, `@/kind`, `~/kind`. */
const ROOTED = /^(?:app|src|[@~])\//u;

/** Whether the outermost name of a path is imported from a package that is not ours. */
function isOfPackage(node: TSESTree.Node, context: File): boolean {
  const root = getRoot(node);
  const variable = root && getVariable(root, context.sourceCode);
  const declaration = variable && getDefinition(variable)?.parent;
  if (declaration?.type !== 'ImportDeclaration') return false;
  const { value } = declaration.source;
  return !ROOTED.test(value) && !isOurs(value, context);
}

function getRoot(node: TSESTree.Node): TSESTree.Identifier | null {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Identifier':
      return inner;
    case 'MemberExpression':
      return getRoot(inner.object);
    case 'TSQualifiedName':
      return getRoot(inner.left);
    default:
      return null;
  }
}

/** The type that a name is declared with, as written, else as the types say; `null` when neither is known. */
function getDeclaredType(discriminant: TSESTree.Node, context: File): string | null {
  const annotation = getAnnotation(discriminant, context);
  if (annotation) return context.sourceCode.getText(annotation);
  return discriminant.type === 'MemberExpression' ? getTypeText(unwrap(discriminant.object), context) : null;
}

function getAnnotation(discriminant: TSESTree.Node, { sourceCode }: File): TSESTree.TypeNode | undefined {
  const object = discriminant.type === 'MemberExpression' ? unwrap(discriminant.object) : discriminant;
  const variable = object.type === 'Identifier' ? getVariable(object, sourceCode) : null;
  const name = variable && getDefinition(variable)?.name;
  return name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
}
