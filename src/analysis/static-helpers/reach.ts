import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { GLOBAL_OBJECTS } from '../../knowledge/global-objects.ts';
import { isDeclaredBy } from '../../types/member-declarations.ts';
import { getDefinition, getInitializer, getOrigin, getVariable } from '../bindings.ts';
import { findAccess, findMember, getAccessesByName, type ClassMember, type MemberAccess } from '../class-members.ts';
import { isOurs } from '../packages.ts';

type Context = Pick<FileContext, 'filename' | 'sourceCode'>;

/** Whether something is an instance of a class (`own`), surely none (`other`), or nobody can tell. */
type Verdict = 'other' | 'own' | 'unknown';

/** How many declarations are followed to find out what an object is. */
const MAX_HOPS = 3;

/**
 * Everything in the file that reaches for a private method, as far as anyone can tell: with the member of a class's own `this`
 * or of a proven instance, `own`; where it cannot be told from a member of the same name elsewhere, `unknown`. What is surely
 * something else is left out.
 */
export function getReaches(member: ClassMember, context: Context): readonly { readonly access: MemberAccess; readonly isProven: boolean }[] {
  if (member.visibility === '#private') return member.accesses.map(access => ({ access, isProven: true }));
  return getAccessesByName(member.name, context.sourceCode).flatMap(access => {
    const verdict = judgeAccess(access, member, context);
    return verdict === 'other' ? [] : [{ access, isProven: verdict === 'own' }];
  });
}

function judgeAccess(access: MemberAccess, member: ClassMember, context: Context): Verdict {
  if (access.target) return judgeTarget(access, member);
  const typed = isDeclaredBy(getProperty(access.node), member.nodes, context);
  if (typed !== null) return typed ? 'own' : 'other';
  // A parameter's pattern, `'m' in x` and the types of other objects take no private method.
  if (!access.receiver || access.kind === 'test' || access.kind === 'type') return 'other';
  return judgeValue(access.receiver, member, context, MAX_HOPS);
}

function judgeTarget({ name, target }: MemberAccess, member: ClassMember): Verdict {
  const { class: owner, isStatic } = target!;
  const found = findMember(owner, name!, { isStatic });
  if (found) return found === member ? 'own' : 'other';
  return owner === member.class || owner.node.superClass ? 'unknown' : 'other';
}

function getProperty(node: MemberAccess['node']): TSESTree.Node {
  switch (node.type) {
    case 'JSXMemberExpression':
    case 'MemberExpression':
      return node.property;
    case 'Property':
      return node.key;
    case 'TSQualifiedName':
      return node.right;
    default:
      return node;
  }
}

function judgeValue(value: TSESTree.Node, member: ClassMember, context: Context, hops: number): Verdict {
  const inner = unwrap(value);
  switch (inner.type) {
    case 'ArrayExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'Literal':
    case 'ObjectExpression':
    case 'Super':
    case 'TemplateLiteral':
      return 'other';
    case 'NewExpression':
      return judgeClass(inner.callee, member, context);
    case 'Identifier':
      return isFromElsewhere(inner, context) ? 'other' : hops > 0 ? judgeVariable(inner, member, context, hops - 1) : 'unknown';
    case 'MemberExpression':
      if (isFromElsewhere(inner, context)) return 'other';
      return hops > 0 ? judgeField(inner, member, context, hops - 1) : 'unknown';
    default:
      return 'unknown';
  }
}

/** What the platform provides and what packages export are no instances of a class of this file. */
function isFromElsewhere(node: TSESTree.Node, context: Context): boolean {
  const origin = getOrigin(node, context.sourceCode);
  return origin !== null && (origin.source === 'global' ? GLOBAL_OBJECTS.has(origin.root) : !isOurs(origin.root, context));
}

function judgeVariable(node: TSESTree.Identifier, member: ClassMember, context: Context, hops: number): Verdict {
  const variable = getVariable(node, context.sourceCode);
  const definition = variable && getDefinition(variable);
  if (!definition) return 'unknown';
  const { name } = definition;
  if (name.type === 'Identifier' && name.typeAnnotation) return judgeType(name.typeAnnotation.typeAnnotation, member, context);
  if (definition.node.type === 'ImportNamespaceSpecifier' || definition.node.type === 'FunctionDeclaration') return 'other';
  const initializer = getInitializer(variable);
  return initializer ? judgeValue(initializer, member, context, hops) : 'unknown';
}

/** `this.cache` is what the field's annotation or its initialiser says. */
function judgeField(node: TSESTree.MemberExpression, member: ClassMember, context: Context, hops: number): Verdict {
  const access = findAccess(node, context.sourceCode);
  const field = access?.target && access.name !== null ? findMember(access.target.class, access.name, access.target) : null;
  const declaration = field?.nodes[0];
  const annotation = declaration && getAnnotation(declaration);
  if (annotation) return judgeType(annotation.typeAnnotation, member, context);
  const value = declaration?.type === 'PropertyDefinition' && !field?.accesses.some(({ kind }) => kind === 'write') ? declaration.value : null;
  return value ? judgeValue(value, member, context, hops) : 'unknown';
}

function getAnnotation(declaration: ClassMember['nodes'][number]): TSESTree.TSTypeAnnotation | undefined {
  if (declaration.type === 'PropertyDefinition') return declaration.typeAnnotation;
  if (declaration.type !== 'TSParameterProperty') return undefined;
  const { parameter } = declaration;
  return parameter.type === 'AssignmentPattern' ? parameter.left.typeAnnotation : parameter.typeAnnotation;
}

function judgeType(type: TSESTree.TypeNode, member: ClassMember, context: Context): Verdict {
  switch (type.type) {
    case 'TSArrayType':
    case 'TSBigIntKeyword':
    case 'TSBooleanKeyword':
    case 'TSFunctionType':
    case 'TSNumberKeyword':
    case 'TSStringKeyword':
    case 'TSSymbolKeyword':
    case 'TSTemplateLiteralType':
    case 'TSTupleType':
      return 'other';
    case 'TSTypeReference':
      return type.typeName.type === 'Identifier' ? judgeClass(type.typeName, member, context) : 'unknown';
    default:
      return 'unknown';
  }
}

/** What `new name()` and `: name` make. A subclass's instances are unknown: they may be reached into from inside the class. */
function judgeClass(name: TSESTree.Node, member: ClassMember, context: Context): Verdict {
  const inner = unwrap(name);
  if (isFromElsewhere(inner, context)) return 'other';
  const variable = inner.type === 'Identifier' ? getVariable(inner, context.sourceCode) : null;
  const definition = variable && (getInitializer(variable) ?? getDefinition(variable)?.node);
  switch (definition?.type) {
    case 'ClassDeclaration':
    case 'ClassExpression':
      if (definition === member.class.node) return 'own';
      return definition.superClass ? 'unknown' : 'other';
    case 'TSInterfaceDeclaration':
      // A class cannot implement a method of an interface by a private one.
      return definition.extends.length > 0 ? 'unknown' : 'other';
    default:
      return 'unknown';
  }
}
