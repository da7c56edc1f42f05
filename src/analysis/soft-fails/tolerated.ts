import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction, isFunction } from '../../ast/functions.ts';
import { getKeyName, getLastName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { followConst, getBuiltinName, getVariable } from '../bindings.ts';
import { getConfigRead } from '../config-sources.ts';
import { getKeyWords } from '../config/key-globs.ts';
import { isSameExpression } from '../equal-expressions.ts';
import { neverReturns } from '../never-returns.ts';
import type { SoftFail } from '../soft-fails.ts';
import { getConversion, getConverted } from './conversions.ts';
import { isCheckedHard, isCondition, isNothing, isOnlyTested } from './tests.ts';
import { isEmptyObject, isEmptyValue } from './values.ts';

/** Classes whose instances are values. */
const DATA_CLASSES = new Set(['Array', 'BigInt', 'Date', 'Map', 'RegExp', 'Set', 'URL']);

/**
 * Whether a fallback is none: it cannot return, is a source itself or nothing at all, belongs to a condition, or is an empty
 * value that the code then refuses.
 */
export function isTolerated(found: SoftFail, context: FileContext): boolean {
  const { value } = found;
  return (
    isSourceOrNothing(value, context) ||
    isSameKeyElsewhere(found, context) ||
    isShown(found.node) ||
    isFlag(found, context) ||
    isCollaborator(found, context) ||
    isSpreadNothing(found) ||
    neverReturns(value, context) ||
    isLogicalCondition(found) ||
    (isEmptyValue(value, context.sourceCode) && isRefused(found, context))
  );
}

/** Another source, nothing, or a choice between such: `isTrusted ? settings.url : undefined`. */
function isSourceOrNothing(node: TSESTree.Node, context: FileContext): boolean {
  const value = unwrap(node);
  if (value.type === 'ConditionalExpression') return isSourceOrNothing(value.consequent, context) && isSourceOrNothing(value.alternate, context);
  return isNothing(value, context.sourceCode) || getConfigRead(getConverted(value, context.sourceCode), context, { names: true }) !== null;
}

/** `(process.env.VERBOSE ?? '') === '1'`, `['1', 'true'].includes(process.env.VERBOSE ?? '')`: what is not set is off. */
function isFlag({ form, node, reads: [read], value }: SoftFail, { sourceCode }: FileContext): boolean {
  if (form !== 'logical' || read!.kind !== 'environment' || !isEmptyValue(value, sourceCode)) return false;
  const text = wrapped(getConversion(node, sourceCode));
  const { parent } = text;
  if (parent?.type === 'BinaryExpression') return isCondition(parent) && unwrap(parent.left === text ? parent.right : parent.left).type === 'Literal';
  return parent?.type === 'CallExpression' && isListTest(parent);
}

/** `['1', 'true'].includes(…)`. */
function isListTest({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' && getKeyName(inner) === 'includes' && unwrap(inner.object).type === 'ArrayExpression';
}

/** `config.logger ?? new Logger()`, `config.retry ?? (() => true)`: code that is given to code, and no configuration. */
function isCollaborator({ reads: [read], value }: SoftFail, { sourceCode }: FileContext): boolean {
  const inner = followConst(getConverted(value, sourceCode), sourceCode);
  if (read!.kind === 'environment') return false;
  return isFunction(inner) || (inner.type === 'NewExpression' && !DATA_CLASSES.has(getBuiltinName(inner.callee, sourceCode) ?? ''));
}

/** `{ ...defaults, ...(config.headers ?? {}) }`: to spread nothing is to spread `{}`. */
function isSpreadNothing({ node, value }: SoftFail): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'SpreadElement' && parent.parent.type === 'ObjectExpression' && isEmptyObject(value);
}

/** `config.region ?? args.region`, `process.env.APP_REGION ?? args.region`: another place to take the same key from. */
function isSameKeyElsewhere({ reads, value }: SoftFail, { sourceCode }: FileContext): boolean {
  const other = followConst(getConverted(value, sourceCode), sourceCode);
  const name = getLastName(other);
  if (name === null) return false;
  const words = getKeyWords([name]);
  return reads.some(({ kind, path }) => {
    const key = getKeyWords(path.slice(-1));
    return key === words || (kind === 'environment' && other.type === 'MemberExpression' && key.endsWith(`_${words}`));
  });
}

/** Texts that only show what a value may look like: the `placeholder` of a field. */
function isShown(node: TSESTree.Node): boolean {
  const { parent } = wrapped(node);
  if (parent?.type === 'Property') return /^(?:placeholder|example|hint)$/u.test(getKeyName(parent) ?? '');
  return parent?.type === 'JSXExpressionContainer' && parent.parent.type === 'JSXAttribute' && parent.parent.name.name === 'placeholder';
}

/** `a || b`, where only the truth of it matters or `b` is a truth value itself. */
function isLogicalCondition({ form, node, reads, value }: SoftFail): boolean {
  if (form !== 'logical' || node.type !== 'LogicalExpression') return false;
  // `(config.hosts?.length ?? 0) > 0` asks whether there are any.
  const { parent } = wrapped(node);
  if (reads.every(({ path }) => path.at(-1) === 'length') && parent?.type === 'BinaryExpression' && isCondition(parent)) return true;
  return node.operator === '||' && (isCondition(value) || isOnlyTested(node));
}

/** Whether the emptiness of what a soft fail gives is tested on a path that throws or exits. */
function isRefused(found: SoftFail, context: FileContext): boolean {
  const { sourceCode } = context;
  const start = getHolderStart(found);
  if (!start) return false;
  const value = getConversion(start, sourceCode);
  if (isCheckedHard(value, context)) return true;
  const holder = getHolder(value);
  return holder !== null && getMentions(holder, sourceCode).some(mention => isCheckedHard(getConversion(mention, sourceCode), context));
}

function getHolderStart({ form, node, source }: SoftFail): TSESTree.Node | null {
  if (form === 'default') return node.type === 'Property' && node.value.type === 'AssignmentPattern' ? node.value.left : null;
  return form === 'assignment' || form === 'branch' ? source : node;
}

/** What holds a value: a variable or a member, and the keys of the object literal in which the value stands. */
interface Holder {
  readonly target: TSESTree.Node;
  readonly keys: readonly string[];
}

function getHolder(node: TSESTree.Node): Holder | null {
  const value = wrapped(node);
  if (value.type === 'Identifier' || value.type === 'MemberExpression') return { target: value, keys: [] };
  const place = getPlace(value);
  const target = place && getTarget(place.literal);
  return target && { target, keys: place.keys };
}

/** The outermost object literal in which a value stands, and the keys to it; the value itself where it stands in none. */
function getPlace(node: TSESTree.Node): { readonly literal: TSESTree.Node; readonly keys: readonly string[] } | null {
  const keys: string[] = [];
  let literal = node;
  while (literal.parent?.type === 'Property' && literal.parent.value === literal && literal.parent.parent.type === 'ObjectExpression') {
    const key = getKeyName(literal.parent);
    if (key === null) return null;
    keys.unshift(key);
    literal = wrapped(literal.parent.parent);
  }
  return { literal, keys };
}

/** What is initialised with a value, or assigned. */
function getTarget(value: TSESTree.Node): TSESTree.Node | null {
  const { parent } = value;
  if (parent?.type === 'VariableDeclarator' && parent.init === value) return parent.id.type === 'Identifier' ? parent.id : null;
  return parent?.type === 'AssignmentExpression' && parent.right === value ? unwrap(parent.left) : null;
}

/** Every place that reads what is held. */
function getMentions({ keys, target }: Holder, sourceCode: FileContext['sourceCode']): readonly TSESTree.Node[] {
  const roots = target.type === 'Identifier' ? getReferences(target, sourceCode) : getEqualMembers(target, sourceCode);
  return roots.flatMap(root => {
    let mention: TSESTree.Node = root;
    for (const key of keys) {
      const { parent } = wrapped(mention);
      if (parent?.type !== 'MemberExpression' || getKeyName(parent) !== key) return [];
      mention = parent;
    }
    return [mention];
  });
}

function getReferences(identifier: TSESTree.Identifier, sourceCode: FileContext['sourceCode']): readonly TSESTree.Node[] {
  return getVariable(identifier, sourceCode)?.references.flatMap(reference => (reference.isRead() ? [reference.identifier] : [])) ?? [];
}

function getEqualMembers(target: TSESTree.Node, sourceCode: FileContext['sourceCode']): readonly TSESTree.Node[] {
  const scope = getEnclosingFunction(target) ?? sourceCode.ast;
  return walk(scope, sourceCode).filter(node => node.type === 'MemberExpression' && node !== target && isSameExpression(node, target, sourceCode));
}
