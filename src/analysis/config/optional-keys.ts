import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { RESULT_MEMBERS } from '../../knowledge/schema-libraries.ts';
import { isTypedOptional } from '../../types/optional.ts';
import { getTypeServices } from '../../types/type-services.ts';
import { followConst, getDefinition, getOrigin, getPatternPath, getVariable } from '../bindings.ts';
import type { ConfigRead } from '../config-sources.ts';
import { findExport, getOwnModule, resolveSpecifier, type LocalModule } from '../local-modules.ts';
import { isCallbackParameter } from './parameters-in-progress.ts';
import { getDeclaredField } from './roots.ts';
import { isFromPackage } from './schema-shapes.ts';
import { acceptsNothing } from './type-shapes.ts';
import { getShapeOfValue, getShapeOfType, stepInto, type Shape, type Step } from './shapes.ts';

/** Other modules that are asked: the one that defines the configuration, and one that declares its type or schema. */
const MAX_HOPS = 2;

/** Variables that are followed to what they are read from. */
const MAX_ALIASES = 3;

/**
 * What says that a key of a configuration object may be missing: the schema that its module builds it with, or a declared type.
 * Of a path every key is asked, as what stands in an optional section is optional, too.
 *
 * @returns `package` when that is up to a type of a package, which is only known with type information; `null` when nothing says so:
 *   required keys, environment variables, and modules that cannot be read.
 */
export function getOptionality(read: ConfigRead, node: TSESTree.Node, context: FileContext): Step['says'] | null {
  if (read.kind === 'environment') return null;
  const declared = getShape(read, context);
  let shape = declared;
  for (const key of read.path) {
    const step = shape && stepInto(shape, key);
    if (!step && shape?.by === 'schema' && RESULT_MEMBERS.has(key)) continue;
    if (!step) break;
    if (step.isOptional && (step.says !== 'package' || !getTypeServices(context))) return step.says;
    shape = step.shape;
  }
  if (isTypedOptional(unwrap(node), context) || isCastToOptional(node)) return 'type';
  const cast = getStepOfMember(unwrap(node), context);
  if (cast?.isOptional && (cast.says !== 'package' || !getTypeServices(context))) return cast.says;
  const isUnknown = !declared || declared.nodes.every(schema => isFromPackage(schema, declared));
  return isUnknown && isTypedElsewhere(read, context) ? 'package' : null;
}

/** `(settings.general as General | undefined)`. */
function isCastToOptional(node: TSESTree.Node): boolean {
  const cast = wrapped(node);
  return cast.type === 'TSAsExpression' && acceptsNothing(cast.typeAnnotation);
}

/**
 * Whether a variable that is only called configuration holds what only types could tell: what a function of a package or, in
 * TypeScript, a method returns, or a part of what a callback is given.
 */
function isTypedElsewhere({ kind, variable }: ConfigRead, context: FileContext): boolean {
  const declarator = variable && getDefinition(variable)?.node;
  if (kind !== 'named' || declarator?.type !== 'VariableDeclarator' || !declarator.init || getTypeServices(context)) return false;
  let value = unwrap(declarator.init);
  if (value.type === 'AwaitExpression') value = unwrap(value.argument);
  const isTypeScript = /\.[cm]?tsx?$/u.test(context.filename);
  if (value.type === 'CallExpression') return (isTypeScript && unwrap(value.callee).type === 'MemberExpression') || isPackageFunction(value.callee, context);
  while (value.type === 'MemberExpression') value = unwrap(value.object);
  const [identifier] = (value.type === 'Identifier' ? getVariable(value, context.sourceCode)?.identifiers : null) ?? [];
  return isTypeScript && identifier?.type === 'Identifier' && isCallbackParameter(identifier);
}

function isPackageFunction(callee: TSESTree.Node, context: FileContext): boolean {
  const origin = getOrigin(callee, context.sourceCode);
  return origin?.source === 'module' && !/^[.#]/u.test(origin.root) && resolveSpecifier(origin.root, context.filename) === null;
}

function getShape({ type, variable }: ConfigRead, context: FileContext): Shape | null {
  if (type) return getShapeOfType(type, getOwnModule(context), MAX_HOPS);
  return variable && getShapeOfVariable(variable, context, MAX_ALIASES);
}

function getShapeOfVariable(variable: TSESLint.Scope.Variable, context: FileContext, aliases: number): Shape | null {
  const definition = getDefinition(variable);
  const own = getOwnModule(context);
  const node = definition?.node;
  switch (node?.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier': {
      if (node.parent.type !== 'ImportDeclaration') return null;
      const name = node.type === 'ImportDefaultSpecifier' ? 'default' : node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
      const declaration = findExport(name, node.parent.source.value, own, 1);
      return declaration && getShapeOfValue(declaration.node, declaration.module, MAX_HOPS);
    }
    case 'VariableDeclarator':
      return getShapeInPattern(node.id, variable, () => getShapeOfInit(node, context, aliases), own);
    default: {
      const parameters = definition?.type === 'Parameter' && node && isFunction(node) ? node.params : [];
      for (const parameter of parameters) {
        const pattern = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
        const shape = getShapeInPattern(pattern.type === 'AssignmentPattern' ? pattern.left : pattern, variable, () => null, own);
        if (shape) return shape;
      }
      return null;
    }
  }
}

/** What is declared of a variable by the annotation of the pattern that it stands in, or of what the pattern takes apart. */
function getShapeInPattern(pattern: TSESTree.Node, { name }: TSESLint.Scope.Variable, getWhole: () => Shape | null, own: LocalModule): Shape | null {
  const path = getPatternPath(pattern, name);
  if (!path) return null;
  const annotation = pattern.type === 'Identifier' || pattern.type === 'ObjectPattern' ? pattern.typeAnnotation : undefined;
  const whole = annotation ? getShapeOfType(annotation.typeAnnotation, own, MAX_HOPS) : getWhole();
  return path.reduce<Shape | null>((shape, key) => shape && stepIntoResult(shape, key), whole);
}

/** By what the module declares of the value, else by the variables and fields that it is read from. */
function getShapeOfInit({ init }: TSESTree.VariableDeclarator, context: FileContext, aliases: number): Shape | null {
  if (!init) return null;
  const shape = getShapeOfValue(init, getOwnModule(context), MAX_HOPS);
  // A schema may be declared in a function, where modules do not look.
  if (shape?.by === 'schema') return { ...shape, nodes: shape.nodes.map(node => followConst(node, context.sourceCode)) };
  return shape ?? (aliases > 0 ? getShapeOfMember(unwrap(init), context, aliases - 1) : null);
}

/** What is declared of a member by the variable it is read from as it stands there, which may be cast to another type. */
function getStepOfMember(node: TSESTree.Node, context: FileContext): Step | null {
  const key = node.type === 'MemberExpression' ? getKeyName(node) : null;
  const shape = node.type === 'MemberExpression' ? getShapeOfMember(unwrap(node.object), context, MAX_ALIASES) : null;
  return shape && key !== null ? stepInto(shape, key) : null;
}

function getShapeOfMember(node: TSESTree.Node, context: FileContext, aliases: number): Shape | null {
  if (node.type === 'ConditionalExpression') {
    const branches = [node.consequent, node.alternate].map(branch => getShapeOfValue(branch, getOwnModule(context), MAX_HOPS));
    return branches.find(shape => shape !== null) ?? null;
  }
  if (node.type === 'Identifier') {
    const variable = getVariable(node, context.sourceCode);
    return variable && getShapeOfVariable(variable, context, aliases);
  }
  const key = node.type === 'MemberExpression' ? getKeyName(node) : null;
  if (node.type !== 'MemberExpression' || key === null) return null;
  const object = unwrap(node.object);
  if (object.type !== 'ThisExpression') {
    const shape = getShapeOfMember(object, context, aliases);
    return shape && stepIntoResult(shape, key);
  }
  const type = getDeclaredField(node, key)?.typeAnnotation;
  return type ? getShapeOfType(type, getOwnModule(context), MAX_HOPS) : null;
}

/** What is declared of a key; `data` and its kin lead from a parser's result to the value itself. */
function stepIntoResult(shape: Shape, key: string): Shape | null {
  const step = stepInto(shape, key);
  if (step) return step.shape;
  return shape.by === 'schema' && RESULT_MEMBERS.has(key) ? shape : null;
}
