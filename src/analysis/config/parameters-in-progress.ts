import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction, isFunction, type FunctionNode } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { wrapped } from '../../ast/unwrap.ts';

type Variable = TSESLint.Scope.Variable;

/**
 * Whether a parameter may be missing: `config?`, `config = {}`, `config: Config | undefined`, or a destructured one whose
 * type says so.
 */
export function isOptionalParameter(identifier: TSESTree.Identifier): boolean {
  const { parent } = identifier;
  if (identifier.optional || parent.type === 'AssignmentPattern') return true;
  if (identifier.typeAnnotation && acceptsNullish(identifier.typeAnnotation.typeAnnotation)) return true;
  if (parent.type !== 'Property' || parent.parent.type !== 'ObjectPattern') return false;
  const type = parent.parent.typeAnnotation?.typeAnnotation;
  if (type?.type !== 'TSTypeLiteral') return parent.parent.parent.type === 'AssignmentPattern';
  const key = getKeyName(parent);
  return type.members.some(member => member.type === 'TSPropertySignature' && member.optional && getKeyName(member) === key);
}

/**
 * Whether a parameter belongs to a function that is given away inline, so that only who calls it knows what it gets: a callback,
 * or a method of an object that a call is given.
 */
export function isCallbackParameter(identifier: TSESTree.Identifier): boolean {
  const owner = getEnclosingFunction(identifier);
  if (!owner || owner.type === 'FunctionDeclaration' || owner.params.some(parameter => 'typeAnnotation' in parameter && parameter.typeAnnotation)) return false;
  return isGiven(owner);
}

function isGiven(node: TSESTree.Node): boolean {
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'CallExpression':
      return parent.callee !== value;
    case 'VariableDeclarator':
      return parent.id.typeAnnotation !== undefined;
    case 'ArrowFunctionExpression':
      return parent.body === value && isGiven(parent);
    case 'ReturnStatement': {
      const owner = getEnclosingFunction(parent);
      return owner !== null && isGiven(owner);
    }
    case 'Property':
    case 'ObjectExpression':
    case 'ArrayExpression':
      return isGiven(parent);
    default:
      return false;
  }
}

/** Whether a variable is declared as one that may hold nothing: `let config: Config | undefined`. */
export function isNullishVariable({ typeAnnotation }: TSESTree.Identifier): boolean {
  return typeAnnotation !== undefined && acceptsNullish(typeAnnotation.typeAnnotation);
}

function acceptsNullish(type: TSESTree.TypeNode): boolean {
  return type.type === 'TSUnionType' && type.types.some(member => member.type === 'TSUndefinedKeyword' || member.type === 'TSNullKeyword');
}

/** Whether the function that a parameter belongs to builds it: assigns to it or to a member of it, fills it up, or returns it. */
export function isInProgress({ identifiers, references }: Variable): boolean {
  const owner = identifiers[0] ? getEnclosingFunction(identifiers[0]) : null;
  return references.some(reference => {
    if (reference.isWrite() && !reference.init) return true;
    const { identifier } = reference;
    return identifier.type === 'Identifier' && (isAssigned(identifier) || isFilled(identifier) || (owner !== null && isReturned(identifier, owner)));
  });
}

/** Whether members of what a variable holds are assigned, or it is filled up. */
export function isBuilt({ references }: Variable): boolean {
  return references.some(({ identifier }) => identifier.type === 'Identifier' && (isAssigned(identifier) || isFilled(identifier)));
}

/** `config.a.b = …`, `delete config.a`, `config.n++`. */
function isAssigned(identifier: TSESTree.Identifier): boolean {
  let target = wrapped(identifier);
  if (target.parent?.type !== 'MemberExpression') return false;
  while (target.parent?.type === 'MemberExpression' && target.parent.object === target) target = wrapped(target.parent);
  const { parent } = target;
  switch (parent?.type) {
    case 'AssignmentExpression':
      return parent.left === target;
    case 'UpdateExpression':
      return true;
    case 'UnaryExpression':
      return parent.operator === 'delete';
    default:
      return false;
  }
}

/** `Object.assign(config, …)`, `merge(config, …)`. */
function isFilled(identifier: TSESTree.Identifier): boolean {
  const { parent } = wrapped(identifier);
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== wrapped(identifier)) return false;
  const name = parent.callee.type === 'MemberExpression' ? getKeyName(parent.callee) : parent.callee.type === 'Identifier' ? parent.callee.name : null;
  return name !== null && /^(?:assign|defaults|defaultsDeep|merge|extend|mergeWith|defineProperty)$/u.test(name);
}

/** `return config`, `return { ...config, … }`, or the same as the body of an arrow. */
function isReturned(identifier: TSESTree.Identifier, owner: FunctionNode): boolean {
  let value = wrapped(identifier);
  if (value.parent?.type === 'SpreadElement' && value.parent.parent.type === 'ObjectExpression') value = wrapped(value.parent.parent);
  const { parent } = value;
  if (!parent || getEnclosingFunction(value) !== owner) return false;
  return parent.type === 'ReturnStatement' || (isFunction(parent) && parent.body === value);
}
