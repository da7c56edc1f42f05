import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode } from '../../ast/functions.ts';
import { walk } from '../../ast/walk.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Variable = TSESLint.Scope.Variable;

/** One mention of a local variable. */
export interface VariableUse {
  readonly variable: LocalVariable;
  readonly at: number;
  readonly isRead: boolean;
  /** It assigns to the variable, other than by declaring it. */
  readonly isWrite: boolean;
  /** It stands in a function within the one that was asked about. */
  readonly isNested: boolean;
  /** The handlers and finalizers that see what it assigns if the code after it fails. */
  readonly fallbacks: readonly TSESTree.BlockStatement[];
}

/** A place where control goes elsewhere. */
export interface Jump {
  readonly at: number;
  /** To a place in the function, and without an error: `break` or `continue`. */
  readonly isLocal: boolean;
}

/** A function or static block, and what its statements do to each other. */
export interface Unit {
  readonly node: FunctionNode | TSESTree.StaticBlock;
  readonly sourceCode: SourceCode;
  /** Its nodes, depth first, without those within nested functions and classes. */
  readonly nodes: readonly TSESTree.Node[];
  readonly uses: readonly VariableUse[];
  /** In source order; without those of nested functions. */
  readonly jumps: readonly Jump[];
  /** How many more nodes may be visited to follow variables through statements. */
  visitsLeft: number;
}

/** A bound on the nodes that are visited, so that a function of many thousand lines costs no more than its report is worth. */
const MAX_VISITS = 100_000;

/** A variable that is mentioned in a function, with where in the code it is. */
export interface LocalVariable {
  readonly name: string;
  /** It holds a value, as `const`, `let` and `var` do: it is no parameter, function, class or type. */
  readonly isDeclaredValue: boolean;
  readonly declaredAt: number;
  /** It is declared in the function itself; others outlast it. */
  readonly isOwn: boolean;
  /** It is one for all rounds of a loop, even if it is declared in it. */
  readonly isHoisted: boolean;
  /** It has a value from its declaration on. */
  readonly isInitialized: boolean;
  firstAt: number;
  lastAt: number;
  /** Where it is assigned to, other than by its declaration, and where it is read: both in source order. */
  readonly writes: number[];
  readonly reads: number[];
  /** Where a function within the one that was asked about first reads it. */
  firstNestedReadAt: number;
  /** Some function within the one that was asked about assigns to it, at a time of its own. */
  isWrittenNested: boolean;
}

/** What has to be known of a function to take it apart. */
export function getUnit(node: Unit['node'], sourceCode: SourceCode): Unit {
  const nodes = walk(node, sourceCode, inner => inner === node || !(isFunction(inner) || inner.type === 'ClassBody'));
  return { node, nodes, sourceCode, uses: getVariableUses(node, sourceCode), jumps: getJumps(nodes), visitsLeft: MAX_VISITS };
}

function getJumps(nodes: readonly TSESTree.Node[]): readonly Jump[] {
  const jumps: Jump[] = [];
  for (const { range, type } of nodes) {
    if (type === 'BreakStatement' || type === 'ContinueStatement') jumps.push({ at: range[0], isLocal: true });
    else if (type === 'ReturnStatement' || type === 'ThrowStatement') jumps.push({ at: range[0], isLocal: false });
  }
  return jumps;
}

/**
 * Every mention, in source order, of a variable of a function (or static block) or of a function around it; in a type it is
 * neither read nor written. What belongs to the module, to a namespace or to the environment is left out: every function can
 * reach it.
 */
function getVariableUses(unit: FunctionNode | TSESTree.StaticBlock, sourceCode: SourceCode): readonly VariableUse[] {
  const variables = new Map<Variable, LocalVariable>();
  const uses: VariableUse[] = [];
  const collect = (scope: TSESLint.Scope.Scope, isNested: boolean): void => {
    for (const reference of scope.references) {
      const { resolved } = reference;
      if (!resolved) continue;
      let variable = variables.get(resolved);
      if (!variable && isLocal(resolved)) variables.set(resolved, (variable = createLocalVariable(resolved, unit)));
      if (variable) uses.push(createUse(variable, reference, { isNested, unit }));
    }
    for (const inner of scope.childScopes) collect(inner, isNested || (inner.block !== unit && isFunction(inner.block)));
  };
  const scope = sourceCode.scopeManager?.acquire(unit);
  if (scope) collect(scope, false);
  uses.sort((one, other) => one.at - other.at);
  for (const use of uses) noteUse(use);
  return uses;
}

function isLocal({ defs, scope }: Variable): boolean {
  switch (scope.type) {
    case 'class':
    case 'function-expression-name':
    case 'global':
    case 'module':
    case 'tsModule':
      return false;
    default:
      // The function that a CommonJS module is.
      return defs.length > 0 && scope.block.type !== 'Program';
  }
}

function createLocalVariable({ defs, identifiers, name, scope }: Variable, unit: TSESTree.Node): LocalVariable {
  const declaredAt = identifiers[0]?.range[0] ?? -1;
  const isOwn = scope.block.range[0] >= unit.range[0] && scope.block.range[1] <= unit.range[1];
  return {
    name,
    isDeclaredValue: defs.every(({ node }) => node.type === 'VariableDeclarator'),
    declaredAt,
    isOwn,
    isHoisted: defs.some(({ parent }) => parent?.type === 'VariableDeclaration' && parent.kind === 'var'),
    isInitialized: !isOwn || !defs.every(isWithoutValue),
    firstAt: declaredAt,
    lastAt: declaredAt,
    writes: [],
    reads: [],
    firstNestedReadAt: Infinity,
    isWrittenNested: false,
  };
}

/** `let x;`, other than in the head of a loop. */
function isWithoutValue({ node }: TSESLint.Scope.Definition): boolean {
  if (node.type !== 'VariableDeclarator' || node.init) return false;
  const { type } = node.parent.parent;
  return type !== 'ForInStatement' && type !== 'ForOfStatement';
}

function createUse(
  variable: LocalVariable,
  reference: TSESLint.Scope.Reference,
  { isNested, unit }: { readonly isNested: boolean; readonly unit: TSESTree.Node },
): VariableUse {
  const { identifier } = reference;
  const at = identifier.range[0];
  const isWrite = reference.isWrite() && at !== variable.declaredAt;
  return {
    variable,
    at,
    isRead: reference.isRead() && !isInType(reference),
    isWrite,
    isNested,
    fallbacks: isWrite ? getFallbacks(identifier, unit) : [],
  };
}

function isInType(reference: TSESLint.Scope.Reference): boolean {
  return 'isValueReference' in reference && !reference.isValueReference;
}

function getFallbacks(node: TSESTree.Node, unit: TSESTree.Node): TSESTree.BlockStatement[] {
  const fallbacks: TSESTree.BlockStatement[] = [];
  for (let inner = node; inner !== unit && inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (parent.type !== 'TryStatement' || parent.finalizer === inner) continue;
    if (parent.handler && parent.handler !== inner) fallbacks.push(parent.handler.body);
    if (parent.finalizer) fallbacks.push(parent.finalizer);
  }
  return fallbacks;
}

function noteUse({ at, isNested, isRead, isWrite, variable }: VariableUse): void {
  variable.firstAt = Math.min(variable.firstAt, at);
  variable.lastAt = Math.max(variable.lastAt, at);
  if (isRead) {
    variable.reads.push(at);
    if (isNested) variable.firstNestedReadAt = Math.min(variable.firstNestedReadAt, at);
  }
  if (isWrite) {
    variable.writes.push(at);
    variable.isWrittenNested ||= isNested;
  }
}
