import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLastName, getLiteralString } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { ENVIRONMENT_READERS, ENV_READERS } from '../../knowledge/config-words.ts';
import { getBuiltinName, getOrigin, type Origin } from '../bindings.ts';
import { isOurs } from '../packages.ts';
import { isConfiguredCall } from './configured-sources.ts';
import { createRoot, type ConfigRead } from './roots.ts';

const ENV_MODULE = /(?:^|[/#])env(?:\/index)?(?:\.[cm]?[jt]s)?$/u;

/** What a call reads from the environment: `Deno.env.get("KEY")`, and `env("KEY")` of our module `env`. */
export function getEnvironmentCall(call: TSESTree.CallExpression, context: FileContext): ConfigRead | null {
  const key = call.arguments.length === 1 ? getLiteralString(call.arguments[0]!) : null;
  const name = getLastName(call.callee);
  if (key === null || name === null) return null;
  if (name === 'get' && ENVIRONMENT_READERS.has(getBuiltinName(call.callee, context.sourceCode) ?? '')) {
    return createRoot('environment', 'Deno.env', { path: [key] });
  }
  return isOwnEnvironmentReader(call.callee, name, context) ? createRoot('environment', name, { path: [key] }) : null;
}

function isOwnEnvironmentReader(callee: TSESTree.Node, name: string, context: FileContext): boolean {
  const mayBeRenamed = unwrap(callee).type === 'Identifier';
  const origin = mayBeRenamed || ENV_READERS.has(name) ? getOrigin(callee, context.sourceCode) : null;
  if (origin?.source !== 'module' || !ENV_READERS.has(getExportedName(origin, name))) return false;
  return ENV_MODULE.test(origin.root) && isOurs(origin.root, context);
}

/** Under which name a module exports a function; a default export is known by the name that it is given. */
function getExportedName({ path }: Origin, local: string): string {
  return path.length === 0 ? local : path.join('.');
}

/** What a call that `settings.adr.configSources` names reads: a key, or without one the whole. */
export function getConfiguredCall({ arguments: [first], callee }: TSESTree.CallExpression, context: FileContext): ConfigRead | null {
  const name = getLastName(callee);
  if (name === null) return null;
  const origin = getOrigin(callee, context.sourceCode);
  const candidate = origin?.source === 'module' ? { name: origin.path.at(-1) ?? name, specifier: origin.root } : { name };
  if (!isConfiguredCall(candidate, context)) return null;
  const key = first ? getLiteralString(first) : null;
  if (first && key === null) return null;
  return createRoot('object', name, { path: key === null ? [] : key.split('.') });
}

/** Whether a `get` is given a default, which options (`{ infer: true }`) are not. */
export function hasDefault({ arguments: [, second] }: TSESTree.CallExpression): boolean {
  if (!second) return false;
  const inner = unwrap(second);
  return inner.type !== 'ObjectExpression' || !inner.properties.some(property => property.type === 'Property' && getKeyName(property) === 'infer');
}
