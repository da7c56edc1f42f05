import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isClass } from '../ast/classes.ts';
import { getKeyName, getLiteralString } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { isDefinite } from '../types/definite-strings.ts';
import { getBuiltinName, getDefinition, getVariable } from './bindings.ts';

/** Calls that answer with a path or throw. */
const PATH_CALLS = /^(?:path\.(?:(?:posix|win32)\.)?(?:basename|dirname|format|join|normalize|relative|resolve)|url\.fileURLToPath|url\.URL|URL|process\.cwd|os\.(?:homedir|tmpdir))$/u;

/** How many variables that hold the path are followed. */
const MAX_HOPS = 3;

/**
 * Whether a path is surely one, never `undefined`: by its form (a literal, a template, a concatenation, `path.join()` and kin), by its
 * type, or by the annotation of its parameter, variable or field.
 */
export function isSurelyPath(node: TSESTree.Node, context: Pick<FileContext, 'sourceCode'>): boolean {
  return isSure(node, context, MAX_HOPS);
}

function isSure(node: TSESTree.Node, context: Pick<FileContext, 'sourceCode'>, hops: number): boolean {
  const inner = unwrap(node);
  if (isSureForm(inner, context, hops)) return true;
  const typed = isDefinite(inner, context);
  if (typed !== null) return typed;
  if (inner.type === 'MemberExpression') return isSureField(inner);
  const variable = inner.type === 'Identifier' && hops > 0 ? getVariable(inner, context.sourceCode) : null;
  return variable !== null && isSureVariable(variable, context, hops - 1);
}

function isSureForm(node: TSESTree.Node, context: Pick<FileContext, 'sourceCode'>, hops: number): boolean {
  switch (node.type) {
    case 'BinaryExpression':
      return node.operator === '+' && (isSure(node.left, context, hops) || isSure(node.right, context, hops));
    case 'CallExpression':
    case 'NewExpression':
      return PATH_CALLS.test(getBuiltinName(node.callee, context.sourceCode) ?? '');
    default:
      return node.type === 'TemplateLiteral' || getLiteralString(node) !== null;
  }
}

function isSureVariable(variable: TSESLint.Scope.Variable, context: Pick<FileContext, 'sourceCode'>, hops: number): boolean {
  const definition = getDefinition(variable);
  const name = definition?.name;
  if (!definition || name?.type !== 'Identifier') return false;
  if (name.typeAnnotation) return !name.optional && isSureType(name.typeAnnotation.typeAnnotation);
  const { node } = definition;
  if (node.type !== 'VariableDeclarator' || node.id !== name || node.parent.kind !== 'const') return false;
  return node.init !== null && isSure(node.init, context, hops);
}

function isSureType(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case 'TSStringKeyword':
      return true;
    case 'TSLiteralType':
      return type.literal.type === 'Literal' && typeof type.literal.value === 'string';
    case 'TSUnionType':
      return type.types.every(isSureType);
    case 'TSTypeReference':
      return type.typeName.type === 'Identifier' && /^(?:Buffer|PathLike|URL)$/u.test(type.typeName.name);
    default:
      return false;
  }
}

/** `this.root` of a class that declares it as a string, as a field or as a parameter of its constructor. */
function isSureField(node: TSESTree.MemberExpression): boolean {
  const key = unwrap(node.object).type === 'ThisExpression' ? getKeyName(node) : null;
  if (key === null) return false;
  let outer: TSESTree.Node | undefined = node.parent;
  while (outer && !isClass(outer)) outer = outer.parent;
  return isClass(outer) && outer.body.body.some(member => declaresSurely(member, key));
}

function declaresSurely(member: TSESTree.ClassElement, key: string): boolean {
  if (member.type === 'PropertyDefinition' && getKeyName(member) === key) {
    return !member.optional && !member.definite && member.typeAnnotation !== undefined && isSureType(member.typeAnnotation.typeAnnotation);
  }
  if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') return false;
  return member.value.params.some(parameter => {
    const name = parameter.type === 'TSParameterProperty' && parameter.parameter.type === 'Identifier' ? parameter.parameter : null;
    return name?.name === key && !name.optional && name.typeAnnotation !== undefined && isSureType(name.typeAnnotation.typeAnnotation);
  });
}
