import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLastName, getLiteralString } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getConstantString, getDefinition, getOrigin, getVariable, isReassigned } from './bindings.ts';
import { getConfiguredWords, isConfiguredObject } from './config/configured-sources.ts';
import { isConfigFileParse, isConfigLoad } from './config/loader-calls.ts';
import { isBuilt, isNullishVariable } from './config/parameters-in-progress.ts';
import { getPathLookup } from './config/path-lookups.ts';
import { getEnvironmentKey, getPatternSource } from './config/pattern-sources.ts';
import { getConfiguredCall, getEnvironmentCall, hasDefault } from './config/reader-calls.ts';
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
  return read(node, { context, names, hops: MAX_HOPS });
}

/** As {@link getConfigRead}, but sets the default aside that the value may have: `config.db ?? {}`, `config.get("db", {})`. */
export function getDefaultedRead(node: TSESTree.Node, context: FileContext, { names }: ConfigReadOptions): ConfigRead | null {
  return readSection(node, { context, names, hops: MAX_HOPS });
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
  return readGetter(call, { context, names, hops: MAX_HOPS });
}

/** A lookup that may still follow some variables. */
interface Search extends Lookup {
  readonly hops: number;
}

type Read = (node: TSESTree.Node, search: Search) => ConfigRead | null;

const read: Read = (node, search) => {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Identifier':
      return readIdentifier(inner, search, read);
    case 'MemberExpression':
      return readMember(inner, search);
    case 'CallExpression':
      return readCall(inner, search);
    case 'AwaitExpression':
      return getModuleRoot(inner, search) ?? read(inner.argument, search);
    default:
      return null;
  }
};

const readSection: Read = (node, search) => {
  const inner = unwrap(node);
  if (inner.type === 'LogicalExpression' && inner.operator !== '&&') return readSection(inner.left, search);
  if (inner.type === 'Identifier') return readIdentifier(inner, search, readSection);
  return (inner.type === 'CallExpression' ? readGetter(inner, search) : null) ?? read(inner, search);
};

function readIdentifier(node: TSESTree.Identifier, search: Search, readValue: Read): ConfigRead | null {
  const { context } = search;
  const environment = getEnvironmentRoot(node, search);
  if (environment) return environment;
  const variable = getVariable(node, context.sourceCode);
  if (!variable) return isConfiguredObject(node, context) ? createRoot('object', node.name) : null;
  const definition = getDefinition(variable);
  switch (definition?.node.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return getImportRoot(definition.node, variable, search);
    case 'VariableDeclarator':
      return readVariable(definition.node, variable, search, readValue);
    case 'TSImportEqualsDeclaration':
      return nameAfter(getModuleRoot(node, search), variable);
    default:
      return definition?.type === 'Parameter' ? getParameterRoot(variable, search) : null;
  }
}

function readVariable(declarator: TSESTree.VariableDeclarator, variable: Variable, search: Search, readValue: Read): ConfigRead | null {
  const { id, init } = declarator;
  // What a list holds are records, whatever they are called.
  if (isLoopVariable(declarator)) return null;
  if (!init) return isNullishName(id) ? null : getNamedRoot(variable, search);
  const source = isFollowed(variable, search) ? getPatternSource(id, variable.name) : null;
  const readBase = source?.path.length === 0 ? readValue : readSection;
  const base = source && readBase(init, follow(search));
  if (base) return source.hasDefault && readValue === read ? null : readPath(nameAfter(base, variable, source.path), source.path);
  return getEnvironmentKey(id, variable, search.context) ?? getVariableRoot(id, init, variable, search);
}

function isFollowed(variable: Variable, { hops }: Search): boolean {
  return hops > 0 && !isReassigned(variable);
}

function follow(search: Search): Search {
  return { ...search, hops: search.hops - 1 };
}

function readPath(section: ConfigRead, path: readonly string[]): ConfigRead | null {
  return path.reduce<ConfigRead | null>((inner, key) => inner && getKeyRead(inner, key), section);
}

function isLoopVariable({ parent: { parent } }: TSESTree.VariableDeclarator): boolean {
  return parent.type === 'ForOfStatement' || parent.type === 'ForInStatement';
}

function isNullishName(id: TSESTree.BindingName): boolean {
  return id.type === 'Identifier' && isNullishVariable(id);
}

/** A variable that is called like configuration, unless the code itself makes or fills up what it holds, or reads it from a source. */
function getVariableRoot(id: TSESTree.BindingName, init: TSESTree.Expression, variable: Variable, search: Search): ConfigRead | null {
  if (isOwnValue(init) || isDefaulted(init)) return null;
  if (isBuilt(variable) || isNullishName(id)) return null;
  const isRead = search.hops > 0 && readSection(init, follow(search)) !== null;
  return isRead ? null : getNamedRoot(variable, search);
}

/** `settings.browser ?? {}`: as a parameter with a default, nobody expects it to be filled. */
function isDefaulted(init: TSESTree.Expression): boolean {
  const value = unwrap(init);
  return value.type === 'LogicalExpression' && value.operator !== '&&' && isOwnValue(value.right);
}

/** What a call or a module gives is known by the name of the variable that holds it. */
function nameAfter<Source extends ConfigRead | null>(base: Source, variable: Variable, path: readonly string[] = []): Source {
  const isNameless = base !== null && base.kind !== 'environment' && base.variable === null && base.path.length === 0 && !base.source.startsWith('this.');
  return isNameless && path.length === 0 ? { ...base, source: variable.name, ...own(variable) } : base;
}

function readMember(node: TSESTree.MemberExpression, search: Search): ConfigRead | null {
  const environment = getEnvironmentRoot(node, search);
  if (environment) return environment;
  const key = getKeyName(node) ?? (node.computed ? getConstantString(node.property, search.context.sourceCode) : null);
  if (key === null) return null;
  if (unwrap(node.object).type === 'ThisExpression') return getFieldRoot(node, key, search);
  const section = readSection(node.object, search);
  return section && getKeyRead(section, key);
}

function readCall(node: TSESTree.CallExpression, search: Search): ConfigRead | null {
  const { context } = search;
  const name = getLastName(node.callee);
  if (name === null) return null;
  if (name === 'require') return getModuleRoot(node, search);
  const variable = getEnvironmentCall(node, context) ?? getConfiguredCall(node, context);
  if (variable) return variable;
  const value = readPathLookup(node, search) ?? (hasDefault(node) ? null : readGetter(node, search));
  if (value) return value;
  const { sourceCode } = context;
  const isWhole = isCalledPackage(getOrigin(node.callee, sourceCode)) || isConfigLoad(node) || isConfigFileParse(node, sourceCode);
  return isWhole ? createRoot('object', `${name}()`) : null;
}

/** `config.get("a.b")`. */
function readGetter(node: TSESTree.CallExpression, search: Search): ConfigRead | null {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || getKeyName(callee) !== 'get' || !node.arguments[0]) return null;
  const path = getLiteralString(node.arguments[0]);
  const section = path === null ? null : readSection(callee.object, search);
  return section && section.kind !== 'environment' ? { ...section, path: [...section.path, ...path!.split(section.separator)] } : null;
}

/** lodash's `get(config, "a.b")` and its kin, without a default. */
function readPathLookup(node: TSESTree.CallExpression, search: Search): ConfigRead | null {
  const found = getPathLookup(node, search.context.sourceCode);
  const section = found && !found.fallback ? readSection(found.object, search) : null;
  return found && section ? { ...section, path: [...section.path, ...found.path] } : null;
}
