import type { TSESTree } from '@typescript-eslint/utils';

import { isClass, type ClassNode } from '../ast/classes.ts';
import { getDecorators } from '../ast/decorators.ts';
import { isFunction, type FunctionNode } from '../ast/functions.ts';
import { getGivenName, getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getDeprecationTag, type DeprecationTag } from './deprecation-tags.ts';
import { isExportedValue } from './module-exports.ts';

type SourceCode = FileContext['sourceCode'];

/** Something that others can call and that its comment calls deprecated. */
export interface Deprecation {
  readonly comment: TSESTree.Comment;
  readonly tag: DeprecationTag;
  /** The function or class; the call that makes the function, as `util.deprecate()` does. */
  readonly node: ClassNode | FunctionNode | TSESTree.CallExpression;
  /** The name by which it is called, with the class or object in front; `null` where it has none. */
  readonly name: string | null;
}

/**
 * The exported functions, methods and classes of a file whose JSDoc comment has a `@deprecated` tag. Without types, signatures,
 * ambient and abstract declarations, private members, re-exports and fields that hold no function.
 */
export function getDeprecations({ sourceCode }: Pick<FileContext, 'sourceCode'>): readonly Deprecation[] {
  if (!sourceCode.text.includes('@deprecated')) return [];
  return sourceCode.getAllComments().flatMap(comment => {
    const tag = comment.type === 'Block' ? getDeprecationTag(comment.value) : null;
    if (!tag || /^\s*\*?\s*@(?:private|internal)\b/mu.test(comment.value)) return [];
    const described = getDescribed(comment, sourceCode);
    return described ? getUnits(described, sourceCode).map(node => ({ comment, name: getDeprecatedName(node), node, tag })) : [];
  });
}

/** The outermost node that begins behind a comment, where that is its last JSDoc comment. */
function getDescribed(comment: TSESTree.Comment, sourceCode: SourceCode): TSESTree.Node | null {
  const token = sourceCode.getTokenAfter(comment);
  if (!token || getLastJsDoc(token, sourceCode) !== comment) return null;
  let node = sourceCode.getNodeByRangeIndex(token.range[0]);
  if (node?.type === 'Program') return node.body.find(statement => isDecoratedAt(token.range[0], statement)) ?? null;
  while (node?.parent && node.parent.type !== 'Program' && node.parent.range[0] === token.range[0]) node = node.parent;
  return node && (getKeyed(node) ?? node);
}

function getLastJsDoc(token: TSESTree.Token, sourceCode: SourceCode): TSESTree.Comment | undefined {
  return sourceCode.getCommentsBefore(token).findLast(({ type, value }) => type === 'Block' && value.startsWith('*'));
}

/** The member whose key a node is: decorators may stand before the comment. */
function getKeyed(node: TSESTree.Node): TSESTree.Node | null {
  const { parent } = node;
  return parent && 'key' in parent && parent.key === node ? parent : null;
}

/** `@decorator export class A {}`: what stands in front of `export` is outside of the statement. */
function isDecoratedAt(start: number, statement: TSESTree.ProgramStatement): boolean {
  const declaration = 'declaration' in statement ? statement.declaration : null;
  return declaration ? getDecorators(declaration).some(({ range }) => range[0] === start) : false;
}

function getUnits(node: TSESTree.Node, sourceCode: SourceCode): Deprecation['node'][] {
  switch (node.type) {
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return node.declaration ? getUnits(node.declaration, sourceCode) : [];
    case 'VariableDeclaration':
      return node.declare ? [] : node.declarations.flatMap(({ init }) => (init ? getValueUnits(init, sourceCode) : []));
    case 'ExpressionStatement':
      return node.expression.type === 'AssignmentExpression' ? getValueUnits(node.expression.right, sourceCode) : [];
    case 'AccessorProperty':
    case 'MethodDefinition':
    case 'Property':
    case 'PropertyDefinition':
      return getMemberUnits(node, sourceCode);
    case 'ClassDeclaration':
      return node.declare ? [] : getValueUnits(node, sourceCode);
    default:
      return getValueUnits(node, sourceCode);
  }
}

function getValueUnits(value: TSESTree.Node, sourceCode: SourceCode): Deprecation['node'][] {
  const node = unwrap(value);
  const isUnit = isFunction(node) || isClass(node) || node.type === 'CallExpression';
  return isUnit && isExportedValue(node, sourceCode) ? [node] : [];
}

type Member = TSESTree.AccessorProperty | TSESTree.MethodDefinition | TSESTree.Property | TSESTree.PropertyDefinition;

function getMemberUnits(member: Member, sourceCode: SourceCode): Deprecation['node'][] {
  const value = member.value && unwrap(member.value);
  if (!isFunction(value) && value?.type !== 'CallExpression') return [];
  if (member.parent.type === 'ObjectPattern' || member.key.type === 'PrivateIdentifier') return [];
  if ('accessibility' in member && member.accessibility === 'private') return [];
  const owner = member.parent.type === 'ClassBody' ? member.parent.parent : member.parent;
  return isExportedValue(owner, sourceCode) ? [value] : [];
}

function getDeprecatedName(node: Deprecation['node']): string | null {
  const member = getMember(node);
  if (member) return getMemberName(member);
  return (node.type === 'CallExpression' ? null : node.id?.name) ?? getGivenName(node);
}

/** `Client.post`; the class itself for its constructor. */
function getMemberName(member: Member): string | null {
  const owner = member.parent.type === 'ClassBody' ? member.parent.parent : member.parent;
  const given = (isClass(owner) ? owner.id?.name : null) ?? getGivenName(owner);
  if (member.type === 'MethodDefinition' && member.kind === 'constructor') return given;
  const key = getKeyName(member);
  return given === null || key === null || given === 'exports' ? key : `${given}.${key}`;
}

function getMember({ parent }: Deprecation['node']): Member | null {
  switch (parent.type) {
    case 'AccessorProperty':
    case 'MethodDefinition':
    case 'Property':
    case 'PropertyDefinition':
      return parent;
    default:
      return null;
  }
}
