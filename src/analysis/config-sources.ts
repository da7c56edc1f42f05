import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { ENVIRONMENT_OBJECTS, ENVIRONMENT_READERS, ENV_READERS } from '../knowledge/config-words.ts';
import { getBuiltinName, getConstantString, getDefinition, getOrigin, getVariable, isReassigned } from './bindings.ts';
import { getConfiguredWords, isConfiguredCall, isConfiguredObject } from './config/configured-sources.ts';
import { getPathLookup } from './config/path-lookups.ts';
import { isBuilt, isNullishVariable } from './config/parameters-in-progress.ts';
import { getCalleeName, isConfigFileParse, isConfigLoad } from './config/loader-calls.ts';
import {
  createRoot,
  getEnvironmentRoot,
  getFieldRoot,
  getImportRoot,
  getModuleRoot,
  getNamedRoot,
  getParameterRoot,
  isCalledPackage,
  isOwnValue,
  own,
  type ConfigRead,
  type Lookup,
} from './config/roots.ts';
import { isOurs } from './packages.ts';

type Variable = TSESLint.Scope.Variable;

export type { ConfigRead } from './config/roots.ts';

export interface ConfigReadOptions {
  /** Also take what is only called like configuration: a binding, parameter or `this.` member named `config`, `*Settings`… */
  readonly names: boolean;
}

/** How many `const`s and destructurings are followed. */
const MAX_HOPS = 4;

/** Any word without which no source can be mentioned; cheap enough to ask of every file. */
const HINT = /env|config|settings|cfg|nconf|convict/iu;

/** Whether the file can read configuration at all, by its text. */
export function mayReadConfig(context: FileContext): boolean {
  const { text } = context.sourceCode;
  return HINT.test(text) || getConfiguredWords(context).some(word => text.includes(word));
}

/**
 * The configuration value that an expression reads: an environment variable in any form, a key of a configuration object, or
 * with `names` a key of what is called one. Follows `const`s and destructuring, and sees through casts and optional chains.
 *
 * @returns `null` for everything else: a key that only run time knows, the result of a called function, an event handler, and
 *   a value that already has its default (`const { port = 1 } = config`).
 */
export function getConfigRead(node: TSESTree.Node, context: FileContext, { names }: ConfigReadOptions): ConfigRead | null {
  return read(node, { context, names }, MAX_HOPS);
}

/** As {@link getConfigRead}, but sets the default aside that the value may have: `config.db ?? {}`, `config.get("db", {})`. */
export function getDefaultedRead(node: TSESTree.Node, context: FileContext, { names }: ConfigReadOptions): ConfigRead | null {
  return readSection(node, { context, names }, MAX_HOPS);
}

/** Whether two reads are of the same key of the same source. */
export function isSameRead(a: ConfigRead, b: ConfigRead): boolean {
  return a.root === b.root && a.path.length === b.path.length && a.path.every((key, index) => key === b.path[index]);
}

/** The read of `key` in what was read: `null` where there is nothing to read by it, or it is an event handler. */
export function getKeyRead(section: ConfigRead, key: string): ConfigRead | null {
  // Nest's service has methods and nothing else, and callers may leave out an `onError`.
  if (section.reader === 'nest' || /^on[A-Z]/u.test(key)) return null;
  if (section.path.length === 0 && section.export !== null && (key === section.export || key === 'default' || key === 'config')) return section;
  return { ...section, path: [...section.path, key] };
}

/** A `(…).get` of any kind: what it reads, without regard to a default that it is given. */
export function getGetterRead(call: TSESTree.CallExpression, context: FileContext, { names }: ConfigReadOptions): ConfigRead | null {
  return readGetter(call, { context, names }, MAX_HOPS);
}

type Read = (node: TSESTree.Node, lookup: Lookup, hops: number) => ConfigRead | null;

const read: Read = (node, lookup, hops) => {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Identifier':
      return readIdentifier(inner, lookup, hops, read);
    case 'MemberExpression':
      return readMember(inner, lookup, hops);
    case 'CallExpression':
      return readCall(inner, lookup, hops);
    case 'AwaitExpression':
      return getModuleRoot(inner, lookup) ?? read(inner.argument, lookup, hops);
    default:
      return null;
  }
};

const readSection: Read = (node, lookup, hops) => {
  const inner = unwrap(node);
  if (inner.type === 'LogicalExpression' && inner.operator !== '&&') return readSection(inner.left, lookup, hops);
  if (inner.type === 'Identifier') return readIdentifier(inner, lookup, hops, readSection);
  return (inner.type === 'CallExpression' ? readGetter(inner, lookup, hops) : null) ?? read(inner, lookup, hops);
};

function readIdentifier(node: TSESTree.Identifier, lookup: Lookup, hops: number, readValue: Read): ConfigRead | null {
  const { context } = lookup;
  const environment = getEnvironmentRoot(node, lookup);
  if (environment) return environment;
  const variable = getVariable(node, context.sourceCode);
  if (!variable) return isConfiguredObject(node, context) ? createRoot('object', node.name) : null;
  const definition = getDefinition(variable);
  switch (definition?.node.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return getImportRoot(definition.node, variable, lookup);
    case 'VariableDeclarator':
      return readVariable(definition.node, variable, lookup, hops, readValue);
    case 'TSImportEqualsDeclaration':
      return nameAfter(getModuleRoot(node, lookup), variable);
    default:
      return definition?.type === 'Parameter' ? getParameterRoot(variable, lookup) : null;
  }
}

function readVariable(
  { id, init, parent }: TSESTree.VariableDeclarator,
  variable: Variable,
  lookup: Lookup,
  hops: number,
  readValue: Read,
): ConfigRead | null {
  const isLoop = parent.parent.type === 'ForOfStatement' || parent.parent.type === 'ForInStatement';
  // What a list holds are records, whatever they are called.
  if (isLoop) return null;
  if (!init) return id.type === 'Identifier' && isNullishVariable(id) ? null : getNamedRoot(variable, lookup);
  if (hops > 0 && !isReassigned(variable)) {
    const source = getPatternSource(id, variable.name);
    const base = source && (source.path.length > 0 ? readSection : readValue)(init, lookup, hops - 1);
    if (base) {
      if (source.hasDefault && readValue === read) return null;
      return source.path.reduce<ConfigRead | null>((section, key) => section && getKeyRead(section, key), nameAfter(base, variable, source.path));
    }
  }
  const key = getEnvironmentKey(id, variable, lookup);
  if (key) return key;
  return isOwnValue(init) || isDefaulted(init) || isBuilt(variable) || (id.type === 'Identifier' && isNullishVariable(id)) || (hops > 0 && readSection(init, lookup, hops - 1)) ? null : getNamedRoot(variable, lookup);
}

/** `settings.browser ?? {}`: as a parameter with a default, nobody expects it to be filled. */
function isDefaulted(init: TSESTree.Expression): boolean {
  const value = unwrap(init);
  return value.type === 'LogicalExpression' && value.operator !== '&&' && isOwnValue(value.right);
}

/** `X` of `const { env: { X } } = process`. */
function getEnvironmentKey(pattern: TSESTree.Node, variable: Variable, { context }: Lookup): ConfigRead | null {
  const source = pattern.type === 'ObjectPattern' ? getPatternSource(pattern, variable.name) : null;
  const [identifier] = variable.identifiers;
  if (!source || source.hasDefault || source.path[0] !== 'env' || identifier?.type !== 'Identifier') return null;
  const origin = getOrigin(identifier, context.sourceCode);
  const [object, key] = origin?.source === 'global' ? [[origin.root, origin.path[0]].join('.'), origin.path[1]] : [];
  return object !== undefined && key !== undefined && ENVIRONMENT_OBJECTS.has(object) ? createRoot('environment', object, { path: [key] }) : null;
}

/** What a call or a module gives is known by the name of the variable that holds it. */
function nameAfter<Source extends ConfigRead | null>(base: Source, variable: Variable, path: readonly string[] = []): Source {
  const isNameless = base !== null && base.kind !== 'environment' && base.variable === null && base.path.length === 0 && !base.source.startsWith('this.');
  return isNameless && path.length === 0 ? { ...base, source: variable.name, ...own(variable) } : base;
}

/** The keys that lead to a variable in a destructuring pattern, and whether a default stands in the way. */
function getPatternSource(pattern: TSESTree.Node, name: string): { path: readonly string[]; hasDefault: boolean } | null {
  if (pattern.type === 'Identifier') return pattern.name === name ? { path: [], hasDefault: false } : null;
  if (pattern.type === 'AssignmentPattern') {
    const source = getPatternSource(pattern.left, name);
    return source && { ...source, hasDefault: source.path.length === 0 || source.hasDefault };
  }
  if (pattern.type !== 'ObjectPattern') return null;
  for (const property of pattern.properties) {
    const key = property.type === 'Property' ? getKeyName(property) : null;
    const source = key !== null && property.type === 'Property' ? getPatternSource(property.value, name) : null;
    if (source) return { ...source, path: [key!, ...source.path] };
  }
  return null;
}

function readMember(node: TSESTree.MemberExpression, lookup: Lookup, hops: number): ConfigRead | null {
  const environment = getEnvironmentRoot(node, lookup);
  if (environment) return environment;
  const key = getKeyName(node) ?? (node.computed ? getConstantString(node.property, lookup.context.sourceCode) : null);
  if (key === null) return null;
  if (unwrap(node.object).type === 'ThisExpression') return getFieldRoot(node, key, lookup);
  const section = readSection(node.object, lookup, hops);
  return section && getKeyRead(section, key);
}

function readCall(node: TSESTree.CallExpression, lookup: Lookup, hops: number): ConfigRead | null {
  const { sourceCode } = lookup.context;
  const name = getCalleeName(node);
  if (name === null) return null;
  if (name === 'require') return getModuleRoot(node, lookup);
  const variable = readEnvironmentCall(node, name, lookup) ?? readConfiguredCall(node, name, lookup);
  if (variable) return variable;
  const value = readPathLookup(node, lookup, hops) ?? (hasDefault(node) ? null : readGetter(node, lookup, hops));
  if (value) return value;
  const isWhole = isCalledPackage(getOrigin(node.callee, sourceCode)) || isConfigLoad(node) || isConfigFileParse(node, sourceCode);
  return isWhole ? createRoot('object', `${name}()`) : null;
}

/** `config.get("a.b")`. */
function readGetter(node: TSESTree.CallExpression, lookup: Lookup, hops: number): ConfigRead | null {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || getKeyName(callee) !== 'get' || !node.arguments[0]) return null;
  const path = getLiteralString(node.arguments[0]);
  const section = path === null ? null : readSection(callee.object, lookup, hops);
  return section && section.kind !== 'environment' ? { ...section, path: [...section.path, ...path!.split(section.separator)] } : null;
}

/** Whether a `get` is given a default, which options (`{ infer: true }`) are not. */
export function hasDefault({ arguments: [, second] }: TSESTree.CallExpression): boolean {
  if (!second) return false;
  const inner = unwrap(second);
  return inner.type !== 'ObjectExpression' || !inner.properties.some(property => property.type === 'Property' && getKeyName(property) === 'infer');
}

/** lodash's `get(config, "a.b")` and its kin, without a default. */
function readPathLookup(node: TSESTree.CallExpression, lookup: Lookup, hops: number): ConfigRead | null {
  const found = getPathLookup(node, lookup.context.sourceCode);
  const section = found && !found.fallback ? readSection(found.object, lookup, hops) : null;
  return found && section ? { ...section, path: [...section.path, ...found.path] } : null;
}

/** `Deno.env.get("KEY")`, and `env("KEY")` of our module `env`. */
function readEnvironmentCall({ arguments: args, callee }: TSESTree.CallExpression, name: string, lookup: Lookup): ConfigRead | null {
  const { context } = lookup;
  const key = args.length === 1 ? getLiteralString(args[0]!) : null;
  if (key === null) return null;
  const builtin = name === 'get' ? getBuiltinName(callee, context.sourceCode) : null;
  if (builtin !== null && ENVIRONMENT_READERS.has(builtin)) return createRoot('environment', 'Deno.env', { path: [key] });
  const origin = ENV_READERS.has(name) || unwrap(callee).type === 'Identifier' ? getOrigin(callee, context.sourceCode) : null;
  const isReader = origin?.source === 'module' && (origin.path.length === 0 ? ENV_READERS.has(name) : ENV_READERS.has(origin.path.join('.')));
  if (!isReader || !/(?:^|[/#])env(?:\/index)?(?:\.[cm]?[jt]s)?$/u.test(origin.root) || !isOurs(origin.root, context)) return null;
  return createRoot('environment', name, { path: [key] });
}

/** A call that `settings.adr.configSources` names: of a key, or without one of the whole. */
function readConfiguredCall({ arguments: [first], callee }: TSESTree.CallExpression, name: string, { context }: Lookup): ConfigRead | null {
  const origin = getOrigin(callee, context.sourceCode);
  const isImported = origin?.source === 'module';
  const candidate = isImported ? { name: origin.path.at(-1) ?? name, specifier: origin.root } : { name };
  if (!isConfiguredCall(candidate, context)) return null;
  const key = first ? getLiteralString(first) : null;
  if (first && key === null) return null;
  return createRoot('object', name, { path: key === null ? [] : key.split('.') });
}
