import type { TSESTree } from '@typescript-eslint/utils';

import { findOwnMember, findParameterProperty } from '../ast/classes.ts';
import { getKeyName, getLastName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { walk } from '../ast/walk.ts';
import type { FileContext } from '../create-rule.ts';
import { CALLED_CLIENTS, CLIENT_MAKERS, CLIENT_MODULES, CLIENT_TYPE, MEDIATOR_NAME, OWN_CLIENT_TYPE, QUERY_METHOD } from '../knowledge/databases.ts';
import { FS_PACKAGES } from '../knowledge/io-packages.ts';
import { getDefinition, getInitializer, getOrigin, getPatternPath, getVariable, isReassigned, type Origin } from './bindings.ts';
import { getPackageName, isOurs } from './packages.ts';

/** A place in which code talks to a database or to the file system itself. */
export interface StorageUse {
  /** What is called: `db.query`, `fs.writeFile`, `sql`. */
  readonly node: TSESTree.Node;
  readonly kind: 'database' | 'file system';
}

/** How many variables, members and calls are followed from a value back to what made it. */
const MAX_HOPS = 6;

/** The first place below a node, in source order, that uses a client of a database or `fs`; nested functions included. */
export function findStorageUse(node: TSESTree.Node, context: FileContext): StorageUse | null {
  for (const inner of walk(node, context.sourceCode)) {
    const use = getStorageUse(inner, context);
    if (use) return use;
  }
  return null;
}

function getStorageUse(node: TSESTree.Node, context: FileContext): StorageUse | null {
  const callee = getCallee(node);
  if (!callee) return null;
  const origin = getOrigin(callee, context.sourceCode);
  if (origin?.source === 'module') {
    if (FS_PACKAGES.has(origin.root) && origin.path.length > 0) return { node: callee, kind: 'file system' };
    if (isClientMaker(origin)) return { node: callee, kind: 'database' };
  }
  const first = getFirstCallee(callee);
  return isClientCall(first, context) ? { node: first, kind: 'database' } : null;
}

function getCallee(node: TSESTree.Node): TSESTree.Node | null {
  if (node.type === 'TaggedTemplateExpression') return unwrap(node.tag);
  return node.type === 'CallExpression' || node.type === 'NewExpression' ? unwrap(node.callee) : null;
}

/** What the first call of a chain calls: `db.select` in `db.select().from(a).where(b)`. */
function getFirstCallee(callee: TSESTree.Node): TSESTree.Node {
  let object = callee;
  while (object.type === 'MemberExpression') object = unwrap(object.object);
  const inner = getCallee(object);
  return inner ? getFirstCallee(inner) : callee;
}

function isClientCall(callee: TSESTree.Node, context: FileContext): boolean {
  if (callee.type === 'Identifier') return isClient(callee, context, MAX_HOPS) && isCalledClient(callee, context);
  if (callee.type !== 'MemberExpression') return false;
  const method = getKeyName(callee);
  // `User.find()` of the project's own `db` asks the database, `Prisma.sql` and `Decimal.add()` do not.
  const [base] = getBase(callee);
  if (base.type === 'Identifier' && /^[A-Z]/u.test(base.name) && !QUERY_METHOD.test(method ?? '')) return false;
  return method !== null && isClient(callee.object, context, MAX_HOPS);
}

/** `sql(…)`, `knex("users")`; of a module of the project only by such a name, as `findUser()` of `./db` is what a handler should call. */
function isCalledClient(node: TSESTree.Identifier, { sourceCode }: FileContext): boolean {
  const origin = getOrigin(node, sourceCode);
  return origin?.source !== 'module' || CALLED_CLIENTS.has(origin.path.at(-1) ?? node.name);
}

/** The expression that a chain of members starts at, and the names of these. */
function getBase(node: TSESTree.Node): readonly [base: TSESTree.Node, names: readonly (string | null)[]] {
  const names: (string | null)[] = [];
  let base = unwrap(node);
  while (base.type === 'MemberExpression' && unwrap(base.object).type !== 'ThisExpression') {
    names.unshift(getKeyName(base));
    base = unwrap(base.object);
  }
  return [base, names];
}

/** Whether a value is a client of a database, or was made by one: a pool, a connection, a collection, a model. */
function isClient(node: TSESTree.Node, context: FileContext, hops: number): boolean {
  if (hops === 0) return false;
  const value = unwrap(node);
  switch (value.type) {
    case 'AwaitExpression':
      return isClient(value.argument, context, hops);
    case 'CallExpression':
    case 'NewExpression': {
      const origin = getOrigin(value.callee, context.sourceCode);
      if (origin?.source === 'module' && isClientMaker(origin)) return true;
      const callee = unwrap(value.callee);
      return callee.type === 'MemberExpression' && isClient(callee.object, context, hops - 1);
    }
    case 'MemberExpression':
      if (unwrap(value.object).type === 'ThisExpression') return isClientMember(value, context, hops - 1);
      return isImportedClient(getOrigin(value, context.sourceCode), context) || isClient(value.object, context, hops - 1);
    case 'Identifier':
      return isImportedClient(getOrigin(value, context.sourceCode), context) || isClientVariable(value, context, hops - 1);
    default:
      return false;
  }
}

/** `mongoose.models.User`; what the project's own `db` exports, unless its name says that it stands between. */
function isImportedClient(origin: Origin | null, context: FileContext): boolean {
  if (origin?.source !== 'module') return false;
  if (isClientMaker(origin)) return !/^[A-Z]/u.test(origin.path.at(-1) ?? '');
  return isClientModule(origin.root, context) && !origin.path.some(name => MEDIATOR_NAME.test(name));
}

/** A client's maker, or a member of it (`mongoose.connection.db`). */
function isClientMaker({ path, root }: Origin): boolean {
  const makers = CLIENT_MAKERS[getPackageName(root)];
  return makers !== undefined && makers.some(maker => (maker === '' ? path.length === 0 : path.join('.') === maker || path.join('.').startsWith(`${maker}.`)));
}

function isClientModule(specifier: string, context: FileContext): boolean {
  const segments = specifier.split('/');
  const last = segments.at(-1) ?? '';
  const name = /^index(?:\.|$)/u.test(last) ? segments.at(-2) : last;
  return CLIENT_MODULES.has(name?.replace(/^#/u, '').split('.')[0] ?? '') && isOurs(specifier, context);
}

function isClientVariable(node: TSESTree.Identifier, context: FileContext, hops: number): boolean {
  const variable = getVariable(node, context.sourceCode);
  const definition = variable && getDefinition(variable);
  if (!definition) return false;
  if (definition.type === 'Parameter') return definition.name.type === 'Identifier' && isClientType(definition.name.typeAnnotation, context);
  const value = getInitializer(variable);
  if (value) return isClient(value, context, hops);
  // `const { users } = db`
  const { node: declarator } = definition;
  if (declarator.type !== 'VariableDeclarator' || !declarator.init || isReassigned(variable)) return false;
  return getPatternPath(declarator.id, node.name) !== null && isClient(declarator.init, context, hops);
}

/** A field or a parameter property of the class around, by its type or value. */
function isClientMember(node: TSESTree.MemberExpression, context: FileContext, hops: number): boolean {
  const member = findOwnMember(node);
  if (member?.type === 'PropertyDefinition') return isClientType(member.typeAnnotation, context) || (member.value !== null && isClient(member.value, context, hops));
  const parameter = findParameterProperty(node)?.parameter;
  return parameter?.type === 'Identifier' && isClientType(parameter.typeAnnotation, context);
}

/** `Pool` of pg, `Repository<User>` of typeorm, `PrismaService` of the project's own `prisma`. */
function isClientType(annotation: TSESTree.TSTypeAnnotation | null | undefined, context: FileContext): boolean {
  const type = annotation?.typeAnnotation;
  if (type?.type !== 'TSTypeReference') return false;
  const named = getNamedType(type.typeName, context);
  if (!named) return false;
  const { from, name } = named;
  if (Object.hasOwn(CLIENT_MAKERS, getPackageName(from))) return CLIENT_TYPE.test(name);
  return isClientModule(from, context) && OWN_CLIENT_TYPE.test(name) && !MEDIATOR_NAME.test(name.replace(/Service$/u, ''));
}

/** The module that a type comes from, and its name there; `null` for a type of this file. */
function getNamedType(typeName: TSESTree.EntityName, { sourceCode }: FileContext): { readonly from: string; readonly name: string } | null {
  const left = typeName.type === 'TSQualifiedName' ? typeName.left : typeName;
  const origin = left.type === 'Identifier' ? getOrigin(left, sourceCode) : null;
  if (origin?.source !== 'module') return null;
  const own = typeName.type === 'TSQualifiedName' ? typeName.right.name : origin.path.at(-1);
  return { from: origin.root, name: own ?? getLastName(left) ?? '' };
}
