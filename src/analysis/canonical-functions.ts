import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { getFunctionMember, type FunctionNode } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { isWrapper, unwrap, wrapped } from '../ast/unwrap.ts';
import { getVariable } from './bindings.ts';
import { getThisUses } from './this-use.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Variable = TSESLint.Scope.Variable;

/** What a function is written down with. */
interface Writer {
  readonly root: FunctionNode;
  readonly sourceCode: SourceCode;
  readonly parts: string[];
  /** The variables that the function declares, numbered as they come up. */
  readonly locals: Map<Variable, number>;
  readonly numberOf: (thing: object) => number;
}

const numbersByFile = new FileCache<Map<object, number>>();

/**
 * The text that two functions of a file share exactly when they do the same: types are erased, parameters, locals and the
 * function's own name are numbered, free variables are told apart by what they are, not by their names; literals, property names
 * and the order of everything stay. Whether it is a declaration, a method or an arrow makes no difference, unless it uses `this`
 * or `super`: these are then part of the text.
 *
 * @returns `null` for a function that is called with a `this` of its own and uses it: only its callers know what it does.
 */
export function getCanonicalText(node: FunctionNode, sourceCode: SourceCode): string | null {
  const numbers = numbersByFile.getOrCompute(sourceCode, () => new Map());
  const numberOf = (thing: object): number => {
    const number = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, number);
    return number;
  };
  const self = usesThis(node, sourceCode) ? getThisOwner(node) : 'none';
  if (self === null) return null;
  const writer: Writer = { root: node, sourceCode, parts: [], locals: new Map(), numberOf };
  if (self !== 'none') writer.parts.push(`this:${self.isStatic ? 'static' : 'own'}${numberOf(self.node)}`);
  writer.parts.push(`${node.async ? 'async' : ''}${node.generator ? '*' : ''}(`);
  for (const param of node.params) write(param, writer);
  writer.parts.push(')');
  write(node.body, writer);
  return writer.parts.join(' ');
}

/** Cheap to know, and equal wherever the canonical texts are: which statements the body consists of, and how many parameters there are. */
export function getOutline(node: FunctionNode): string {
  const { async, generator, params } = node;
  return `${async ? 'async' : ''}${generator ? '*' : ''}${params.filter(isWritten).length}:${getStatements(node).map(describeStatement).join()}`;
}

/** The statements that stand directly in the body of a function, types left out; none for an arrow without a block. */
export function getStatements({ body }: FunctionNode): readonly TSESTree.Statement[] {
  return body.type === 'BlockStatement' ? body.body.filter(statement => !isType(statement)) : [];
}

function describeStatement(node: TSESTree.Statement): string {
  switch (node.type) {
    case 'ExpressionStatement':
      return unwrap(node.expression).type;
    case 'ReturnStatement':
    case 'ThrowStatement':
      return `${node.type}${node.argument ? unwrap(node.argument).type : ''}`;
    case 'VariableDeclaration':
      return node.declarations.map(({ id, init }) => `${id.type}${init ? unwrap(init).type : ''}`).join('+');
    default:
      return node.type;
  }
}

function usesThis(node: FunctionNode, sourceCode: SourceCode): boolean {
  for (const { type } of getThisUses(node, sourceCode)) if (type !== 'TSThisType') return true;
  return false;
}

interface ThisOwner {
  /** The class, object or function that decides what `this` is. */
  readonly node: TSESTree.Node;
  readonly isStatic: boolean;
}

/** What `this` in a function is: the same for all methods of a class or an object, and for the arrows in them. */
function getThisOwner(node: FunctionNode): ThisOwner | null {
  let inner: TSESTree.Node = node;
  let outer: TSESTree.Node = node;
  while (outer.type !== 'Program') {
    const member = getOwningMember(outer, inner);
    if (member?.parent?.type === 'ClassBody') return { node: member.parent, isStatic: 'static' in member ? member.static : true };
    if (member) return { node: member.parent!, isStatic: false };
    // Not the arrow, but the function around it is called with it.
    if (outer.type === 'FunctionDeclaration' || outer.type === 'FunctionExpression') return outer === node ? null : { node: outer, isStatic: false };
    inner = outer;
    outer = outer.parent;
  }
  return { node: outer, isStatic: false };
}

/** The member of a class or an object that gives code its `this`, when `outer` is that: its method, its function, its static block. */
function getOwningMember(outer: TSESTree.Node, inner: TSESTree.Node): TSESTree.Node | null {
  switch (outer.type) {
    case 'FunctionExpression':
      return getFunctionMember(outer);
    case 'AccessorProperty':
    case 'PropertyDefinition':
      return outer.value === inner ? outer : null;
    case 'StaticBlock':
      return outer;
    default:
      return null;
  }
}

function isType({ type }: TSESTree.Node): boolean {
  return type === 'TSInterfaceDeclaration' || type === 'TSTypeAliasDeclaration' || type === 'TSDeclareFunction';
}

/** `this: T` as first parameter is a type. */
function isWritten(param: TSESTree.Node): boolean {
  return param.type !== 'Identifier' || param.name !== 'this';
}

/** The parts of nodes that are types alone. */
const TYPE_KEYS = new Set(['implements', 'returnType', 'superTypeArguments', 'typeAnnotation', 'typeArguments', 'typeParameters']);

/** What else tells nodes of one type apart, as far as it changes what they do. */
const TRAITS = ['operator', 'kind', 'async', 'generator', 'optional', 'prefix', 'static', 'delegate', 'await'] as const;

function write(node: TSESTree.Node, writer: Writer): void {
  const { parts } = writer;
  if (isWrapper(node) && node.type !== 'ChainExpression') {
    write(node.expression, writer);
    return;
  }
  switch (node.type) {
    case 'Identifier':
    case 'JSXIdentifier':
      if (isWritten(node)) parts.push(describeName(node, writer));
      return;
    case 'Literal':
      parts.push(`${typeof node.value}${typeof node.value === 'string' ? JSON.stringify(node.value) : node.raw}`);
      return;
    case 'TemplateElement':
    case 'JSXText':
      parts.push(JSON.stringify(node.type === 'JSXText' ? node.value : node.value.raw));
      return;
    case 'TSEnumDeclaration':
    case 'MetaProperty':
    case 'PrivateIdentifier':
      parts.push(writer.sourceCode.getText(node));
      return;
    default:
      if (!isType(node)) writeParts(node, writer);
  }
}

function writeParts(node: TSESTree.Node, writer: Writer): void {
  writer.parts.push(`${node.type}${describeTraits(node)}(`);
  const named = getWrittenKey(node);
  for (const key of writer.sourceCode.visitorKeys[node.type] ?? []) {
    if (TYPE_KEYS.has(key)) continue;
    if (named?.key === key) {
      writer.parts.push(`.${JSON.stringify(named.name)}`);
      continue;
    }
    const child = (node as unknown as Record<string, TSESTree.Node | readonly (TSESTree.Node | null)[] | null | undefined>)[key];
    if (!child) writer.parts.push('-');
    else if ('type' in child) write(child, writer);
    else for (const item of child) if (item) write(item, writer); else writer.parts.push('-');
  }
  writer.parts.push(')');
}

function describeTraits(node: TSESTree.Node): string {
  let traits = '';
  for (const trait of TRAITS) {
    const value = (node as unknown as Record<string, boolean | string | undefined>)[trait];
    if (value !== undefined && value !== false) traits += `:${value}`;
  }
  return traits;
}

/** The part of a node that is a name which the code knows: `b` in `a.b`, `a['b']` and `{ b: 1 }`. */
function getWrittenKey(node: TSESTree.Node): { readonly key: string; readonly name: string } | null {
  switch (node.type) {
    case 'MemberExpression':
    case 'AccessorProperty':
    case 'MethodDefinition':
    case 'Property':
    case 'PropertyDefinition': {
      const name = getKeyName(node);
      return name === null ? null : { key: node.type === 'MemberExpression' ? 'property' : 'key', name };
    }
    default:
      return null;
  }
}

function describeName(node: TSESTree.Identifier | TSESTree.JSXIdentifier, { locals, numberOf, root, sourceCode }: Writer): string {
  const variable = getVariable(node, sourceCode);
  if (node.name === 'arguments' && !variable) return describeArguments(node, root, numberOf);
  if (!variable || variable.scope.type === 'global') return node.name;
  if (isOwnName(variable, root)) return '@self';
  if (!isInside(variable, root)) return `@free${numberOf(variable)}`;
  const number = locals.get(variable) ?? locals.size;
  locals.set(variable, number);
  return `@${number}`;
}

/** The arguments of the function itself or of one in it are its own, those of a function around an arrow are not. */
function describeArguments(node: TSESTree.Node, root: FunctionNode, numberOf: Writer['numberOf']): string {
  let owner = node.parent;
  while (owner && owner.type !== 'FunctionDeclaration' && owner.type !== 'FunctionExpression') owner = owner.parent;
  return owner && (owner.range[0] < root.range[0] || owner.range[1] > root.range[1]) ? `@arguments${numberOf(owner)}` : 'arguments';
}

/** Whether a variable is the name of a function, by its declaration or because it holds the function. */
function isOwnName({ defs }: Variable, root: FunctionNode): boolean {
  return defs.some(({ node, type }) => (type === 'FunctionName' && node === root) || (node.type === 'VariableDeclarator' && node.init === wrapped(root)));
}

function isInside({ scope: { block } }: Variable, { range }: FunctionNode): boolean {
  // A file that is one function ends where that ends.
  return block.type !== 'Program' && block.range[0] >= range[0] && block.range[1] <= range[1];
}
