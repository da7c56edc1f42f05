import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLastName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import {
  DEFAULTED_SCHEMAS,
  OBJECT_SCHEMAS,
  OPTIONAL_BY_DEFAULT,
  OPTIONAL_SCHEMAS,
  SCHEMA_EXTENDERS,
} from '../../knowledge/schema-libraries.ts';
import { findDeclaration, getImportSource, type LocalModule } from '../local-modules.ts';
import { resolveLocalModule } from '../module-resolution.ts';
import type { Shape, Step } from './shapes.ts';

/** How deep schemas that are made of others are followed. */
const MAX_DEPTH = 12;

/** What a schema (`z.object({ … })` and its kin, extended or partial) declares of a key. */
export function stepIntoSchema(node: TSESTree.Node, key: string, shape: Shape): Step | null {
  return step(node, key, shape, MAX_DEPTH);
}

/** What a table of validators (`{ PORT: port(), URL: z.string().optional() }`) declares of a key. */
export function stepIntoTable(node: TSESTree.Node, key: string, shape: Shape): Step | null {
  const table = unwrap(node);
  if (table.type === 'Identifier') {
    const found = findValue(table, shape);
    return found && stepIntoTable(found.node, key, { ...shape, ...found.place });
  }
  if (table.type !== 'ObjectExpression') return null;
  for (const property of table.properties) {
    if (property.type === 'SpreadElement') {
      const spread = stepIntoTable(property.argument, key, shape);
      if (spread) return spread;
    } else if (getKeyName(property) === key) {
      return { isOptional: isOptional(property.value, shape.module), says: 'schema', shape: { ...shape, by: 'schema', nodes: [property.value], isPartial: false } };
    }
  }
  return null;
}

function step(node: TSESTree.Node, key: string, shape: Shape, depth: number): Step | null {
  const schema = unwrap(node);
  if (depth === 0) return null;
  if (schema.type === 'CallExpression') return stepIntoCall(schema, key, shape, depth);
  if (schema.type !== 'Identifier') return null;
  const found = findValue(schema, shape);
  if (found) return step(found.node, key, { ...shape, ...found.place }, depth - 1);
  return isFromPackage(schema, shape) ? { isOptional: true, says: 'package', shape: null } : null;
}

function stepIntoCall({ arguments: [first], callee }: TSESTree.CallExpression, key: string, shape: Shape, depth: number): Step | null {
  const name = getLastName(callee);
  if (name === null) return null;
  if (OBJECT_SCHEMAS.has(name) && first) return stepIntoTable(first, key, shape);
  const into = (node: TSESTree.Node | null | undefined): Step | null => (node ? step(node, key, shape, depth - 1) : null);
  const added = SCHEMA_EXTENDERS.has(name) && first ? (stepIntoTable(first, key, shape) ?? into(first)) : null;
  if (added) return added;
  // A method of a schema (`z.object({}).strict()`), or a function around one (`v.pipe(v.object({}), …)`).
  const inner = into(getReceiver(callee)) ?? into(first);
  return inner && name === 'partial' ? { ...inner, isOptional: true } : inner;
}

function getReceiver(callee: TSESTree.Node): TSESTree.Node | null {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' ? inner.object : null;
}

function findValue(node: TSESTree.Identifier, { hops, module }: Shape): { node: TSESTree.Node; place: Pick<Shape, 'hops' | 'module'> } | null {
  const declaration = findDeclaration(node.name, module, hops);
  const value = declaration?.node.type === 'VariableDeclarator' ? declaration.node.init : null;
  if (!declaration || !value) return null;
  const isHere = declaration.module.filename === module.filename;
  return { node: value, place: { module: declaration.module, hops: isHere ? hops : hops - 1 } };
}

/** Whether a schema or type is imported from somewhere that is no file of the project. */
export function isFromPackage(name: TSESTree.Node, { module }: Shape): boolean {
  let root = name;
  while (root.type === 'TSQualifiedName') root = root.left;
  const specifier = root.type === 'Identifier' ? getImportSource(root.name, module) : null;
  return specifier !== null && !/^[.#]/u.test(specifier) && resolveLocalModule(specifier, module.filename) === null;
}

/** Whether a validator lets a value be missing: by its methods and wrappers, or because its library does unless told otherwise. */
function isOptional(node: TSESTree.Node, module: LocalModule): boolean {
  const names = [...getCallNames(node)];
  if (names.some(name => DEFAULTED_SCHEMAS.has(name))) return false;
  if (names.some(name => OPTIONAL_SCHEMAS.has(name)) || hasUndefinedDefault(node)) return true;
  const root = getRoot(node);
  return root !== null && OPTIONAL_BY_DEFAULT.has(getImportSource(root, module) ?? '') && !names.includes('required');
}

/** The names of all that is called to make a schema: methods, and functions around others. */
function* getCallNames(node: TSESTree.Node): Generator<string> {
  const schema = unwrap(node);
  if (schema.type !== 'CallExpression') return;
  const callee = unwrap(schema.callee);
  if (callee.type === 'Identifier') yield callee.name;
  if (callee.type === 'MemberExpression') {
    yield getKeyName(callee) ?? '';
    yield* getCallNames(callee.object);
  }
  // What stands around a schema has it as its first argument; the members of an object or a list are another matter.
  const [first] = schema.arguments;
  if (first?.type === 'CallExpression') yield* getCallNames(first);
}

/** envalid's `str({ default: undefined })`. */
function hasUndefinedDefault(node: TSESTree.Node): boolean {
  const schema = unwrap(node);
  if (schema.type !== 'CallExpression') return false;
  return schema.arguments.some(
    argument =>
      argument.type === 'ObjectExpression' &&
      argument.properties.some(
        property =>
          property.type === 'Property' && getKeyName(property) === 'default' && property.value.type === 'Identifier' && property.value.name === 'undefined',
      ),
  );
}

/** The name with which a chain of calls begins: `Joi` of `Joi.string().required()`. */
function getRoot(node: TSESTree.Node): string | null {
  let root = unwrap(node);
  while (root.type === 'CallExpression' || root.type === 'MemberExpression') root = unwrap(root.type === 'CallExpression' ? root.callee : root.object);
  return root.type === 'Identifier' ? root.name : null;
}
