import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction, type FunctionNode } from '../../ast/functions.ts';

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

/** A variable that is mentioned in a function, with where in the code it is. */
export interface LocalVariable {
  readonly name: string;
  /** It holds a value, as `const`, `let` and `var` do: it is no parameter, function, class or type. */
  readonly isDeclaredValue: boolean;
  readonly declaredAt: number;
  firstAt: number;
  lastAt: number;
  lastWriteAt: number;
  /** Some function within the one that was asked about assigns to it, at a time of its own. */
  isWrittenNested: boolean;
}

/**
 * Every mention, in source order, of a variable of a function (or static block) or of a function around it; in a type it is
 * neither read nor written. What belongs to the module, to a namespace or to the environment is left out: every function can
 * reach it.
 */
export function getVariableUses(unit: FunctionNode | TSESTree.StaticBlock, sourceCode: SourceCode): readonly VariableUse[] {
  const variables = new Map<Variable, LocalVariable>();
  const uses = [...getReferences(unit, sourceCode)].flatMap(reference => {
    const { resolved } = reference;
    if (!resolved || !isLocal(resolved)) return [];
    const variable = variables.get(resolved) ?? createLocalVariable(resolved);
    variables.set(resolved, variable);
    return [createUse(variable, reference, unit)];
  });
  for (const use of uses) noteUse(use);
  return uses.sort((one, other) => one.at - other.at);
}

function* getReferences(unit: TSESTree.Node, { scopeManager }: SourceCode): Generator<TSESLint.Scope.Reference> {
  const scope = scopeManager?.acquire(unit);
  const pending = scope ? [scope] : [];
  for (let next = pending.pop(); next; next = pending.pop()) {
    pending.push(...next.childScopes);
    yield* next.references;
  }
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

function createLocalVariable({ defs, identifiers, name }: Variable): LocalVariable {
  const declaredAt = identifiers[0]?.range[0] ?? -1;
  return {
    name,
    isDeclaredValue: defs.every(({ node }) => node.type === 'VariableDeclarator'),
    declaredAt,
    firstAt: declaredAt,
    lastAt: declaredAt,
    lastWriteAt: -1,
    isWrittenNested: false,
  };
}

function createUse(variable: LocalVariable, reference: TSESLint.Scope.Reference, unit: TSESTree.Node): VariableUse {
  const { identifier } = reference;
  const at = identifier.range[0];
  const isWrite = reference.isWrite() && at !== variable.declaredAt;
  return {
    variable,
    at,
    isRead: reference.isRead() && !isInType(reference),
    isWrite,
    isNested: isNestedIn(identifier, unit),
    fallbacks: isWrite ? getFallbacks(identifier, unit) : [],
  };
}

function isInType(reference: TSESLint.Scope.Reference): boolean {
  return 'isValueReference' in reference && !reference.isValueReference;
}

function isNestedIn(node: TSESTree.Node, unit: TSESTree.Node): boolean {
  const inner = getEnclosingFunction(node);
  return inner !== null && inner !== unit && inner.range[0] >= unit.range[0];
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

function noteUse({ at, isNested, isWrite, variable }: VariableUse): void {
  variable.firstAt = Math.min(variable.firstAt, at);
  variable.lastAt = Math.max(variable.lastAt, at);
  if (isWrite) variable.lastWriteAt = Math.max(variable.lastWriteAt, at);
  variable.isWrittenNested ||= isWrite && isNested;
}
