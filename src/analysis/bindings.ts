import { isBuiltin } from 'node:module';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { getKeyName, getLiteralString } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { SELF_REFERENCES } from '../knowledge/global-objects.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Variable = TSESLint.Scope.Variable;

/** What an expression refers to, once imports, `require`, aliases and destructuring are followed. */
export interface Origin {
  /** `global` when nothing in the file declares the root; `module` when it came in by import or `require`. */
  readonly source: 'global' | 'module';
  /** The global's name, or the module specifier as written but without `node:`. */
  readonly root: string;
  /** The members read from it, outermost first; `default` is dropped, as bundlers and Node blur it. */
  readonly path: readonly string[];
  /** `root` and `path` joined by dots: `process.exit`, `fs.promises.readFile`, `axios.get`. */
  readonly name: string;
}

/** How many `const` aliases are followed; a `require` or a destructuring of a known thing is none of its own. */
const MAX_ALIASES = 4;

/** Node modules whose exports are the members of a global of the same name. */
const MODULES_THAT_ARE_GLOBALS = new Set(['console', 'process']);

/**
 * What `node` refers to: a global (`process`, `globalThis.process`), something imported (ESM in every form,
 * `import x = require()`, `require`, destructured or not, `createRequire(…)("x")`, `await import()`,
 * `process.getBuiltinModule()`), or a member of these. Sees through `as`, `!`, optional chains, `(0, f)` and computed access
 * with a literal, and follows `const` aliases.
 *
 * Node's modules are named without `node:`; `fs/promises` is `fs.promises`, and what `node:process` and `node:console`
 * export is the global of that name. `import.meta` is the global `import.meta`.
 *
 * @returns `null` for a local variable, a parameter, the result of a call, or a key that only run time knows.
 */
export function getOrigin(node: TSESTree.Node, sourceCode: SourceCode): Origin | null {
  return resolve(node, sourceCode, MAX_ALIASES);
}

/** The dotted name of a global or of a Node built-in (`process.exit`, `fs.promises.readFile`); `null` for everything else, packages and own modules included. */
export function getBuiltinName(node: TSESTree.Node, sourceCode: SourceCode): string | null {
  const origin = getOrigin(node, sourceCode);
  return origin && (origin.source === 'global' || isBuiltin(origin.root)) ? origin.name : null;
}

/** Whether `node` is the global or Node built-in of that dotted name. */
export function isBuiltinNamed(node: TSESTree.Node, name: string, sourceCode: SourceCode): boolean {
  const inner = unwrap(node);
  const key = inner.type === 'MemberExpression' ? getKeyName(inner) : null;
  if (key !== null && key !== 'default' && !name.endsWith(key)) return false;
  return getBuiltinName(node, sourceCode) === name;
}

const variablesByFile = new FileCache<Map<TSESTree.Node, Variable | null>>();

/**
 * The variable that an identifier reads, writes or declares; `null` for a global that the file does not declare and for
 * identifiers that are no variable (property names, labels).
 */
export function getVariable(node: TSESTree.Identifier | TSESTree.JSXIdentifier, sourceCode: SourceCode): Variable | null {
  const variables = variablesByFile.getOrCompute(sourceCode, () => collectVariables(sourceCode));
  return variables.get(node) ?? null;
}

/** Whether the identifier is a reference that no declaration in the file answers. */
export function isGlobalReference(node: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const variable = getVariable(node, sourceCode);
  if (variable) return false;
  return variablesByFile.get(sourceCode)?.has(node) === true;
}

function collectVariables(sourceCode: SourceCode): Map<TSESTree.Node, Variable | null> {
  const variables = new Map<TSESTree.Node, Variable | null>();
  for (const scope of sourceCode.scopeManager?.scopes ?? []) {
    for (const { identifier, resolved } of scope.references) {
      variables.set(identifier, resolved && !isAmbientGlobal(resolved) ? resolved : null);
    }
    for (const variable of scope.variables) {
      if (!isAmbientGlobal(variable)) for (const identifier of variable.identifiers) variables.set(identifier, variable);
    }
  }
  return variables;
}

/** Globals of the configuration, of TypeScript's libs and `declare const process: …` name what the environment provides. */
function isAmbientGlobal({ defs }: Variable): boolean {
  return defs.every(({ node, parent }) =>
    node.type === 'TSDeclareFunction' ? node.declare : parent?.type === 'VariableDeclaration' && parent.declare,
  );
}

/** The one definition of a variable, if it has just one. */
export function getDefinition(variable: Variable): TSESLint.Scope.Definition | null {
  return variable.defs.length === 1 ? variable.defs[0]! : null;
}

/** Whether the variable is written anywhere but in its own declaration. */
export function isReassigned(variable: Variable): boolean {
  return variable.references.some(reference => reference.isWrite() && !reference.init);
}

/**
 * The value that a variable keeps for good: the initialiser of a `const`, or of a `let`/`var` that nothing reassigns,
 * declared by a plain identifier.
 *
 * @returns `null` for parameters, imports, destructured names, loop variables and everything reassigned.
 */
export function getInitializer(variable: Variable): TSESTree.Expression | null {
  const definition = getDefinition(variable);
  if (definition?.node.type !== 'VariableDeclarator' || definition.node.id.type !== 'Identifier') return null;
  if (definition.node.parent.parent.type === 'ForInStatement' || definition.node.parent.parent.type === 'ForOfStatement') return null;
  return isReassigned(variable) ? null : definition.node.init;
}

/**
 * The expression behind a name: `node` without its wrappers, and for an identifier that names a never-reassigned variable
 * its initialiser (one hop). Any other node comes back unwrapped.
 */
export function followConst(node: TSESTree.Node, sourceCode: SourceCode): TSESTree.Node {
  const inner = unwrap(node);
  if (inner.type !== 'Identifier') return inner;
  const variable = getVariable(inner, sourceCode);
  const initializer = variable && getInitializer(variable);
  return initializer ? unwrap(initializer) : inner;
}

/** The string that `node` always is: a literal, a template without substitutions, or a `const` of one; otherwise `null`. */
export function getConstantString(node: TSESTree.Node, sourceCode: SourceCode): string | null {
  return getLiteralString(followConst(node, sourceCode));
}

/** The function that `node` is or names: an inline function, a function declaration, or a `const` that holds one; otherwise `null`. */
export function getLocalFunction(
  node: TSESTree.Node,
  sourceCode: SourceCode,
): TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | null {
  const inner = followConst(node, sourceCode);
  if (inner.type === 'ArrowFunctionExpression' || inner.type === 'FunctionExpression') return inner;
  if (inner.type !== 'Identifier') return null;
  const variable = getVariable(inner, sourceCode);
  const definition = variable && !isReassigned(variable) ? getDefinition(variable) : null;
  return definition?.node.type === 'FunctionDeclaration' && definition.name === definition.node.id ? definition.node : null;
}

function resolve(node: TSESTree.Node, sourceCode: SourceCode, aliases: number): Origin | null {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Identifier':
      return resolveIdentifier(inner, sourceCode, aliases);
    case 'MemberExpression': {
      const object = resolve(inner.object, sourceCode, aliases);
      const key = object && (getKeyName(inner) ?? (inner.computed ? getConstantString(inner.property, sourceCode) : null));
      return object && key !== null ? member(object, key) : null;
    }
    case 'CallExpression': {
      const specifier = getRequiredModule(inner, sourceCode, aliases);
      return specifier === null ? null : moduleOrigin(specifier);
    }
    case 'AwaitExpression': {
      const awaited = unwrap(inner.argument);
      const specifier = awaited.type === 'ImportExpression' ? getLiteralString(awaited.source) : null;
      return specifier === null ? null : moduleOrigin(specifier);
    }
    case 'MetaProperty':
      return inner.meta.name === 'import' ? origin('global', 'import.meta', []) : null;
    case 'SequenceExpression':
      return resolve(inner.expressions.at(-1)!, sourceCode, aliases);
    default:
      return null;
  }
}

const originsByFile = new FileCache<Map<Variable, Origin | null>>();

function resolveIdentifier(node: TSESTree.Identifier, sourceCode: SourceCode, aliases: number): Origin | null {
  const variable = getVariable(node, sourceCode);
  if (!variable) return isGlobalReference(node, sourceCode) ? origin('global', node.name, []) : null;
  if (aliases < MAX_ALIASES) return resolveVariable(variable, sourceCode, aliases);
  const origins = originsByFile.getOrCompute(sourceCode, () => new Map());
  let found = origins.get(variable);
  if (found === undefined) origins.set(variable, (found = resolveVariable(variable, sourceCode, aliases)));
  return found;
}

function resolveVariable(variable: Variable, sourceCode: SourceCode, aliases: number): Origin | null {
  const definition = getDefinition(variable);
  if (!definition) return null;
  switch (definition.node.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return resolveImport(definition.node);
    case 'TSImportEqualsDeclaration':
      return resolveImportEquals(definition.node, sourceCode, aliases);
    case 'VariableDeclarator':
      return aliases === 0 || isReassigned(variable) ? null : resolveDeclarator(definition.node, variable.name, sourceCode, aliases - 1);
    default:
      return null;
  }
}

function resolveImport(
  node: TSESTree.ImportDefaultSpecifier | TSESTree.ImportNamespaceSpecifier | TSESTree.ImportSpecifier,
): Origin | null {
  if (node.parent.type !== 'ImportDeclaration') return null;
  const base = moduleOrigin(node.parent.source.value);
  if (node.type !== 'ImportSpecifier') return base;
  return member(base, node.imported.type === 'Identifier' ? node.imported.name : node.imported.value);
}

function resolveImportEquals(node: TSESTree.TSImportEqualsDeclaration, sourceCode: SourceCode, aliases: number): Origin | null {
  const reference = node.moduleReference;
  if (reference.type !== 'TSExternalModuleReference') return null;
  const specifier = getConstantString(reference.expression, sourceCode);
  return specifier === null || aliases === 0 ? null : moduleOrigin(specifier);
}

function resolveDeclarator(
  { id, init, parent }: TSESTree.VariableDeclarator,
  name: string,
  sourceCode: SourceCode,
  aliases: number,
): Origin | null {
  if (!init || parent.parent.type === 'ForOfStatement' || parent.parent.type === 'ForInStatement') return null;
  const path = getPatternPath(id, name);
  const base = path && resolve(init, sourceCode, aliases);
  return base ? path.reduce(member, base) : null;
}

/**
 * The keys that lead to the variable `name` in a destructuring pattern: `["b", "c"]` for `c` in `{ b: { c } }`.
 *
 * @returns `null` when the name is not in the pattern, or only behind a rest element, an array pattern or a computed key.
 */
export function getPatternPath(pattern: TSESTree.Node, name: string): readonly string[] | null {
  if (pattern.type === 'Identifier') return pattern.name === name ? [] : null;
  if (pattern.type === 'AssignmentPattern') return getPatternPath(pattern.left, name);
  if (pattern.type !== 'ObjectPattern') return null;
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const key = getKeyName(property);
    const rest = key === null ? null : getPatternPath(property.value, name);
    if (rest) return [key!, ...rest];
  }
  return null;
}

/** The specifier that a call loads: `require("x")`, `createRequire(…)("x")`, `process.getBuiltinModule("x")`. */
function getRequiredModule({ arguments: [first], callee }: TSESTree.CallExpression, sourceCode: SourceCode, aliases: number): string | null {
  const specifier = first ? getConstantString(first, sourceCode) : null;
  if (specifier === null) return null;
  const loader = followConst(callee, sourceCode);
  const isRequire =
    loader.type === 'CallExpression'
      ? resolve(loader.callee, sourceCode, aliases)?.name === 'module.createRequire'
      : isModuleLoader(resolve(loader, sourceCode, aliases));
  return isRequire ? specifier : null;
}

function isModuleLoader(loader: Origin | null): boolean {
  return loader?.source === 'global' && (loader.name === 'require' || loader.name === 'process.getBuiltinModule' || loader.name === 'module.require');
}

function moduleOrigin(specifier: string): Origin {
  const bare = specifier.startsWith('node:') ? specifier.slice('node:'.length) : specifier;
  if (MODULES_THAT_ARE_GLOBALS.has(bare)) return origin('global', bare, []);
  const [root = bare, ...path] = isBuiltin(bare) ? bare.split('/') : [bare];
  return origin('module', root, path);
}

function member(base: Origin, key: string): Origin {
  if (base.source === 'global' && base.path.length === 0 && SELF_REFERENCES.has(base.root)) return origin('global', key, []);
  if (base.path.length === 0 && key === 'default') return base;
  return origin(base.source, base.root, [...base.path, key]);
}

function origin(source: Origin['source'], root: string, path: readonly string[]): Origin {
  return { source, root, path, name: [root, ...path].join('.') };
}
