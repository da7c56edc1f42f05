import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { BUNDLED_PREFIX, PUBLIC_KEY_WORDS, SERVICE_WORDS } from '../../knowledge/config-words.ts';
import { followConst, getVariable } from '../bindings.ts';
import type { ConfigRead } from '../config-sources.ts';
import { getEnvExample } from '../env-example.ts';
import { isSecretName } from '../secret-names.ts';
import type { SoftFail } from '../soft-fails.ts';
import { getConversion } from './conversions.ts';
import { isEmptyObject, isLiteral, isLoopbackHost, isLoopbackUrl } from './values.ts';

/** The values of the `credentials` of a request. Source: the Fetch standard. */
const CREDENTIALS_MODES = new Set(['include', 'omit', 'same-origin']);

/** By which words a comment says that there is a default. */
const DEFAULT_WORDS = /\b(?:default(?:s|ing)?|optional(?:ly)?|overrid(?:e|es|den)|falls? back|not (?:provided|set|given)|unset)\b/iu;

/** The secret that a soft fail gives a default to; `null` when it gives none. */
export function getDefaultedSecret({ hasOther, reads, value }: SoftFail, { sourceCode }: FileContext): ConfigRead | null {
  if (!isLiteral(value, sourceCode)) return null;
  const text = getLiteralString(followConst(value, sourceCode));
  if (text !== null && CREDENTIALS_MODES.has(text)) return null;
  // An empty default behind another place to take the secret from only says that there is none.
  if (text === '' && (hasOther || reads.length > 1)) return null;
  return reads.find(read => isSecretKey(read) && !(text === '' && isShippedToBrowsers(read))) ?? null;
}

/** A variable that a bundler puts into what browsers load: an empty one says that there is none, and a secret it cannot be. */
function isShippedToBrowsers({ kind, path }: ConfigRead): boolean {
  return kind === 'environment' && BUNDLED_PREFIX.test(path[0] ?? '');
}

/** By the last key, or by the path as a whole: `config.api.key`. */
function isSecretKey({ path }: ConfigRead): boolean {
  return (isSecretName(path.at(-1) ?? '') || isSecretName(path.join('_'))) && !path.some(key => splitWords(key).some(word => PUBLIC_KEY_WORDS.has(word)));
}

/** Whether a soft fail falls back to the machine itself: by a URL, or by a bare host under a key that leads to a service. */
export function isLoopbackDefault({ reads: [read], value }: SoftFail, { sourceCode }: FileContext): boolean {
  if (splitWords(read!.path.at(-1) ?? '').some(word => word === 'test' || word === 'tests')) return false;
  return isLoopbackUrl(value, sourceCode) || (isServiceKey(read!) && isLoopbackHost(value, sourceCode));
}

/** Whether a key leads to a service of its own: `redisHost`, `db.host`. */
export function isServiceKey({ path }: ConfigRead): boolean {
  return path.some(key => splitWords(key).some(word => SERVICE_WORDS.has(word)));
}

/** Whether a soft fail puts `{}` in place of a section of a configuration object that is then read by property. */
export function isSectionDefault({ form, node, reads: [read], value }: SoftFail, { sourceCode }: FileContext): boolean {
  if (read!.kind === 'environment' || !isEmptyObject(value)) return false;
  if (form === 'default') return node.type === 'Property' && node.value.type === 'AssignmentPattern' && isPatternRead(node.value.left, sourceCode);
  return (form === 'logical' || form === 'getter' || form === 'ternary') && isReadByProperty(node, sourceCode);
}

function isReadByProperty(node: TSESTree.Node, sourceCode: FileContext['sourceCode']): boolean {
  const value = wrapped(node);
  const { parent } = value;
  if (parent?.type === 'MemberExpression') return parent.object === value && isStaticRead(parent);
  return parent?.type === 'VariableDeclarator' && parent.init === value && isPatternRead(parent.id, sourceCode);
}

/** A destructuring with keys, or a variable that is read by property or destructured. */
function isPatternRead(pattern: TSESTree.Node, sourceCode: FileContext['sourceCode']): boolean {
  if (pattern.type === 'ObjectPattern') return pattern.properties.some(({ type }) => type === 'Property');
  if (pattern.type !== 'Identifier') return false;
  const references = getVariable(pattern, sourceCode)?.references ?? [];
  return references.some(({ identifier }) => {
    const value = wrapped(identifier);
    const { parent } = value;
    if (parent?.type === 'MemberExpression') return parent.object === value && isStaticRead(parent);
    return parent?.type === 'VariableDeclarator' && parent.init === value && parent.id.type === 'ObjectPattern';
  });
}

/** A key that only run time knows makes the object a table, of which no entry is required. */
function isStaticRead({ computed, property }: TSESTree.MemberExpression): boolean {
  return !computed || getLiteralString(property) !== null;
}

/**
 * Whether a fallback without evidence is declared as one or none at all: the default of a schema, a flag that is off unless it
 * is set, or an environment variable whose default a comment in the file tells.
 */
export function isDeclaredDefault(found: SoftFail, context: FileContext): boolean {
  return isSchemaDefault(found, context) || isOffByDefault(found) || isDocumentedDefault(found, context);
}

/** `z.string().default(process.env.REGION ?? 'eu')`. */
function isSchemaDefault({ node }: SoftFail, { sourceCode }: FileContext): boolean {
  const value = wrapped(getConversion(node, sourceCode));
  const { parent } = value;
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== value) return false;
  const callee = unwrap(parent.callee);
  return callee.type === 'MemberExpression' && /^(?:default|prefault)$/u.test(getKeyName(callee) ?? '');
}

/** `process.env.VERBOSE || false`; what surely is configuration declares its flags elsewhere. */
function isOffByDefault({ form, reads: [read], value }: SoftFail): boolean {
  const inner = unwrap(value);
  return read!.kind !== 'object' && (form === 'logical' || form === 'ternary') && inner.type === 'Literal' && inner.value === false;
}

/**
 * `// LABEL  what to print (default: app)`, `Can be overridden by LABEL.`, `@param [config.size=10]`, or what `.env.example`
 * calls optional.
 */
function isDocumentedDefault({ reads }: SoftFail, context: FileContext): boolean {
  return reads.every(({ kind, path, source }) => {
    if (kind !== 'environment') return kind === 'named' && isMentioned(context, line => line.includes(`[${[source, ...path].join('.')}`));
    const [key = ''] = path;
    if (getEnvExample(context)?.variables.get(key)?.isOptional) return true;
    return /^\w+$/u.test(key) && isMentioned(context, line => DEFAULT_WORDS.test(line) && new RegExp(`\\b${key}\\b`, 'u').test(line));
  });
}

function isMentioned({ sourceCode }: FileContext, accepts: (line: string) => boolean): boolean {
  return sourceCode.getAllComments().some(({ value }) => value.split('\n').some(accepts));
}
