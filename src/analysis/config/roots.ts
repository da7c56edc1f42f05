import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { CONFIG_BINDING, CONFIG_PACKAGES, ENVIRONMENT_OBJECTS, NEST_CONFIG, type ConfigPackage } from '../../knowledge/config-words.ts';
import { getOrigin, getVariable, type Origin } from '../bindings.ts';
import { isUiFile } from '../browser-code.ts';
import { isOurs } from '../packages.ts';
import { isConfiguredObject } from './configured-sources.ts';
import { getConfigModuleWord, isConfigName } from './module-names.ts';
import { isCallbackParameter, isInProgress, isOptionalParameter } from './parameters-in-progress.ts';

type Variable = TSESLint.Scope.Variable;

/** Where a configuration value is read. */
export interface ConfigRead {
  /** `environment`: environment variables; `object`: what surely is configuration; `named`: what is only called so. */
  readonly kind: 'environment' | 'named' | 'object';
  /** The source as a reader knows it: `process.env`, `config`, `this.settings`. */
  readonly source: string;
  /** Equal for reads of one source in one file. */
  readonly root: string;
  /** The keys from the source to the value; empty for the source as a whole. */
  readonly path: readonly string[];
  /** The package whose object is read, where that matters. */
  readonly reader: ConfigPackage['reader'] | 'nest' | null;
  /** What parts the keys of a path given as text. */
  readonly separator: string;
  /** The binding that holds the source, if one does. */
  readonly variable: Variable | null;
  /** The declared type of a field that holds the source. */
  readonly type: TSESTree.TypeNode | null;
  /** For a module as a whole, the export that is the source itself: `config` of `import * as all from './config'`. */
  readonly export: string | null;
}

export interface Lookup {
  readonly context: FileContext;
  /** Whether a source may be one by its name alone. */
  readonly names: boolean;
}

export function createRoot(kind: ConfigRead['kind'], source: string, details: Partial<ConfigRead> = {}): ConfigRead {
  return { kind, source, root: source, path: [], reader: null, separator: '.', variable: null, type: null, export: null, ...details };
}

/** `process.env`, `import.meta.env`, `Bun.env` by whatever name. */
export function getEnvironmentRoot(node: TSESTree.Node, { context }: Lookup): ConfigRead | null {
  const origin = getOrigin(node, context.sourceCode);
  if (!origin) return null;
  const name = origin.source === 'module' && origin.root === 'bun' ? `Bun.${origin.path.join('.')}` : origin.name;
  return ENVIRONMENT_OBJECTS.has(name) && (origin.source === 'global' || origin.root === 'bun') ? createRoot('environment', name) : null;
}

type ImportNode = TSESTree.ImportDefaultSpecifier | TSESTree.ImportNamespaceSpecifier | TSESTree.ImportSpecifier;

/** What an import binds: the object of a package for configuration, what the settings name, or what a module of ours called `config` exports. */
export function getImportRoot(node: ImportNode, variable: Variable, lookup: Lookup): ConfigRead | null {
  if (node.parent.type !== 'ImportDeclaration' || node.parent.importKind === 'type') return null;
  const from = node.parent.source.value;
  const imported = getExportName(node);
  const reader = imported === null ? getConfigPackage(from) : null;
  if (reader) return reader.isCalled ? null : createRoot('object', variable.name, { ...own(variable), ...reader });
  const name = imported ?? variable.name;
  if (isConfiguredObject({ name, specifier: from }, lookup.context)) return createRoot('object', variable.name, own(variable));
  if (!isOurs(from, lookup.context)) return null;
  return getConfigModuleRoot(node, from, variable, lookup) ?? getNamedRoot(variable, lookup);
}

/** What a module of ours called `config` exports as a whole, or under such a name. */
function getConfigModuleRoot(node: ImportNode, from: string, variable: Variable, { names }: Lookup): ConfigRead | null {
  const word = getConfigModuleWord(from, names);
  const imported = getExportName(node);
  const isNamedSo = imported === null || isConfigName(imported, names) || isConfigName(variable.name, names);
  if (word === null || !isNamedSo) return null;
  return createRoot('object', variable.name, { ...own(variable), export: node.type === 'ImportNamespaceSpecifier' ? word : null });
}

/** The name a binding is exported under; `null` for the default and for the module as a whole. */
function getExportName(node: ImportNode): string | null {
  if (node.type !== 'ImportSpecifier') return null;
  const name = node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
  return name === 'default' ? null : name;
}

/** A module as a whole: `require('./config')`, `await import('./config')`, `import config = require('config')`. */
export function getModuleRoot(node: TSESTree.Node, { context, names }: Lookup): ConfigRead | null {
  const origin = getOrigin(node, context.sourceCode);
  if (origin?.source !== 'module' || origin.path.length > 0) return null;
  const reader = getConfigPackage(origin.root);
  if (reader) return reader.isCalled ? null : createRoot('object', 'config', { ...reader, root: origin.root });
  if (isConfiguredObject({ name: 'default', specifier: origin.root }, context)) return createRoot('object', 'config', { root: origin.root });
  const word = getConfigModuleWord(origin.root, names);
  return word !== null && isOurs(origin.root, context) ? createRoot('object', word, { root: origin.root, export: word }) : null;
}

/** The package of an origin, if it is one for configuration. */
export function getConfigPackage(specifier: string): ConfigPackage | null {
  return Object.hasOwn(CONFIG_PACKAGES, specifier) ? CONFIG_PACKAGES[specifier]! : null;
}

export function isCalledPackage(origin: Origin | null): boolean {
  return origin?.source === 'module' && origin.path.length === 0 && getConfigPackage(origin.root)?.isCalled === true;
}

/** Parameters that cannot be sources by their name alone; asked once for each, as a function may mention its parameter often. */
const unsureParameters = new WeakMap<Variable, boolean>();

function isUnsure(variable: Variable, identifier: TSESTree.Identifier): boolean {
  let isOne = unsureParameters.get(variable);
  if (isOne === undefined) {
    isOne = isOptionalParameter(identifier) || isCallbackParameter(identifier) || isInProgress(variable);
    unsureParameters.set(variable, isOne);
  }
  return isOne;
}

/** A parameter that is Nest's service, that the settings name, or that is called like configuration and surely is there. */
export function getParameterRoot(variable: Variable, lookup: Lookup): ConfigRead | null {
  const [identifier] = variable.identifiers;
  if (identifier?.type !== 'Identifier') return null;
  if (isNestService(identifier.typeAnnotation, lookup)) return createRoot('object', variable.name, { ...own(variable), reader: 'nest' });
  const root = getNamedRoot(variable, lookup);
  return root && !isUnsure(variable, identifier) ? root : null;
}

/** `this.config`: Nest's service, what the settings name, or what is called like configuration. */
export function getFieldRoot(node: TSESTree.MemberExpression, key: string, lookup: Lookup): ConfigRead | null {
  const source = `this.${key}`;
  const annotation = getDeclaredField(node, key);
  const details = { root: `${source}@${getClass(node)?.range[0] ?? 0}`, type: annotation?.typeAnnotation ?? null };
  if (isNestService(annotation, lookup)) return createRoot('object', source, { ...details, reader: 'nest' });
  if (isConfiguredObject({ name: key }, lookup.context)) return createRoot('object', source, details);
  return isNamedSource(key, lookup) && !isOwnField(node, key) ? createRoot('named', source, details) : null;
}

/** A field that its class initialises with a value of its own. */
function isOwnField(node: TSESTree.MemberExpression, key: string): boolean {
  const members = getClass(node)?.body.body ?? [];
  return members.some(member => member.type === 'PropertyDefinition' && getKeyName(member) === key && member.value !== null && isOwnValue(member.value));
}

/** A binding that is called like configuration. */
export function getNamedRoot(variable: Variable, lookup: Lookup): ConfigRead | null {
  if (isConfiguredObject(variable, lookup.context)) return createRoot('object', variable.name, own(variable));
  return isNamedSource(variable.name, lookup) ? createRoot('named', variable.name, own(variable)) : null;
}

/** A table of defaults is what sources fall back to. */
function isNamedSource(name: string, { context, names }: Lookup): boolean {
  return names && CONFIG_BINDING.test(name) && !isUiFile(context);
}

/** What makes a source that a binding holds. */
export function own(variable: Variable): Partial<ConfigRead> {
  return { variable, root: `${variable.name}@${variable.identifiers[0]?.range[0] ?? 0}` };
}

function isNestService(annotation: TSESTree.TSTypeAnnotation | undefined, { context: { sourceCode } }: Lookup): boolean {
  const type = annotation?.typeAnnotation;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  const variable = getVariable(type.typeName, sourceCode);
  const definition = variable?.defs[0];
  return (
    definition?.node.type === 'ImportSpecifier' &&
    definition.node.parent.type === 'ImportDeclaration' &&
    definition.node.parent.source.value === NEST_CONFIG.module &&
    getExportName(definition.node) === NEST_CONFIG.className
  );
}

function getClass(node: TSESTree.Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | null {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === 'ClassDeclaration' || outer.type === 'ClassExpression') return outer;
  }
  return null;
}

/** The declared type of a field that is read by `this`. */
export function getDeclaredField(node: TSESTree.MemberExpression, key: string): TSESTree.TSTypeAnnotation | undefined {
  const owner = getClass(node);
  return owner ? getFieldType(owner, key) : undefined;
}

/** The type of a field, be it declared in the class or as a parameter of its constructor. */
function getFieldType({ body }: TSESTree.ClassDeclaration | TSESTree.ClassExpression, key: string): TSESTree.TSTypeAnnotation | undefined {
  for (const member of body.body) {
    if (member.type === 'PropertyDefinition' && getKeyName(member) === key) return member.typeAnnotation;
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    for (const parameter of member.value.params) {
      if (parameter.type !== 'TSParameterProperty') continue;
      const name = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
      if (name.name === key) return name.typeAnnotation;
    }
  }
  return undefined;
}

/** Whether a value is one that the code itself makes: no configuration, whatever it is called. */
export function isOwnValue(init: TSESTree.Expression): boolean {
  switch (unwrap(init).type) {
    case 'ArrayExpression':
    case 'ArrowFunctionExpression':
    case 'ClassExpression':
    case 'FunctionExpression':
    case 'Literal':
    case 'ObjectExpression':
    case 'TemplateLiteral':
      return true;
    default:
      return false;
  }
}
