import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { GLOBAL_NAMES, GLOBAL_OBJECTS, SELF_REFERENCES } from '../../knowledge/global-objects.ts';
import { followConst, getBuiltinName, getConstantString, getInitializer, getOrigin, getVariable, isGlobalReference } from '../bindings.ts';
import { getModuleVariables, type ModuleState } from '../module-state.ts';
import { getWritesFrom, type Write } from '../writes.ts';
import { isGuarded } from './absence.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A place that puts a name of its own on the global object, or changes the environment of the process. */
export interface GlobalWrite {
  readonly kind: 'environment' | 'global';
  /** `appState`, `process.env.PORT`; as written where only run time knows the key. */
  readonly name: string;
  readonly write: Write;
  /** Whether it only sets what is absent. */
  readonly isDefault: boolean;
}

/**
 * Every write of a new global name and of `process.env` in the file; names that the platform provides are not ours to judge here,
 * nor are the names that a script gives the scope it is evaluated in.
 */
export function getGlobalWrites(sourceCode: SourceCode): readonly GlobalWrite[] {
  const roots = getRoots(sourceCode);
  const writes = roots.flatMap(root => getWritesFrom(root, sourceCode).flatMap(write => describe(write, roots, sourceCode)));
  return isEvaluatedScript(sourceCode.ast) ? writes.filter(({ kind }) => kind !== 'global') : writes;
}

/**
 * Whether the file is one function expression, `(inputs) => { … }`: nobody can import it, so another program reads its text and
 * evaluates it in a realm of its own.
 */
function isEvaluatedScript({ body }: TSESTree.Program): boolean {
  const statements = body.filter(statement => statement.type !== 'EmptyStatement');
  const [only] = statements;
  return statements.length === 1 && only?.type === 'ExpressionStatement' && isFunction(only.expression);
}

/** Whether every program finds the name on the global object, be it for the language, the platform or the linted file's configuration. */
export function isExistingGlobal(name: string, sourceCode: SourceCode): boolean {
  if (GLOBAL_NAMES.has(name) || GLOBAL_OBJECTS.has(name) || /^on[a-z]+$/u.test(name)) return true;
  return sourceCode.scopeManager?.globalScope?.set.get(name)?.defs.length === 0;
}

/** The names in the file that stand for the global object, for `process` or for `process.env`. */
function getRoots(sourceCode: SourceCode): readonly TSESTree.Identifier[] {
  const roots: TSESTree.Identifier[] = [];
  for (const { references } of sourceCode.scopeManager?.scopes ?? []) {
    for (const { identifier } of references) if (isGlobalRoot(identifier, sourceCode)) roots.push(identifier);
  }
  for (const variable of getModuleVariables(sourceCode)) {
    if (!isProcessImport(variable)) continue;
    for (const { identifier } of variable.references) if (identifier.type === 'Identifier') roots.push(identifier);
  }
  return roots;
}

function isGlobalRoot(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier, sourceCode: SourceCode): identifier is TSESTree.Identifier {
  const isNamedSo = identifier.name === 'process' || SELF_REFERENCES.has(identifier.name);
  return isNamedSo && identifier.type === 'Identifier' && isGlobalReference(identifier, sourceCode);
}

function isProcessImport({ defs }: TSESLint.Scope.Variable): boolean {
  const parent = defs[0]?.parent;
  return parent?.type === 'ImportDeclaration' && /^(?:node:)?process$/u.test(parent.source.value);
}

function describe(write: Write, roots: readonly TSESTree.Identifier[], sourceCode: SourceCode): readonly GlobalWrite[] {
  const path = getFullPath(write.root, write.path, sourceCode);
  if (!path || write.kind === 'method') return [];
  if (path[0] === 'process') {
    if (path[1] !== 'env' || path.length > 3) return [];
    if (isRestore(write, sourceCode)) return [];
    const name = write.kind === 'assignment' ? sourceCode.getText(write.target) : 'process.env';
    return [{ kind: 'environment', name, write, isDefault: isDefault(write, path, roots, sourceCode) }];
  }
  return describeName(write, path, roots, sourceCode);
}

/** `process.env.A = old` with `const old = process.env.A`, and `delete process.env.A` in the other branch: what changed it is reported. */
function isRestore({ node, operator, target, value }: Write, sourceCode: SourceCode): boolean {
  if (operator === 'delete') {
    const other = getOtherBranch(node);
    const assignment = other && getOnlyExpression(other);
    return assignment?.type === 'AssignmentExpression' && isSavedValue(assignment.right, target, sourceCode);
  }
  return operator === '=' && value !== null && isSavedValue(value, target, sourceCode);
}

function isSavedValue(value: TSESTree.Node, target: TSESTree.Node, sourceCode: SourceCode): boolean {
  const name = unwrap(value);
  const variable = name.type === 'Identifier' ? getVariable(name, sourceCode) : null;
  const saved = variable && getInitializer(variable);
  // By their text: they are no equal expressions, as what stands between them changes the value.
  return saved !== null && sourceCode.getText(unwrap(saved)) === sourceCode.getText(unwrap(target));
}

/** The other branch of the `if` of which a node is the only expression in its branch. */
function getOtherBranch(node: TSESTree.Node): TSESTree.Statement | null {
  const statement = wrapped(node).parent;
  const branch = statement?.parent?.type === 'BlockStatement' ? statement.parent : statement;
  if (branch?.parent?.type !== 'IfStatement') return null;
  const { alternate, consequent } = branch.parent;
  return branch === consequent ? alternate : consequent;
}

function getOnlyExpression(branch: TSESTree.Statement): TSESTree.Node | null {
  const only = branch.type === 'BlockStatement' && branch.body.length === 1 ? branch.body[0] : branch;
  return only?.type === 'ExpressionStatement' ? unwrap(only.expression) : null;
}

function describeName(write: Write, path: readonly (string | null)[], roots: readonly TSESTree.Identifier[], sourceCode: SourceCode): readonly GlobalWrite[] {
  if (path.length > 1 || write.kind !== (path.length === 0 ? 'builtin' : 'assignment')) return [];
  const name = path.length === 0 ? getAssignedName(write, sourceCode) : (path[0] ?? getComputedName(write.target, sourceCode));
  if (name === null || isExistingGlobal(name, sourceCode)) return [];
  return [{ kind: 'global', name, write, isDefault: isDefault(write, path, roots, sourceCode) }];
}

/** `["process", "env", "PORT"]`, `["appState"]`; nothing for the global object itself. */
function getFullPath(root: TSESTree.Node, keys: readonly (string | null)[], sourceCode: SourceCode): readonly (string | null)[] | null {
  const origin = getOrigin(root, sourceCode);
  if (!origin) return null;
  const path = [origin.root, ...origin.path, ...keys];
  while (path[0] !== null && path[0] !== undefined && SELF_REFERENCES.has(path[0])) path.shift();
  return path;
}

/** The new name in `Object.assign(globalThis, { name })` and `Object.defineProperty(globalThis, "name", …)`. */
function getAssignedName({ kind, node, operator }: Write, sourceCode: SourceCode): string | null {
  const argument = kind === 'builtin' && node.type === 'CallExpression' ? node.arguments[1] : undefined;
  if (!argument) return null;
  if (operator !== 'Object.assign') return getConstantString(argument, sourceCode);
  const source = followConst(argument, sourceCode);
  if (source.type !== 'ObjectExpression') return null;
  const names = source.properties.map(property => (property.type === 'Property' ? getKeyName(property) : null));
  return names.find(name => name !== null && !isExistingGlobal(name, sourceCode)) ?? null;
}

/** `globalThis[KEY]` with a key that a `const` holds, or a symbol, which is new for sure. */
function getComputedName(target: TSESTree.Node, sourceCode: SourceCode): string | null {
  const member = unwrap(target);
  if (member.type !== 'MemberExpression' || !member.computed) return null;
  const constant = getConstantString(member.property, sourceCode);
  if (constant !== null) return constant;
  const value = followConst(member.property, sourceCode);
  const isSymbol = value.type === 'CallExpression' && /^Symbol(?:\.for)?$/u.test(getBuiltinName(value.callee, sourceCode) ?? '');
  return isSymbol ? sourceCode.getText(member.property) : null;
}

/** `globalThis.cache ??= …`, `if (!globalThis.cache) …`. */
function isDefault(write: Write, path: readonly (string | null)[], roots: readonly TSESTree.Identifier[], sourceCode: SourceCode): boolean {
  if (path.length === 0 || path.includes(null)) return false;
  const reads = roots.flatMap(root => getReads(root, path, sourceCode));
  const state: ModuleState = { name: '', declaration: write.node, variable: null, field: null, initializer: null, annotation: null, held: null, writes: [write], reads };
  return isGuarded(write, state, sourceCode);
}

/** Where the member chain that begins at a root reads the same global. */
function getReads(root: TSESTree.Node, path: readonly (string | null)[], sourceCode: SourceCode): readonly TSESTree.Node[] {
  const keys: (string | null)[] = [];
  let node = root;
  for (;;) {
    const full = getFullPath(root, keys, sourceCode);
    if (full?.length === path.length && full.every((key, index) => key === path[index])) return [node];
    const outer: TSESTree.Node = getOuterMember(node) ?? node;
    if (outer === node) return [];
    keys.push(getKeyName(outer as TSESTree.MemberExpression));
    node = outer;
  }
}

function getOuterMember(node: TSESTree.Node): TSESTree.MemberExpression | null {
  const value = wrapped(node);
  return value.parent?.type === 'MemberExpression' && value.parent.object === value ? value.parent : null;
}
