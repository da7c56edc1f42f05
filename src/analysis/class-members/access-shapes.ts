import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../../ast/names.ts';
import { wrapped } from '../../ast/unwrap.ts';
import type { AccessKind, MemberAccess } from '../class-members.ts';

/** What the form of an access says. */
export type AccessShape = Pick<MemberAccess, 'kind' | 'name' | 'node' | 'receiver'>;

/** The accesses that a node is by its form, whatever it reaches into: several for a pattern, none for most nodes. */
export function getAccessShapes(node: TSESTree.Node): readonly AccessShape[] {
  switch (node.type) {
    case 'MemberExpression':
      return [{ kind: getMemberExpressionKind(node), name: getKeyName(node), node, receiver: node.object }];
    case 'BinaryExpression': {
      if (node.operator !== 'in') return [];
      const name = node.left.type === 'PrivateIdentifier' ? `#${node.left.name}` : getLiteralString(node.left);
      return name === null ? [] : [{ kind: 'test', name, node, receiver: node.right }];
    }
    case 'ObjectPattern':
      return node.properties.map(property => ({
        kind: 'destructure',
        name: property.type === 'Property' ? getKeyName(property) : null,
        node: property,
        receiver: getPatternSource(node),
      }));
    case 'JSXMemberExpression':
      return [{ kind: 'read', name: node.property.name, node, receiver: node.object }];
    case 'TSQualifiedName':
      return isTypeQuery(node) ? [{ kind: 'type', name: getQualifiedName(node.right), node, receiver: node.left }] : [];
    case 'TSIndexedAccessType':
      return getLiteralTypes(node.indexType).map(name => ({ kind: 'type', name, node, receiver: node.objectType }));
    default:
      return [];
  }
}

function getMemberExpressionKind(node: TSESTree.MemberExpression): AccessKind {
  const outer = wrapped(node);
  const { parent } = outer;
  switch (parent?.type) {
    case 'CallExpression':
      if (parent.callee !== outer) return 'read';
      return node.optional || parent.optional || isChained(node, outer) ? 'optionalCall' : 'call';
    case 'UnaryExpression':
      return parent.operator === 'delete' ? 'delete' : 'read';
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === outer ? 'write' : 'read';
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'RestElement':
      return 'write';
    case 'Property':
      return parent.parent.type === 'ObjectPattern' && parent.value === outer ? 'write' : 'read';
    default:
      return 'read';
  }
}

/** `(a?.m)()`: the chain ends before the call. */
function isChained(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  for (let inner = node; inner !== outer; inner = inner.parent!) if (inner.parent?.type === 'ChainExpression') return true;
  return false;
}

function getPatternSource({ parent, ...pattern }: TSESTree.ObjectPattern): TSESTree.Node | null {
  if (parent.type === 'VariableDeclarator') return parent.init;
  return parent.type === 'AssignmentExpression' && parent.left.range[0] === pattern.range[0] ? parent.right : null;
}

function isTypeQuery(node: TSESTree.TSQualifiedName): boolean {
  let outer: TSESTree.Node = node;
  while (outer.type === 'TSQualifiedName') outer = outer.parent;
  return outer.type === 'TSTypeQuery';
}

function getQualifiedName(right: TSESTree.Identifier | TSESTree.PrivateIdentifier): string {
  return right.type === 'PrivateIdentifier' ? `#${right.name}` : right.name;
}

/** The names in `A['m']` and `A['m' | 'n']`. */
function getLiteralTypes(node: TSESTree.TypeNode): string[] {
  if (node.type === 'TSUnionType') return node.types.flatMap(getLiteralTypes);
  return node.type === 'TSLiteralType' && node.literal.type === 'Literal' && typeof node.literal.value === 'string' ? [node.literal.value] : [];
}
