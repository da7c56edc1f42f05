import { isBuiltin } from 'node:module';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../ast/functions.ts';
import { getKeyName, getLastName } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { GLOBAL_OBJECTS, SELF_REFERENCES } from '../knowledge/global-objects.ts';
import { LOGGER_PACKAGES } from '../knowledge/loggers.ts';
import { KEPT_WORDS, LIST_WRITERS, MODULE_SCOPE, OWN_FOLDERS, SETTABLE_MEMBERS } from '../knowledge/settable-members.ts';
import { isList } from '../types/undeclared-members.ts';
import { followConst, getConstantString, getOrigin, getVariable, type Origin } from './bindings.ts';
import { isOurs } from './packages.ts';
import { getWriteThrough, type Write } from './writes.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A place that changes what the file imports from a package, or what every program finds by name. */
export interface ForeignWrite {
  readonly kind: 'global' | 'module';
  /** `axios.defaults.timeout`, `Array.prototype.last`, `fs.readFile`; keys that only run time knows are left out. */
  readonly name: string;
  /** The module specifier or the global. */
  readonly owner: string;
  readonly write: Write;
}

/**
 * The change of an import or a global that begins at a reference: by assignment, `Object.assign` and kin, or a list's method. Aliases
 * that a `const` holds are followed.
 *
 * @returns `null` for everything local, what is the project's own, new global names (`no-module-state`), members that are documented
 * as settable, what gives a member its own value back, and names that are only given to a platform which lacks them.
 */
export function getForeignWrite(reference: TSESTree.Identifier, context: FileContext): ForeignWrite | null {
  const { sourceCode } = context;
  if (!mayWrite(reference) || isKnownLocal(reference, sourceCode)) return null;
  const write = getWriteThrough(reference, sourceCode);
  const origin = write && getOrigin(reference, sourceCode);
  if (!origin) return null;
  const found = origin.source === 'module' ? getModuleWrite(write, origin, context) : getGlobalWrite(write, origin, reference, sourceCode);
  if (!found || isSettable(found) || isRestored(found, sourceCode) || isPolyfill(found, context)) return null;
  return write.kind !== 'method' || changesList(found, context) ? found : null;
}

/** A cheap look at what stands around a name. */
function mayWrite(reference: TSESTree.Identifier): boolean {
  const { parent } = wrapped(reference);
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.property !== reference || parent.computed;
    case 'ArrayPattern':
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'CallExpression':
    case 'Property':
    case 'UpdateExpression':
      return true;
    default:
      return false;
  }
}

/** A parameter, a function or a class of the file leads nowhere else. */
function isKnownLocal(reference: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const type = getVariable(reference, sourceCode)?.defs[0]?.type;
  return type !== undefined && type !== 'ImportBinding' && type !== 'Variable';
}

function getModuleWrite(write: Write, { name, path, root }: Origin, context: FileContext): ForeignWrite | null {
  const isOfBinding = path.length === 0 && write.path.length === 0;
  // Another value for a variable, and a method of an import: `cache.set(x)` is what it is for.
  if (write.path.length === 0 && write.kind === 'assignment') return null;
  if (isOfBinding && write.kind === 'method') return null;
  if (LOGGER_PACKAGES.has(root) || !isForeign(root, context)) return null;
  return { kind: 'module', name: [name, ...getKeys(write), ...getDefinedKeys(write, context.sourceCode)].join('.'), owner: root, write };
}

/** A specifier that names a package which is not the workspace's, and no alias of a bundler. */
function isForeign(specifier: string, context: FileContext): boolean {
  if (isBuiltin(specifier)) return true;
  const [first = ''] = specifier.split('/');
  const isNamedSo = /^(?:@[a-z\d][\w.-]*\/)?[a-z\d][\w.-]*(?:\/.*)?$/iu.test(specifier) && !(OWN_FOLDERS.has(first) && specifier !== first);
  return isNamedSo && !specifier.includes(':') && !isOurs(specifier, context);
}

function getGlobalWrite(write: Write, origin: Origin, reference: TSESTree.Identifier, sourceCode: SourceCode): ForeignWrite | null {
  const isSelf = origin.path.length === 0 && SELF_REFERENCES.has(origin.root);
  const path = isSelf ? getNamesOnGlobal(write, sourceCode) : [origin.root, ...origin.path, ...getKeys(write), ...getDefinedKeys(write, sourceCode)];
  const [root, last] = [path[0], path.at(-1)];
  if (root === undefined || last === undefined || !isExisting(root, sourceCode) || isOfVariable(write, reference, sourceCode)) return null;
  if (path.length === 1 && !canBeReplaced(write, isSelf, root)) return null;
  if (/^on[a-z]+$/u.test(last) || isForMissing(write, last, sourceCode)) return null;
  return { kind: 'global', name: path.join('.'), owner: root, write };
}

/** Another value for a variable, whatever it held before. */
function isOfVariable({ kind, path }: Write, reference: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  return path.length === 0 && kind === 'assignment' && getVariable(reference, sourceCode) !== null;
}

/** `["fetch"]` of `globalThis.fetch = …` and of `Object.assign(globalThis, { mine, fetch })`. */
function getNamesOnGlobal(write: Write, sourceCode: SourceCode): readonly string[] {
  if (write.path.length > 0) return [...getKeys(write), ...getDefinedKeys(write, sourceCode)];
  const argument = write.kind === 'builtin' && write.node.type === 'CallExpression' ? write.node.arguments[1] : undefined;
  const value = argument && followConst(argument, sourceCode);
  if (value?.type !== 'ObjectExpression') return getDefinedKeys(write, sourceCode);
  const names = value.properties.map(property => (property.type === 'Property' ? getKeyName(property) : null));
  return names.filter(name => name !== null && isExisting(name, sourceCode)).slice(0, 1) as string[];
}

function getKeys({ path }: Write): readonly string[] {
  return path.filter(key => key !== null);
}

/** `x` in `Object.assign(target, { x })` and in `Object.defineProperty(target, "x", …)`. */
function getDefinedKeys({ kind, node, operator }: Write, sourceCode: SourceCode): readonly string[] {
  const argument = kind === 'builtin' && node.type === 'CallExpression' ? node.arguments[1] : undefined;
  if (!argument || operator.endsWith('setPrototypeOf')) return [];
  const value = followConst(argument, sourceCode);
  if (value.type !== 'ObjectExpression') return [getConstantString(argument, sourceCode)].filter(key => key !== null);
  const [first] = value.properties;
  const key = value.properties.length === 1 && first?.type === 'Property' ? getKeyName(first) : null;
  return key === null ? [] : [key];
}

function isExisting(name: string, sourceCode: SourceCode): boolean {
  return GLOBAL_OBJECTS.has(name) || GLOBAL_FUNCTIONS.has(name) || isConfigured(name, sourceCode);
}

/** A global that the configuration of the linted file knows. */
function isConfigured(name: string, sourceCode: SourceCode): boolean {
  const variable = sourceCode.scopeManager?.globalScope?.set.get(name);
  return variable?.defs.length === 0 && 'writeable' in variable && variable.writeable !== undefined;
}

const GLOBAL_FUNCTIONS = new Set([
  ...['alert', 'atob', 'btoa', 'cancelAnimationFrame', 'clearImmediate', 'clearInterval', 'clearTimeout', 'confirm', 'decodeURIComponent'],
  ...['encodeURIComponent', 'eval', 'fetch', 'isFinite', 'isNaN', 'parseFloat', 'parseInt', 'prompt', 'queueMicrotask', 'requestAnimationFrame'],
  ...['setImmediate', 'setInterval', 'setTimeout', 'structuredClone', 'matchMedia', 'ResizeObserver', 'IntersectionObserver', 'MutationObserver'],
]);

/** `fetch = …`, `globalThis.fetch = …`, `Object.assign(globalThis, { fetch })`, `Object.assign(Math, x)`; not a module's own names. */
function canBeReplaced({ kind }: Write, isSelf: boolean, name: string): boolean {
  return kind !== 'method' && !(isSelf && MODULE_SCOPE.has(name));
}

/** `Array.prototype.at ??= …`, `if (!globalThis.fetch) globalThis.fetch = …`: gives to a platform what it lacks. */
function isForMissing({ node, operator }: Write, key: string, sourceCode: SourceCode): boolean {
  if (operator === '??=' || operator === '||=') return true;
  for (let inner: TSESTree.Node = node, outer = node.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    const test = outer.type === 'IfStatement' ? outer.test : outer.type === 'LogicalExpression' ? outer.left : null;
    if (test && test !== inner && isAbsenceTest(sourceCode.getText(test), key)) return true;
  }
  return false;
}

function isAbsenceTest(text: string, key: string): boolean {
  return text.includes(key) && /!|undefined|null|\bin\b/u.test(text);
}

const settableNames = new Set(SETTABLE_MEMBERS);
const settableAnywhere = SETTABLE_MEMBERS.filter(name => name.startsWith('*.')).map(name => name.slice('*.'.length));

/** Whether a member, or one that it belongs to, is documented as settable. */
function isSettable({ kind, name }: ForeignWrite): boolean {
  for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
    const prefix = name.slice(0, end);
    if (settableNames.has(prefix) && (kind === 'global' || prefix.includes('.'))) return true;
  }
  return settableAnywhere.some(member => `${name}.`.includes(`.${member}.`));
}

/** `console.log = originalLog`, `globalThis.fetch = realFetch`: what was kept before a change that is reported itself. */
function isRestored({ name, write: { value } }: ForeignWrite, sourceCode: SourceCode): boolean {
  const inner = value && unwrap(value);
  if (inner?.type !== 'Identifier' && inner?.type !== 'MemberExpression') return false;
  if (getOrigin(inner, sourceCode)?.name === name) return true;
  const kept = inner.type === 'MemberExpression' && inner.computed ? inner.object : inner;
  return KEPT_WORDS.has(splitWords(getLastName(kept) ?? '')[0] ?? '');
}

/** `self.Buffer = Buffer` with an imported `Buffer`, and files that are called polyfills. */
function isPolyfill({ kind, name, write: { value } }: ForeignWrite, { filename, sourceCode }: FileContext): boolean {
  if (kind === 'global' && value?.type === 'Identifier' && value.name === name) return getVariable(value, sourceCode)?.defs[0]?.type === 'ImportBinding';
  return /(?:^|[\\/._-])(?:poly|pony)fills?(?:[\\/._-]|$)/iu.test(filename);
}

/** A list's method on a list: by its type, or else by a name in the plural. */
function changesList({ kind, write: { operator, path, root, target } }: ForeignWrite, context: FileContext): boolean {
  if (!LIST_WRITERS.has(operator)) return false;
  const typed = isList(target, context);
  if (typed !== null) return typed;
  const name = path.at(-1) ?? (root.type === 'Identifier' ? root.name : '');
  return /(?:[^s]s|list|array|argv)$/iu.test(name) || (kind === 'global' && name === 'execArgv');
}
