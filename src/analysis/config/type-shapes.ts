import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../../ast/names.ts';
import { findDeclaration } from '../local-modules.ts';
import { isFromPackage, stepIntoSchema } from './schema-shapes.ts';
import type { Shape, Step } from './shapes.ts';

type MethodValue = TSESTree.MethodDefinition['value'];

/** Types that change nothing about which keys there are. */
const TRANSPARENT = new Set(['Awaited', 'DeepReadonly', 'NonNullable', 'Omit', 'Pick', 'Promise', 'Readonly', 'Required']);

/** Types that schema libraries infer of a schema: `z.infer<typeof Schema>`. */
const INFERRED = new Set(['Infer', 'InferInput', 'InferOutput', 'InferType', 'Static', 'TypeOf', 'infer', 'input', 'output']);

/** How deep types that refer to others are followed. */
const MAX_DEPTH = 12;

/** What a type (literal, interface, class, alias, intersection, utility type) declares of a key. */
export function stepIntoType(node: TSESTree.Node, key: string, shape: Shape): Step | null {
  return step(node, key, shape, MAX_DEPTH);
}

function step(node: TSESTree.Node, key: string, shape: Shape, depth: number): Step | null {
  if (depth === 0) return null;
  const into = (next: TSESTree.Node): Step | null => step(next, key, shape, depth - 1);
  switch (node.type) {
    case 'TSTypeLiteral':
      return stepIntoMembers(node.members, key, shape);
    case 'TSInterfaceDeclaration':
      return stepIntoMembers(node.body.body, key, shape) ?? first(node.extends, ({ expression }) => stepIntoNamed(expression, null, key, shape, depth));
    case 'ClassDeclaration':
    case 'ClassExpression':
      return stepIntoMembers(node.body.body, key, shape) ?? (node.superClass && stepIntoNamed(node.superClass, null, key, shape, depth));
    case 'TSTypeAliasDeclaration':
      return into(node.typeAnnotation);
    case 'TSIntersectionType':
      return first(node.types, into);
    case 'TSUnionType': {
      const steps = node.types.flatMap(type => into(type) ?? []);
      return steps.find(({ isOptional }) => isOptional) ?? steps[0] ?? null;
    }
    case 'VariableDeclarator':
      // A type that is called like the schema it is inferred from.
      return node.init && stepIntoSchema(node.init, key, shape);
    case 'TSIndexedAccessType':
      return stepIntoIndexed(node, key, shape, depth);
    case 'TSTypeReference':
      return stepIntoNamed(node.typeName, node.typeArguments ?? null, key, shape, depth);
    default:
      return null;
  }
}

/** `Project['settings']`. */
function stepIntoIndexed({ indexType, objectType }: TSESTree.TSIndexedAccessType, key: string, shape: Shape, depth: number): Step | null {
  const index = indexType.type === 'TSLiteralType' ? getLiteralString(indexType.literal) : null;
  const section = index === null ? null : step(objectType, index, shape, depth - 1);
  if (!section || section.says === 'package') return section;
  const [type] = section.shape?.nodes ?? [];
  return type && section.shape ? step(type, key, section.shape, depth - 1) : null;
}

function stepIntoNamed(
  name: TSESTree.Node,
  types: TSESTree.TSTypeParameterInstantiation | null,
  key: string,
  shape: Shape,
  depth: number,
): Step | null {
  const last = name.type === 'TSQualifiedName' ? name.right.name : name.type === 'Identifier' ? name.name : null;
  if (last === null) return null;
  const [argument] = types?.params ?? [];
  if (argument?.type === 'TSTypeQuery' && INFERRED.has(last)) return stepIntoInferred(argument, key, shape);
  if (argument && TRANSPARENT.has(last)) return step(argument, key, shape, depth - 1);
  if (argument && /^(?:Deep)?Partial$/u.test(last)) {
    const inner = step(argument, key, shape, depth - 1);
    return inner && { ...inner, isOptional: true };
  }
  const declaration = name.type === 'Identifier' ? findDeclaration(last, shape.module, shape.hops) : null;
  if (!declaration) return isFromPackage(name, shape) ? { isOptional: true, says: 'package', shape: null } : null;
  if (declaration.node === name) return null;
  const isHere = declaration.module.filename === shape.module.filename;
  return step(declaration.node, key, { ...shape, module: declaration.module, hops: isHere ? shape.hops : shape.hops - 1 }, depth - 1);
}

/** `z.infer<typeof Schema>` says what the schema says. */
function stepIntoInferred({ exprName }: TSESTree.TSTypeQuery, key: string, shape: Shape): Step | null {
  return exprName.type === 'Identifier' ? stepIntoSchema(exprName, key, shape) : null;
}

function stepIntoMembers(members: readonly (TSESTree.ClassElement | TSESTree.TypeElement)[], key: string, shape: Shape): Step | null {
  for (const member of members) {
    const parameter = member.type === 'MethodDefinition' && member.kind === 'constructor' ? getParameterProperty(member.value, key) : null;
    if (parameter) return stepIntoParameter(parameter, shape);
    if (member.type !== 'TSPropertySignature' && member.type !== 'PropertyDefinition') continue;
    if (getKeyName(member) !== key) continue;
    const type = member.typeAnnotation?.typeAnnotation;
    const isDecorated = member.type === 'PropertyDefinition' && member.decorators.some(isOptionalDecorator);
    const isOptional = isDecorated || member.optional || (type !== undefined && acceptsNothing(type));
    return { isOptional, says: isDecorated ? 'schema' : 'type', shape: type ? { ...shape, by: 'type', nodes: [type], isPartial: false } : null };
  }
  return null;
}

/** `constructor(readonly timeout?: number)`. */
function getParameterProperty({ params }: MethodValue, key: string): TSESTree.Identifier | null {
  for (const parameter of params) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const name = parameter.parameter;
    if (name.type === 'Identifier' && name.name === key) return name;
  }
  return null;
}

function stepIntoParameter({ optional, typeAnnotation }: TSESTree.Identifier, shape: Shape): Step {
  const type = typeAnnotation?.typeAnnotation;
  return {
    isOptional: optional || (type !== undefined && acceptsNothing(type)),
    says: 'type',
    shape: type ? { ...shape, by: 'type', nodes: [type], isPartial: false } : null,
  };
}

function isOptionalDecorator({ expression }: TSESTree.Decorator): boolean {
  return expression.type === 'CallExpression' && expression.callee.type === 'Identifier' && expression.callee.name === 'IsOptional';
}

/** `T | undefined`. */
export function acceptsNothing(type: TSESTree.TypeNode): boolean {
  return type.type === 'TSUnionType' && type.types.some(isNothing);
}

function isNothing({ type }: TSESTree.TypeNode): boolean {
  return type === 'TSUndefinedKeyword' || type === 'TSNullKeyword';
}

function first<Item, Result>(items: readonly Item[], find: (item: Item) => Result | null): Result | null {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return null;
}
