import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../../ast/names.ts';
import { findDeclaration } from '../local-modules.ts';
import { isFromPackage, stepIntoSchema } from './schema-shapes.ts';
import type { Shape, Step } from './shapes.ts';

type MethodValue = TSESTree.MethodDefinition['value'];
type Annotated = Pick<TSESTree.Identifier, 'optional' | 'typeAnnotation'>;

/** Types that change nothing about which keys there are. */
const TRANSPARENT = new Set(['Awaited', 'DeepReadonly', 'NonNullable', 'Omit', 'Pick', 'Promise', 'Readonly', 'Required']);

/** Types that make every key optional. */
const PARTIAL = new Set(['DeepPartial', 'Partial']);

/** Types that schema libraries infer of a schema: `z.infer<typeof Schema>`. */
const INFERRED = new Set(['Infer', 'InferInput', 'InferOutput', 'InferType', 'Static', 'TypeOf', 'infer', 'input', 'output']);

/** How deep types that refer to others are followed. */
const MAX_DEPTH = 12;

/** A key that is looked for in types. */
interface Search {
  readonly key: string;
  readonly shape: Shape;
  /** How many more types may be followed. */
  readonly depth: number;
}

/** What a type (literal, interface, class, alias, intersection, utility type) declares of a key. */
export function stepIntoType(node: TSESTree.Node, key: string, shape: Shape): Step | null {
  return step(node, { key, shape, depth: MAX_DEPTH });
}

function step(node: TSESTree.Node, search: Search): Step | null {
  if (search.depth === 0) return null;
  const into = (next: TSESTree.Node): Step | null => step(next, deeper(search));
  switch (node.type) {
    case 'TSTypeLiteral':
      return stepIntoMembers(node.members, search);
    case 'TSInterfaceDeclaration':
      return stepIntoMembers(node.body.body, search) ?? first(node.extends, ({ expression }) => stepIntoNamed(expression, null, search));
    case 'ClassDeclaration':
    case 'ClassExpression':
      return stepIntoMembers(node.body.body, search) ?? (node.superClass && stepIntoNamed(node.superClass, null, search));
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
      return node.init && stepIntoSchema(node.init, search.key, search.shape);
    case 'TSIndexedAccessType':
      return stepIntoIndexed(node, search);
    case 'TSTypeReference':
      return stepIntoNamed(node.typeName, node.typeArguments?.params[0] ?? null, search);
    default:
      return null;
  }
}

function deeper(search: Search): Search {
  return { ...search, depth: search.depth - 1 };
}

/** `Project['settings']`. */
function stepIntoIndexed({ indexType, objectType }: TSESTree.TSIndexedAccessType, search: Search): Step | null {
  const index = indexType.type === 'TSLiteralType' ? getLiteralString(indexType.literal) : null;
  const section = index === null ? null : step(objectType, { ...deeper(search), key: index });
  if (!section || section.says === 'package') return section;
  const [type] = section.shape?.nodes ?? [];
  return type && section.shape ? step(type, { ...deeper(search), shape: section.shape }) : null;
}

function stepIntoNamed(name: TSESTree.Node, argument: TSESTree.TypeNode | null, search: Search): Step | null {
  const last = getTypeName(name);
  if (last === null) return null;
  if (argument?.type === 'TSTypeQuery' && INFERRED.has(last)) return stepIntoInferred(argument, search);
  if (argument && TRANSPARENT.has(last)) return step(argument, deeper(search));
  if (argument && PARTIAL.has(last)) {
    const inner = step(argument, deeper(search));
    return inner && { ...inner, isOptional: true };
  }
  return stepIntoDeclared(name, search);
}

function getTypeName(name: TSESTree.Node): string | null {
  if (name.type === 'TSQualifiedName') return name.right.name;
  return name.type === 'Identifier' ? name.name : null;
}

/** By where a type is declared: here, in another module of the project, or in a package, of which nothing is known. */
function stepIntoDeclared(name: TSESTree.Node, search: Search): Step | null {
  const { hops, module } = search.shape;
  const declaration = name.type === 'Identifier' ? findDeclaration(name.name, module, hops) : null;
  if (!declaration) return isFromPackage(name, search.shape) ? { isOptional: true, says: 'package', shape: null } : null;
  if (declaration.node === name) return null;
  const isHere = declaration.module.filename === module.filename;
  const shape = { ...search.shape, module: declaration.module, hops: isHere ? hops : hops - 1 };
  return step(declaration.node, { ...deeper(search), shape });
}

/** `z.infer<typeof Schema>` says what the schema says. */
function stepIntoInferred({ exprName }: TSESTree.TSTypeQuery, { key, shape }: Search): Step | null {
  return exprName.type === 'Identifier' ? stepIntoSchema(exprName, key, shape) : null;
}

function stepIntoMembers(members: readonly (TSESTree.ClassElement | TSESTree.TypeElement)[], { key, shape }: Search): Step | null {
  for (const member of members) {
    const parameter = member.type === 'MethodDefinition' && member.kind === 'constructor' ? getParameterProperty(member.value, key) : null;
    if (parameter) return stepIntoAnnotated(parameter, shape);
    const isField = member.type === 'TSPropertySignature' || member.type === 'PropertyDefinition';
    if (isField && getKeyName(member) === key) return stepIntoField(member, shape);
  }
  return null;
}

function stepIntoField(field: TSESTree.PropertyDefinition | TSESTree.TSPropertySignature, shape: Shape): Step {
  const isDecorated = field.type === 'PropertyDefinition' && field.decorators.some(isOptionalDecorator);
  const declared = stepIntoAnnotated(field, shape);
  return isDecorated ? { ...declared, isOptional: true, says: 'schema' } : declared;
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

function stepIntoAnnotated({ optional, typeAnnotation }: Annotated, shape: Shape): Step {
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
