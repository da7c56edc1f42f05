import type { TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../../ast/file-cache.ts';
import { getKeyName, getLastName, getLiteralString } from '../../ast/names.ts';
import { isWithin } from '../../ast/ranges.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { walkFile } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { BUNDLED_PREFIX } from '../../knowledge/config-words.ts';
import { getConstantString, getPatternPath, getVariable } from '../bindings.ts';
import { getConfigRead, isSameRead, type ConfigRead, type ConfigReadOptions } from '../config-sources.ts';
import { getCompletions } from '../control-flow.ts';
import { getEnvExample } from '../env-example.ts';
import { getLogCall } from '../loggers.ts';
import { getStage } from '../non-production.ts';
import type { SoftFail } from '../soft-fails.ts';
import { getConversion } from './conversions.ts';
import { isCheckedHard, isInTest, isTestOf } from './tests.ts';
import { isEmptyValue } from './values.ts';

/** How many variables are followed to what they hold. */
const MAX_HOPS = 3;

/**
 * Whether the project's `.env.example` has an environment variable without a value, which says that everyone has to give it one. Where
 * a bundler ships it to browsers, an empty fallback is the very value of the example.
 */
export function isRequiredByExample({ value }: SoftFail, { kind, path }: ConfigRead, context: FileContext): boolean {
  const variable = kind === 'environment' && path.length === 1 ? getEnvExample(context)?.variables.get(path[0]!) : undefined;
  if (variable?.value !== '' || variable.isOptional) return false;
  return !(BUNDLED_PREFIX.test(variable.name) && isEmptyValue(value, context.sourceCode));
}

/**
 * Whether another read of the same key in the file shows that the key is required: it throws when the key is missing, or uses
 * the value as if it were always there.
 */
export function isRequiredElsewhere(found: SoftFail, read: ConfigRead, context: FileContext, options: ConfigReadOptions): boolean {
  // What assigns the fallback to the source itself makes every later read safe.
  if (found.form === 'assignment' || (found.form === 'branch' && getConfigRead(found.source, context, options))) return false;
  return getReads(read, context, options).some(node => !isWithin(node, found.node) && isNeeded(node, read, context, options));
}

/**
 * Whether production fails hard without a key although there is a fallback, which is left for development:
 * `if (isProduction && !process.env.KEY) throw …`.
 */
export function isRequiredInProduction(read: ConfigRead, context: FileContext, options: ConfigReadOptions): boolean {
  const isDemanded = (node: TSESTree.Node): boolean => isCheckedHard(getConversion(node, context.sourceCode), context);
  return getReads(read, context, options).some(node => isInProductionTest(node, context) && isDemanded(node));
}

/** A part of `a && b` of which another part says that this is production. */
function isInProductionTest(node: TSESTree.Node, { sourceCode }: FileContext): boolean {
  for (let value = node, { parent } = value; parent; value = parent, parent = value.parent) {
    if (parent.type === 'IfStatement') return false;
    if (parent.type !== 'LogicalExpression' || parent.operator !== '&&') continue;
    if (getStage(parent.left === value ? parent.right : parent.left, sourceCode) === 'production') return true;
  }
  return false;
}

const candidatesByFile = new FileCache<ReadonlyMap<string, readonly TSESTree.Node[]>>();

/** The other places in the file that read a key. */
function getReads(read: ConfigRead, context: FileContext, options: ConfigReadOptions): readonly TSESTree.Node[] {
  const { sourceCode } = context;
  const candidates = candidatesByFile.getOrCompute(sourceCode, () => collectCandidates(sourceCode));
  const key = read.path.at(-1)!;
  return (candidates.get(key) ?? []).filter(node => {
    const other = getConfigRead(node, context, options);
    return other !== null && isSameRead(other, read);
  });
}

/** What may read a key, by the key: resolving it is left to who asks. */
function collectCandidates(sourceCode: FileContext['sourceCode']): ReadonlyMap<string, readonly TSESTree.Node[]> {
  const candidates = new Map<string, TSESTree.Node[]>();
  for (const node of walkFile(sourceCode)) {
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression' && node.type !== 'CallExpression') continue;
    const key = getReadKey(node, sourceCode, MAX_HOPS);
    if (key === null) continue;
    const known = candidates.get(key);
    if (known) known.push(node);
    else candidates.set(key, [node]);
  }
  return candidates;
}

/** The last key that an expression may read: of a member its name, of `get("a.b")` what the text ends in, of a variable that of its value. */
function getReadKey(node: TSESTree.Node, sourceCode: FileContext['sourceCode'], hops: number): string | null {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'MemberExpression':
      return getKeyName(inner) ?? getConstantString(inner.property, sourceCode);
    case 'CallExpression':
      return inner.arguments.map(argument => getLiteralString(argument)).find(text => text !== null)?.split(/[.:]/u).at(-1) ?? null;
    case 'Identifier':
      return hops > 0 ? getReadKeyOfVariable(inner, sourceCode, hops - 1) : null;
    default:
      return null;
  }
}

function getReadKeyOfVariable(identifier: TSESTree.Identifier, sourceCode: FileContext['sourceCode'], hops: number): string | null {
  const variable = getVariable(identifier, sourceCode);
  const declarator = variable?.defs[0]?.node;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init || variable?.identifiers.includes(identifier)) return null;
  return getPatternPath(declarator.id, identifier.name)?.at(-1) ?? getReadKey(declarator.init, sourceCode, hops);
}

function isNeeded(node: TSESTree.Node, read: ConfigRead, context: FileContext, options: ConfigReadOptions): boolean {
  if (isCheckedHard(getConversion(node, context.sourceCode), context)) return true;
  return isUsed(node, read, context) && !isInTest(node) && !isBehindTest(node, read, context, options);
}

/**
 * Whether the value is used as if it were there: dereferenced, asserted, put into a text, or given to a call. Of what is only
 * called configuration a call proves nothing, as its parameter may be optional, too.
 */
function isUsed(node: TSESTree.Node, { kind }: ConfigRead, context: FileContext): boolean {
  const value = wrapped(node);
  const { parent } = value;
  if (!parent || isOperand(getConversion(node, context.sourceCode))) return false;
  if (node.parent?.type === 'TSNonNullExpression') return true;
  switch (parent.type) {
    case 'MemberExpression':
      return parent.object === value && !parent.optional;
    case 'TemplateLiteral':
      return parent.parent.type !== 'TaggedTemplateExpression' && !isLogged(parent, context);
    case 'BinaryExpression':
      return parent.operator === '+' && !isLogged(parent, context);
    default:
      return kind !== 'named' && isArgument(value, context);
  }
}

/** An operand of `??`, `||` or `&&`. */
function isOperand(node: TSESTree.Node): boolean {
  return wrapped(node).parent?.type === 'LogicalExpression';
}

/** An argument, or a property of one, that is not only passed on under its own name. */
function isArgument(node: TSESTree.Node, context: FileContext): boolean {
  let value = node;
  while (isPropertyValue(value)) {
    if (isPassedOn(value)) return false;
    value = wrapped(value.parent.parent);
  }
  const { parent } = value;
  if (parent?.type === 'NewExpression') return parent.callee !== value;
  return parent?.type === 'CallExpression' && parent.callee !== value && !getLogCall(parent, context) && !isConverterCall(parent);
}

type PropertyValue = TSESTree.Node & { readonly parent: TSESTree.Property };

function isPropertyValue(node: TSESTree.Node): node is PropertyValue {
  const { parent } = node;
  return parent?.type === 'Property' && parent.parent.type === 'ObjectExpression' && parent.value === node;
}

/** `{ API_URL: env.API_URL }`. */
function isPassedOn(value: PropertyValue): boolean {
  const name = getLastName(value);
  return name !== null && /^[A-Z\d_]+$/u.test(name) && getKeyName(value.parent) === name;
}

/** `Number(…)`, `Boolean(…)`, `set(…)`: nothing that fails on a missing value. */
function isConverterCall({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'Identifier' && /^(?:Boolean|Number|String|parseInt|parseFloat)$/u.test(callee.name);
}

function isLogged(node: TSESTree.Node, context: FileContext): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'CallExpression' && getLogCall(parent, context) !== null;
}

/** Whether a test of the key decides on whether control gets to the node. */
export function isBehindTest(node: TSESTree.Node, read: ConfigRead, context: FileContext, options: ConfigReadOptions): boolean {
  for (let value: TSESTree.Node = node, { parent } = value; parent; value = parent, parent = value.parent) {
    for (const test of getDecidingTests(parent, value)) if (isTestOf(read, test, context, options)) return true;
  }
  return false;
}

/** The tests in a node by which control gets to a child of it. */
function* getDecidingTests(parent: TSESTree.Node, child: TSESTree.Node): Generator<TSESTree.Node> {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (parent.test !== child) yield parent.test;
      break;
    case 'LogicalExpression':
      if (parent.right === child) yield parent.left;
      break;
    case 'BlockStatement':
    case 'Program':
      yield* getGuardTests(parent.body, child);
      break;
    default:
  }
}

/** `if (!key) return;` before the statement. */
function* getGuardTests(statements: readonly TSESTree.Node[], statement: TSESTree.Node): Generator<TSESTree.Node> {
  for (const earlier of statements) {
    if (earlier === statement) return;
    if (earlier.type === 'IfStatement' && !getCompletions(earlier.consequent).has('normal')) yield earlier.test;
  }
}
