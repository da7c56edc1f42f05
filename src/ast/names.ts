import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap, wrapped } from './unwrap.ts';

type Keyed =
  | TSESTree.AccessorProperty
  | TSESTree.MemberExpression
  | TSESTree.MethodDefinition
  | TSESTree.Property
  | TSESTree.PropertyDefinition
  | TSESTree.TSAbstractAccessorProperty
  | TSESTree.TSAbstractMethodDefinition
  | TSESTree.TSAbstractPropertyDefinition
  | TSESTree.TSMethodSignature
  | TSESTree.TSPropertySignature;

/** The text of a string literal or of a template without substitutions, seen through `as` and kin; otherwise `null`. */
export function getLiteralString(node: TSESTree.Node): string | null {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return typeof inner.value === 'string' ? inner.value : null;
  if (inner.type === 'TemplateLiteral' && inner.expressions.length === 0) return inner.quasis[0]?.value.cooked ?? null;
  return null;
}

/**
 * The name under which a member expression or a member of an object, class or type is reached: `a.b` and `a["b"]` are
 * both `b`, `#b` keeps its `#`. `null` for a key that only run time knows.
 */
export function getKeyName(node: Keyed): string | null {
  const key = node.type === 'MemberExpression' ? node.property : node.key;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!node.computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal' && typeof key.value === 'number') return String(key.value);
  return getLiteralString(key);
}

/** The last name of a path: `c` for `a.b.c`, `c` and `a["c"]`; `null` for other expressions and keys that only run time knows. */
export function getLastName(node: TSESTree.Node): string | null {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name;
  return inner.type === 'MemberExpression' ? getKeyName(inner) : null;
}

/**
 * The name a reader would call a function by: its own, or that of the variable, property, field, method or assignment
 * target it is given to. `null` for anonymous functions, such as an argument of a call.
 */
export function getFunctionName(node: FunctionNode): string | null {
  return node.id?.name ?? getGivenName(node);
}

/**
 * The name of the variable, property, field, method or assignment target that a function, class or object is given to; `null`
 * for one that is given to nothing with a name, such as an argument of a call.
 */
export function getGivenName(node: TSESTree.Node): string | null {
  const holder = getHolder(node);
  switch (holder?.type) {
    case 'VariableDeclarator':
      return holder.id.type === 'Identifier' ? holder.id.name : null;
    case 'AssignmentExpression': {
      const target = unwrap(holder.left);
      if (target.type === 'Identifier') return target.name;
      return target.type === 'MemberExpression' ? getKeyName(target) : null;
    }
    case 'AssignmentPattern':
      return holder.left.type === 'Identifier' ? holder.left.name : null;
    case 'Property':
    case 'MethodDefinition':
    case 'TSAbstractMethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return getKeyName(holder);
    default:
      return null;
  }
}

function getHolder(node: TSESTree.Node): TSESTree.Node | undefined {
  const value = wrapped(node);
  const { parent } = value;
  if (!parent) return undefined;
  const held =
    (parent.type === 'VariableDeclarator' && parent.init === value) ||
    ((parent.type === 'AssignmentExpression' || parent.type === 'AssignmentPattern') && parent.right === value) ||
    ('value' in parent && parent.value === value);
  return held ? parent : undefined;
}

export type FunctionNode =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression;
