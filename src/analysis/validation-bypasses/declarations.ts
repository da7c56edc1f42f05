import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { contains } from '../../ast/walk.ts';
import { CHECK_PARAMETERS } from '../../knowledge/bypass-words.ts';
import { getVariable } from '../bindings.ts';
import { isBypassName } from '../bypass-names.ts';
import { isValidatorCall } from '../validator-names.ts';
import { isOptionObject } from './flags.ts';
import { isSchema } from './uses.ts';
import { getBoolean, isTrue } from './values.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A switch that lets others leave a check out. */
export interface Declaration {
  readonly node: TSESTree.Node;
  readonly name: string;
}

type Member =
  | TSESTree.AccessorProperty
  | TSESTree.Property
  | TSESTree.PropertyDefinition
  | TSESTree.TSAbstractAccessorProperty
  | TSESTree.TSAbstractPropertyDefinition
  | TSESTree.TSPropertySignature;

/** The switch that a member of a type, a field, or a member of a schema declares; `null` for members that are not boolean. */
export function getDeclaredMember(node: Member): Declaration | null {
  const name = getKeyName(node);
  if (name === null || !isBypassName(name)) return null;
  if (node.type === 'Property') return node.parent.type === 'ObjectExpression' && (isSchema(node.value) || isOptionObject(node.value)) ? { node: node.key, name } : null;
  const value = 'value' in node ? node.value : null;
  const isBoolean = node.typeAnnotation ? isBooleanType(node.typeAnnotation.typeAnnotation) : value !== null && getBoolean(value) !== null;
  return isBoolean ? { node: node.key, name } : null;
}

/** The switches among the parameters of a function: boolean ones with the name of a bypass, and `validate = true` that decides about a check. */
export function getDeclaredParameters(node: FunctionNode, sourceCode: SourceCode): readonly Declaration[] {
  return node.params.flatMap(param => {
    const parameter = param.type === 'TSParameterProperty' ? param.parameter : param;
    const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    // What a pattern takes apart is declared by its type, here or elsewhere.
    if (pattern.type === 'ObjectPattern') return pattern.typeAnnotation ? getCheckSwitches(pattern, node, sourceCode) : getFromPattern(pattern, node, sourceCode);
    const found = getDeclared(parameter, node, sourceCode);
    return found ? [found] : [];
  });
}

function getFromPattern(pattern: TSESTree.ObjectPattern, node: FunctionNode, sourceCode: SourceCode): Declaration[] {
  return pattern.properties.flatMap(property => {
    const found = property.type === 'Property' ? getDeclared(property.value, node, sourceCode) : null;
    return found ? [found] : [];
  });
}

function getCheckSwitches(pattern: TSESTree.ObjectPattern, node: FunctionNode, sourceCode: SourceCode): Declaration[] {
  return getFromPattern(pattern, node, sourceCode).filter(({ name }) => CHECK_PARAMETERS.has(name));
}

function getDeclared(parameter: TSESTree.Node, node: FunctionNode, sourceCode: SourceCode): Declaration | null {
  const [target, value] = parameter.type === 'AssignmentPattern' ? [parameter.left, parameter.right] : [parameter, null];
  if (target.type !== 'Identifier') return null;
  const { name } = target;
  if (CHECK_PARAMETERS.has(name)) return value && isTrue(value) && guardsCheck(target, node, sourceCode) ? { node: target, name } : null;
  if (!isBypassName(name)) return null;
  const annotation = target.typeAnnotation?.typeAnnotation;
  const isBoolean = annotation ? isBooleanType(annotation) : value ? getBoolean(value) !== null : isTested(target, sourceCode);
  return isBoolean ? { node: target, name } : null;
}

/** `boolean`, `true`, `false`, and unions of these with nothing. */
function isBooleanType(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case 'TSBooleanKeyword':
      return true;
    case 'TSLiteralType':
      return getBoolean(type.literal) !== null;
    case 'TSUnionType': {
      const given = type.types.filter(({ type: kind }) => kind !== 'TSUndefinedKeyword' && kind !== 'TSNullKeyword');
      return given.length > 0 && given.every(isBooleanType);
    }
    default:
      return false;
  }
}

/** Whether a parameter without a type is used as a condition. */
function isTested(parameter: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  return getReads(parameter, sourceCode).some(read => getConditional(read) !== null);
}

/** Whether a parameter decides whether a check is called. */
function guardsCheck(parameter: TSESTree.Identifier, node: FunctionNode, sourceCode: SourceCode): boolean {
  return getReads(parameter, sourceCode).some(read => {
    const guarded = getConditional(read);
    return guarded !== null && contains(guarded, sourceCode, part => part.type === 'CallExpression' && part !== node.parent && isValidatorCall(part));
  });
}

function getReads(parameter: TSESTree.Identifier, sourceCode: SourceCode): readonly TSESTree.Node[] {
  return (getVariable(parameter, sourceCode)?.references ?? []).filter(reference => reference.isRead()).map(({ identifier }) => identifier);
}

/** The `if`, `?:` or right side of `&&` and `||` that a read decides about, through `!` and other conditions. */
function getConditional(read: TSESTree.Node): TSESTree.Node | null {
  for (let value = wrapped(read); value.parent; value = wrapped(value.parent)) {
    const { parent } = value;
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') return parent.test === value ? parent : null;
    if (parent.type === 'LogicalExpression' && parent.operator !== '??' && parent.left === value && !isCondition(parent)) return parent.right;
    if (parent.type !== 'LogicalExpression' && !(parent.type === 'UnaryExpression' && parent.operator === '!')) return null;
  }
  return null;
}

/** Whether a logical expression is itself only a part of a condition. */
function isCondition(node: TSESTree.LogicalExpression): boolean {
  const value = wrapped(node);
  const { parent } = value;
  if (parent?.type === 'LogicalExpression') return parent.left === value;
  return (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && unwrap(parent.test) === node;
}
