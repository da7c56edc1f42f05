import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode } from '../../ast/functions.ts';
import { getKeyName, getLastName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { CLASS_BUILDERS, ENV_BUILDERS, RESULT_MEMBERS, SCHEMA_PARSERS } from '../../knowledge/schema-libraries.ts';
import { findDeclaration, getImportSource, type Declaration, type LocalModule } from '../local-modules.ts';
import { stepIntoSchema, stepIntoTable } from './schema-shapes.ts';
import { stepIntoType } from './type-shapes.ts';

/** What is declared of a value: by a schema, by a table of validators, or by a type. */
export interface Shape {
  readonly by: 'schema' | 'table' | 'type';
  readonly nodes: readonly TSESTree.Node[];
  readonly module: LocalModule;
  /** How many more imports may be followed. */
  readonly hops: number;
  /** Every key is optional: `Partial<T>`. */
  readonly isPartial?: boolean;
  /** What is known of keys that the shape itself does not know. */
  readonly rest?: Shape | null;
}

/** What is declared of one key. */
export interface Step {
  readonly isOptional: boolean;
  /** `package` for a type that a package declares, of which nothing is known here. */
  readonly says: 'package' | 'schema' | 'type';
  readonly shape: Shape | null;
}

/** What a shape declares of a key; `null` when it does not know it. */
export function stepInto(shape: Shape, key: string): Step | null {
  for (const node of shape.nodes) {
    const step =
      shape.by === 'schema' ? stepIntoSchema(node, key, shape) : shape.by === 'table' ? stepIntoTable(node, key, shape) : stepIntoType(node, key, shape);
    if (step) return shape.isPartial ? { ...step, isOptional: true } : step;
  }
  return shape.rest ? stepInto(shape.rest, key) : null;
}

export function getShapeOfType(node: TSESTree.TypeNode, module: LocalModule, hops: number): Shape {
  return { by: 'type', nodes: [node], module, hops };
}

/** What is declared of a value: a variable's annotation, a schema's parser, a loader's return type. */
export function getShapeOfValue(node: TSESTree.Node, module: LocalModule, hops: number): Shape | null {
  switch (node.type) {
    case 'VariableDeclarator':
      if (node.id.typeAnnotation) return getShapeOfType(node.id.typeAnnotation.typeAnnotation, module, hops);
      return node.init && getShapeOfValue(node.init, module, hops);
    case 'TSAsExpression':
    case 'TSTypeAssertion':
    case 'TSSatisfiesExpression':
      return isConst(node.typeAnnotation) ? getShapeOfValue(node.expression, module, hops) : getShapeOfType(node.typeAnnotation, module, hops);
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return getShapeOfValue(node.expression, module, hops);
    case 'AwaitExpression':
      return getShapeOfValue(node.argument, module, hops);
    case 'Identifier': {
      const declaration = findDeclaration(node.name, module, hops);
      return declaration && declaration.node !== node ? getShapeOfValue(declaration.node, declaration.module, left(declaration, module, hops)) : null;
    }
    case 'MemberExpression':
      return RESULT_MEMBERS.has(getKeyName(node) ?? '') ? getShapeOfValue(node.object, module, hops) : null;
    case 'NewExpression':
      return node.callee.type === 'Identifier' ? getShapeOfInstance(node.callee.name, module, hops) : null;
    case 'CallExpression':
      return getShapeOfCall(node, module, hops);
    default:
      return null;
  }
}

function getShapeOfCall(node: TSESTree.CallExpression, module: LocalModule, hops: number): Shape | null {
  const [first] = node.arguments;
  const name = getLastName(node.callee);
  if (name === null) return null;
  if (Object.hasOwn(ENV_BUILDERS, name)) return getShapeOfTable(node, ENV_BUILDERS[name]!, module, hops);
  if (CLASS_BUILDERS.has(name) && first?.type === 'Identifier') return getShapeOfInstance(first.name, module, hops);
  if (name === 'freeze' && first) return getShapeOfValue(first, module, hops);
  if (SCHEMA_PARSERS.has(name)) return getShapeOfParsed(node, module, hops);
  return unwrap(node.callee).type === 'Identifier' ? getShapeOfLoader(name, module, hops) : null;
}

/** What a parser returns: by the schema that it is a method of, else by the one that it is given. */
function getShapeOfParsed(call: TSESTree.CallExpression, module: LocalModule, hops: number): Shape | null {
  const [first] = call.arguments;
  const schema = getParsingSchema(call, module);
  if (!schema) return first ? { by: 'schema', nodes: [first], module, hops, rest: null } : null;
  if (isJson(schema)) return null;
  // A schema that only refines what another has parsed.
  const rest = first?.type === 'Identifier' ? getShapeOfValue(first, module, hops) : null;
  return { by: 'schema', nodes: [schema], module, hops, rest };
}

/** The schema whose method a parser is. */
function getParsingSchema(call: TSESTree.CallExpression, module: LocalModule): TSESTree.Expression | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return null;
  return call.arguments.length < 2 || !isSchemaLibrary(callee.object, module) ? callee.object : null;
}

/** By the fields of the class, and what decorates them. */
function getShapeOfInstance(className: string, module: LocalModule, hops: number): Shape | null {
  const declaration = findDeclaration(className, module, hops);
  return declaration && { by: 'type', nodes: [declaration.node], module: declaration.module, hops: left(declaration, module, hops) };
}

function isJson(node: TSESTree.Node): boolean {
  return node.type === 'Identifier' && node.name === 'JSON';
}

/** A namespace such as `v` of valibot, whose `parse` takes the schema as an argument. */
function isSchemaLibrary(node: TSESTree.Node, module: LocalModule): boolean {
  return node.type === 'Identifier' && !/^\.|^#/u.test(getImportSource(node.name, module) ?? '.');
}

type EnvBuilder = (typeof ENV_BUILDERS)[string];

function getShapeOfTable(node: TSESTree.CallExpression, { argument, parts }: EnvBuilder, module: LocalModule, hops: number): Shape | null {
  const table = node.arguments[argument];
  if (table?.type !== 'ObjectExpression') return table ? { by: 'table', nodes: [table], module, hops } : null;
  if (parts.length === 0) return { by: 'table', nodes: [table], module, hops };
  const nodes = table.properties.flatMap(property =>
    property.type === 'Property' && parts.includes(getKeyName(property) ?? '') ? [property.value] : [],
  );
  return { by: 'table', nodes, module, hops };
}

/** What a function of the project declares to return, or returns. */
function getShapeOfLoader(name: string, module: LocalModule, hops: number): Shape | null {
  const declaration = findDeclaration(name, module, hops);
  const loader = declaration && getDeclaredFunction(declaration.node);
  if (!loader) return null;
  const remaining = left(declaration, module, hops);
  if (loader.returnType) return getShapeOfType(loader.returnType.typeAnnotation, declaration.module, remaining);
  const value = getLastResult(loader);
  return value && value.type !== 'Identifier' ? getShapeOfValue(value, declaration.module, remaining) : null;
}

function getDeclaredFunction(declaration: TSESTree.Node): FunctionNode | null {
  const node = declaration.type === 'VariableDeclarator' && declaration.init ? unwrap(declaration.init) : declaration;
  return isFunction(node) ? node : null;
}

/** What the last statement of a function that returns gives, or the body of an arrow. */
function getLastResult({ body }: FunctionNode): TSESTree.Expression | null {
  if (body.type !== 'BlockStatement') return body;
  return body.body.findLast(statement => statement.type === 'ReturnStatement')?.argument ?? null;
}

/** The imports that may still be followed from where a declaration was found. */
function left(declaration: Declaration, module: LocalModule, hops: number): number {
  return declaration.module.filename === module.filename ? hops : hops - 1;
}

function isConst(type: TSESTree.TypeNode): boolean {
  return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';
}
