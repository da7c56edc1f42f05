import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { NUMBER_FUNCTIONS, NUMBER_MEMBERS, NUMBER_METHODS, PATH_FUNCTIONS, PROCESS_CONSTANTS } from '../knowledge/constant-values.ts';
import { TEXT_METHODS } from '../knowledge/conversions.ts';
import { isTypedWord } from '../types/word-types.ts';
import { getBuiltinName, getDefinition, getVariable, isReassigned } from './bindings.ts';
import { getPrivateCalls } from './private-calls.ts';
import { isUnwrittenObject } from './unwritten-objects.ts';

type Variable = TSESLint.Scope.Variable;

/** How many names, members and operands are followed. */
const MAX_DEPTH = 40;

/** Answers for values that the asking rule vouches for, such as what it takes for escaped. */
type Accepts = (node: TSESTree.Node) => boolean;

/**
 * Tells expressions that only the author of the file decides from those that somebody else has a say in: literals, numbers, what
 * the types know as a number or as one of a few words, and whatever is put together of such (templates, `+`, `?:`, `??`,
 * `.join()`, members of objects that nothing writes to, enums, elements of constant lists).
 */
export class ConstantValues {
  readonly #context: FileContext;
  readonly #accepts: Accepts;
  /** What is being decided: a value that leads back to itself adds nothing of its own. */
  readonly #pending = new Set<TSESTree.Node | Variable>();

  constructor(context: FileContext, accepts: Accepts) {
    this.#context = context;
    this.#accepts = accepts;
  }

  /** Whether nobody but the author of the file decides what `node` is. */
  isConstant(node: TSESTree.Node): boolean {
    if (this.#pending.has(node)) return true;
    if (this.#pending.size > MAX_DEPTH) return false;
    this.#pending.add(node);
    const isConstant = this.#accepts(node) || this.#isConstantSyntax(unwrap(node)) || isTypedWord(node, this.#context);
    this.#pending.delete(node);
    return isConstant;
  }

  /** Whether every element of a list is constant: an array, what is made of one by `map` and kin, or the name of one. */
  isConstantList(node: TSESTree.Node): boolean {
    const inner = unwrap(node);
    switch (inner.type) {
      case 'ArrayExpression':
        return inner.elements.every(element => {
          if (element?.type === 'SpreadElement') return this.isConstantList(element.argument);
          return !element || this.isConstant(element);
        });
      case 'Identifier': {
        const variable = getVariable(inner, this.#context.sourceCode);
        const value = variable && getDeclaredValue(variable);
        return value ? isUnwrittenObject(variable, this.#context.sourceCode) && this.isConstantList(value) : false;
      }
      case 'CallExpression':
        return this.#isConstantListCall(inner);
      case 'ConditionalExpression':
        return this.isConstantList(inner.consequent) && this.isConstantList(inner.alternate);
      default:
        return false;
    }
  }

  #isConstantListCall({ arguments: [first], callee }: TSESTree.CallExpression): boolean {
    const inner = unwrap(callee);
    if (inner.type !== 'MemberExpression') return false;
    switch (getKeyName(inner)) {
      case 'map': {
        const mapper = first && unwrap(first);
        if (mapper && isFunction(mapper)) return mapper.body.type !== 'BlockStatement' && this.isConstant(mapper.body);
        return mapper !== undefined && (this.#accepts(mapper) || this.isConstantList(inner.object));
      }
      case 'filter':
      case 'slice':
      case 'reverse':
      case 'sort':
        return this.isConstantList(inner.object);
      case 'split':
        return this.isConstant(inner.object);
      default:
        return false;
    }
  }

  #isConstantSyntax(node: TSESTree.Node): boolean {
    switch (node.type) {
      case 'Literal':
      case 'UnaryExpression':
      case 'UpdateExpression':
        return true;
      case 'TemplateLiteral':
        return node.expressions.every(expression => this.isConstant(expression));
      case 'BinaryExpression':
        return node.operator !== '+' || isSum(node) || (this.isConstant(node.left) && this.isConstant(node.right));
      case 'ConditionalExpression':
        return this.isConstant(node.consequent) && this.isConstant(node.alternate);
      case 'LogicalExpression':
        return this.isConstant(node.left) && this.isConstant(node.right);
      case 'AssignmentExpression':
        return node.operator !== '+=' && this.isConstant(node.right);
      case 'Identifier':
        return this.#isConstantName(node);
      case 'MemberExpression':
        return this.#isConstantMember(node);
      case 'CallExpression':
        return this.#isConstantCall(node);
      default:
        return false;
    }
  }

  #isConstantName(node: TSESTree.Identifier): boolean {
    const variable = getVariable(node, this.#context.sourceCode);
    if (!variable) return node.name === 'undefined' || node.name === 'NaN' || node.name === 'Infinity';
    if (this.#pending.has(variable)) return true;
    this.#pending.add(variable);
    const isConstant = this.#isConstantVariable(variable);
    this.#pending.delete(variable);
    return isConstant;
  }

  #isConstantVariable(variable: Variable): boolean {
    const definition = getDefinition(variable);
    if (definition?.type === 'Parameter') return this.#isConstantParameter(definition) && this.#isOnlySetToConstants(variable);
    return definition?.node.type === 'VariableDeclarator' && this.#isConstantDeclarator(definition.node, variable);
  }

  #isConstantDeclarator({ id, init, parent }: TSESTree.VariableDeclarator, variable: Variable): boolean {
    const loop = parent.parent;
    if (loop.type === 'ForOfStatement' && loop.left === parent) return id.type === 'Identifier' && this.isConstantList(loop.right);
    if (id.type === 'Identifier') return isWord(id.typeAnnotation?.typeAnnotation) || (isSet(variable) && this.#isOnlySetToConstants(variable));
    return id.type === 'ObjectPattern' && init !== null && !isReassigned(variable) && this.#isConstantPart(id, variable, init);
  }

  #isConstantPart({ properties }: TSESTree.ObjectPattern, { identifiers }: Variable, init: TSESTree.Expression): boolean {
    const property = properties.find(item => item.type === 'Property' && item.value === identifiers[0]);
    const key = property?.type === 'Property' ? getKeyName(property) : null;
    return key !== null && this.#isConstantProperty(init, key);
  }

  #isOnlySetToConstants(variable: Variable): boolean {
    return variable.references.every(
      reference => !reference.isWrite() || reference.identifier.parent.type === 'UpdateExpression' || this.#isConstantWrite(reference),
    );
  }

  #isConstantWrite({ identifier, writeExpr }: TSESLint.Scope.Reference): boolean {
    return isPlainTarget(identifier) && writeExpr != null && this.isConstant(writeExpr);
  }

  /**
   * A parameter that is declared as a number or as one of a few words, defaults to a number, gets the elements of a constant list,
   * or is one of a function that only this file calls, with nothing but constants.
   */
  #isConstantParameter({ name, node }: TSESLint.Scope.Definition): boolean {
    if (!isFunction(node) || name.type !== 'Identifier') return false;
    const { params } = node;
    const index = params.findIndex(parameter => (parameter.type === 'AssignmentPattern' ? parameter.left : parameter) === name);
    const parameter = params[index];
    if (!parameter) return false;
    if (isWord(name.typeAnnotation?.typeAnnotation) || this.#isGivenConstants(node, parameter, index)) return true;
    if (parameter.type === 'AssignmentPattern') {
      const value = unwrap(parameter.right);
      return value.type === 'Literal' && typeof value.value === 'number' && !name.typeAnnotation;
    }
    return this.#isElement(node, index);
  }

  #isGivenConstants(node: FunctionNode, parameter: TSESTree.Parameter, index: number): boolean {
    if (parameter.type === 'AssignmentPattern' && !this.isConstant(parameter.right)) return false;
    const calls = getPrivateCalls(node, this.#context.sourceCode);
    return calls !== null && calls.every(call => this.#isConstantArgument(call, index));
  }

  #isConstantArgument({ arguments: args }: TSESTree.CallExpression, index: number): boolean {
    if (args.slice(0, index + 1).some(({ type }) => type === 'SpreadElement')) return false;
    const argument = args[index];
    return !argument || this.isConstant(argument);
  }

  /** `['a', 'b'].forEach(name => …)`. */
  #isElement(callback: TSESTree.Node, index: number): boolean {
    const value = wrapped(callback);
    const call = value.parent;
    if (call?.type !== 'CallExpression' || call.arguments[0] !== value) return false;
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || !/^(?:every|filter|find|flatMap|forEach|map|some)$/u.test(getKeyName(callee) ?? '')) return false;
    return index === 1 || (index === 0 && this.isConstantList(callee.object));
  }

  #isConstantMember(node: TSESTree.MemberExpression): boolean {
    const key = getKeyName(node);
    if (key !== null && NUMBER_MEMBERS.has(key)) return true;
    const builtin = getBuiltinName(node, this.#context.sourceCode);
    if (builtin !== null && (PROCESS_CONSTANTS.has(builtin) || builtin.startsWith('Math.') || builtin.startsWith('Number.'))) return true;
    return this.#isConstantProperty(node.object, key);
  }

  /** Whether a property of an object, or with `null` each of its properties, is constant. */
  #isConstantProperty(object: TSESTree.Node, key: string | null): boolean {
    const inner = unwrap(object);
    switch (inner.type) {
      case 'ObjectExpression':
        return this.#isConstantEntry(inner, key);
      case 'ArrayExpression':
        return this.isConstantList(inner);
      case 'MemberExpression': {
        const held = findEntry(inner, this.#context.sourceCode);
        return held !== null && this.#isConstantProperty(held, key);
      }
      case 'Identifier':
        return this.#isConstantMemberOf(inner, key);
      default:
        return false;
    }
  }

  #isConstantMemberOf(name: TSESTree.Identifier, key: string | null): boolean {
    const variable = getVariable(name, this.#context.sourceCode);
    if (!variable) return false;
    if (getDefinition(variable)?.node.type === 'TSEnumDeclaration') return true;
    const value = getDeclaredValue(variable);
    if (value === null || unwrap(value).type === 'Identifier') return false;
    return isUnwrittenObject(variable, this.#context.sourceCode) && this.#isConstantProperty(value, key);
  }

  #isConstantEntry({ properties }: TSESTree.ObjectExpression, key: string | null): boolean {
    if (properties.some(({ type }) => type === 'SpreadElement')) return false;
    const entries = properties.filter(property => property.type === 'Property').filter(property => key === null || getKeyName(property) === key);
    return entries.length > 0 && entries.every(({ value }) => this.isConstant(value) || this.isConstantList(value));
  }

  #isConstantCall({ arguments: args, callee }: TSESTree.CallExpression): boolean {
    const name = getBuiltinName(callee, this.#context.sourceCode);
    if (name !== null && (NUMBER_FUNCTIONS.has(name) || name.startsWith('Math.'))) return true;
    const areConstant = args.every(argument => argument.type !== 'SpreadElement' && this.isConstant(argument));
    if (name !== null && (PATH_FUNCTIONS.has(name) || name === 'String' || name === 'JSON.stringify')) return areConstant;
    const method = unwrap(callee);
    return method.type === 'MemberExpression' && this.#isConstantMethod(method, areConstant);
  }

  #isConstantMethod(callee: TSESTree.MemberExpression, areConstant: boolean): boolean {
    const name = getKeyName(callee);
    if (name === null) return false;
    if (name === 'join') return areConstant && this.isConstantList(callee.object);
    return NUMBER_METHODS.has(name) || (areConstant && TEXT_METHODS.has(name) && this.isConstant(callee.object));
  }
}

/** The object in `a.b`, where `a` is an object that nothing writes to. */
function findEntry({ object, ...member }: TSESTree.MemberExpression, sourceCode: Readonly<TSESLint.SourceCode>): TSESTree.Node | null {
  const root = unwrap(object);
  const variable = root.type === 'Identifier' ? getVariable(root, sourceCode) : null;
  const value = variable && getDeclaredValue(variable);
  const key = getKeyName(member as TSESTree.MemberExpression);
  const holder = value && unwrap(value);
  if (!variable || holder?.type !== 'ObjectExpression' || key === null || !isUnwrittenObject(variable, sourceCode)) return null;
  const entry = holder.properties.find(property => property.type === 'Property' && getKeyName(property) === key);
  return entry?.type === 'Property' ? entry.value : null;
}

/** `count + 1`: text is put together with text. */
function isSum({ left, right }: TSESTree.BinaryExpression): boolean {
  const operands = [unwrap(left), unwrap(right)];
  return (
    operands.some(operand => operand.type === 'Literal' && typeof operand.value === 'number') &&
    operands.every(({ type }) => type === 'Literal' || type === 'Identifier' || type === 'MemberExpression')
  );
}

function isSet({ references }: Variable): boolean {
  return references.some(reference => reference.isWrite());
}

/** Whether a write gives the variable the whole value, rather than a part of it. */
function isPlainTarget(node: TSESTree.Identifier | TSESTree.JSXIdentifier): boolean {
  const { parent } = node;
  if (parent.type === 'VariableDeclarator') return parent.id === node;
  return (parent.type === 'AssignmentExpression' || parent.type === 'AssignmentPattern') && parent.left === node;
}

/** The value in a variable's declaration, where that is a plain one. */
function getDeclaredValue(variable: Variable): TSESTree.Expression | null {
  const node = getDefinition(variable)?.node;
  return node?.type === 'VariableDeclarator' && node.id.type === 'Identifier' ? node.init : null;
}

/** A number, a truth value, a literal, or one of several of these. */
function isWord(type: TSESTree.TypeNode | undefined): boolean {
  switch (type?.type) {
    case 'TSBigIntKeyword':
    case 'TSBooleanKeyword':
    case 'TSNumberKeyword':
    case 'TSNullKeyword':
    case 'TSUndefinedKeyword':
      return true;
    case 'TSLiteralType':
      return type.literal.type !== 'TemplateLiteral';
    case 'TSUnionType':
      return type.types.every(isWord);
    default:
      return false;
  }
}
