import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { RESULT_MEMBERS } from '../../knowledge/schema-libraries.ts';
import { isTypedOptional } from '../../types/optional.ts';
import { getTypeServices } from '../../types/type-services.ts';
import { followConst, getDefinition, getOrigin, getPatternPath, getVariable } from '../bindings.ts';
import type { ConfigRead } from '../config-sources.ts';
import { findExport, getOwnModule, type LocalModule } from '../local-modules.ts';
import { resolveLocalModule } from '../module-resolution.ts';
import { isCallbackParameter } from './parameters-in-progress.ts';
import { getDeclaredField } from './roots.ts';
import { isFromPackage } from './schema-shapes.ts';
import { getShapeOfType, getShapeOfValue, stepInto, type Shape, type Step } from './shapes.ts';
import { acceptsNothing } from './type-shapes.ts';

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
  const value = unwrap(node);
  return (
    getOptionalityOfPath(read.path, declared, context) ??
    (isTypedOptional(value, context) || isCastToOptional(node) ? 'type' : null) ??
    getOptionalityOfStep(getStepOfMember(value, context), context) ??
    (isUnknown(declared) && isTypedElsewhere(read, context) ? 'package' : null)
  );
}

function getOptionalityOfPath(path: readonly string[], declared: Shape | null, context: FileContext): Step['says'] | null {
  let shape = declared;
  for (const key of path) {
    const step = shape && stepIntoResult(shape, key);
    const says = getOptionalityOfStep(step, context);
    if (says) return says;
    shape = step?.shape ?? null;
  }
  return null;
}

/** With type information the types say more than what can be read of a package without. */
function getOptionalityOfStep(step: Step | null, context: FileContext): Step['says'] | null {
  return step?.isOptional && (step.says !== 'package' || !getTypeServices(context)) ? step.says : null;
}

function isUnknown(declared: Shape | null): boolean {
  return !declared || declared.nodes.every(node => isFromPackage(node, declared));
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
  const init = variable && getInit(variable);
  if (kind !== 'named' || !init || getTypeServices(context)) return false;
  const value = init.type === 'AwaitExpression' ? unwrap(init.argument) : init;
  const isTypeScript = /\.[cm]?tsx?$/u.test(context.filename);
  if (value.type !== 'CallExpression') return isTypeScript && isPartOfCallbackParameter(value, context);
  const isMethod = unwrap(value.callee).type === 'MemberExpression';
  return (isMethod && isTypeScript) || isPackageFunction(value.callee, context);
}

function getInit(variable: TSESLint.Scope.Variable): TSESTree.Node | null {
  const declarator = getDefinition(variable)?.node;
  return declarator?.type === 'VariableDeclarator' && declarator.init ? unwrap(declarator.init) : null;
}

function isPartOfCallbackParameter(node: TSESTree.Node, { sourceCode }: FileContext): boolean {
  let root = node;
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  const variable = root.type === 'Identifier' ? getVariable(root, sourceCode) : null;
  const identifier = variable?.identifiers[0];
  return identifier?.type === 'Identifier' && isCallbackParameter(identifier);
}

function isPackageFunction(callee: TSESTree.Node, context: FileContext): boolean {
  const origin = getOrigin(callee, context.sourceCode);
  return origin?.source === 'module' && !/^[.#]/u.test(origin.root) && resolveLocalModule(origin.root, context.filename) === null;
}

function getShape({ type, variable }: ConfigRead, context: FileContext): Shape | null {
  if (type) return getShapeOfType(type, getOwnModule(context), MAX_HOPS);
  return variable && getShapeOfVariable(variable, context, MAX_ALIASES);
}

function getShapeOfVariable(variable: TSESLint.Scope.Variable, context: FileContext, aliases: number): Shape | null {
  const definition = getDefinition(variable);
  const node = definition?.node;
  switch (node?.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
      return getShapeOfImport(node, context);
    case 'VariableDeclarator':
      return getShapeInPattern(node.id, variable, () => getShapeOfInit(node, context, aliases), getOwnModule(context));
    default:
      return definition?.type === 'Parameter' && isFunction(node) ? getShapeOfParameter(node, variable, context) : null;
  }
}

function getShapeOfImport(node: TSESTree.ImportDefaultSpecifier | TSESTree.ImportSpecifier, context: FileContext): Shape | null {
  if (node.parent.type !== 'ImportDeclaration') return null;
  const declaration = findExport(getImportedName(node), node.parent.source.value, getOwnModule(context), 1);
  return declaration && getShapeOfValue(declaration.node, declaration.module, MAX_HOPS);
}

function getImportedName(node: TSESTree.ImportDefaultSpecifier | TSESTree.ImportSpecifier): string {
  if (node.type === 'ImportDefaultSpecifier') return 'default';
  return node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
}

function getShapeOfParameter({ params }: FunctionNode, variable: TSESLint.Scope.Variable, context: FileContext): Shape | null {
  for (const parameter of params) {
    const pattern = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
    const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
    const shape = getShapeInPattern(target, variable, () => null, getOwnModule(context));
    if (shape) return shape;
  }
  return null;
}

/** What is declared of a variable by the annotation of the pattern that it stands in, or of what the pattern takes apart. */
function getShapeInPattern(pattern: TSESTree.Node, { name }: TSESLint.Scope.Variable, getWhole: () => Shape | null, own: LocalModule): Shape | null {
  const path = getPatternPath(pattern, name);
  if (!path) return null;
  const annotation = pattern.type === 'Identifier' || pattern.type === 'ObjectPattern' ? pattern.typeAnnotation : undefined;
  const whole = annotation ? getShapeOfType(annotation.typeAnnotation, own, MAX_HOPS) : getWhole();
  return path.reduce<Shape | null>((shape, key) => (shape && stepIntoResult(shape, key)?.shape) ?? null, whole);
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
  switch (node.type) {
    case 'ConditionalExpression': {
      const { consequent, alternate } = node;
      const module = getOwnModule(context);
      return getShapeOfValue(consequent, module, MAX_HOPS) ?? getShapeOfValue(alternate, module, MAX_HOPS);
    }
    case 'Identifier': {
      const variable = getVariable(node, context.sourceCode);
      return variable && getShapeOfVariable(variable, context, aliases);
    }
    case 'MemberExpression':
      return getShapeOfKey(node, context, aliases);
    default:
      return null;
  }
}

function getShapeOfKey(node: TSESTree.MemberExpression, context: FileContext, aliases: number): Shape | null {
  const key = getKeyName(node);
  if (key === null) return null;
  const object = unwrap(node.object);
  if (object.type !== 'ThisExpression') {
    const shape = getShapeOfMember(object, context, aliases);
    return (shape && stepIntoResult(shape, key)?.shape) ?? null;
  }
  const type = getDeclaredField(node, key)?.typeAnnotation;
  return type ? getShapeOfType(type, getOwnModule(context), MAX_HOPS) : null;
}

/** What is declared of a key; `data` and its kin lead from a parser's result to the value itself. */
function stepIntoResult(shape: Shape, key: string): Step | null {
  const step = stepInto(shape, key);
  if (step) return step;
  return shape.by === 'schema' && RESULT_MEMBERS.has(key) ? { isOptional: false, says: 'schema', shape } : null;
}
