import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { TEXT_METHODS } from '../../knowledge/conversions.ts';
import { getConfigRead, type ConfigRead, type ConfigReadOptions } from '../config-sources.ts';
import { getConversion } from './conversions.ts';
import { isBehindTest } from './required-keys.ts';
import { isInTest } from './tests.ts';

/** A `?.` that makes a missing key of configuration look like a missing value. */
export interface OptionalRead {
  /** The member that is read by `?.`. */
  readonly node: TSESTree.MemberExpression;
  /** What may be missing: a section, or with an empty path the configuration as a whole. */
  readonly read: ConfigRead;
}

/**
 * The read by `?.` from a configuration object in an optional chain. Tests, optional calls, spreads and operands of `??` and `||`, which
 * say themselves what happens without the value, are none.
 */
export function getOptionalRead(chain: TSESTree.ChainExpression, context: FileContext, options: ConfigReadOptions): OptionalRead | null {
  if (isAccountedFor(chain, context)) return null;
  const whole = getConfigRead(chain, context, options);
  if (whole && isBehindTest(chain, whole, context, options)) return null;
  for (const node of getMembers(chain)) {
    const read = node.optional ? getConfigRead(node.object, context, options) : null;
    if (read) return isHookOrMethod(node) || isLookup(node) || isNotLoadedYet(read) ? null : { node, read };
  }
  return null;
}

/** The members of a chain from the last to the first, as far as none is that of what an optional call returns. */
function* getMembers({ expression }: TSESTree.ChainExpression): Generator<TSESTree.MemberExpression> {
  let node: TSESTree.Node = expression;
  for (;;) {
    if (node.type === 'MemberExpression') yield node;
    else if (node.type !== 'CallExpression' || node.optional) return;
    node = unwrap(node.type === 'MemberExpression' ? node.object : node.callee);
  }
}

/** `config.hooks?.onStart`, `config.client?.connect()`: what is called if it is there. Methods of texts only convert a value. */
function isHookOrMethod(node: TSESTree.MemberExpression): boolean {
  const key = getKeyName(node) ?? '';
  const { parent } = wrapped(node);
  return /^on[A-Z]/u.test(key) || (parent?.type === 'CallExpression' && parent.callee === wrapped(node) && key !== 'get' && !TEXT_METHODS.has(key));
}

/** `config.routes?.[path]`: a table, of which no entry is required. */
function isLookup({ computed, property }: TSESTree.MemberExpression): boolean {
  return computed && getLiteralString(property) === null;
}

/** Environment variables have no sections, and a field or variable that is only called configuration may be filled later. */
function isNotLoadedYet({ kind, path, variable }: ConfigRead): boolean {
  if (kind === 'environment') return true;
  return kind === 'named' && path.length === 0 && variable?.defs[0]?.type !== 'Parameter';
}

function isAccountedFor(chain: TSESTree.ChainExpression, { sourceCode }: FileContext): boolean {
  const value = getConversion(chain, sourceCode);
  const { parent } = wrapped(value);
  if (isInTest(chain) || isInTest(value)) return true;
  switch (parent?.type) {
    case 'LogicalExpression':
      return parent.left === wrapped(value) || parent.operator !== '&&';
    case 'ExpressionStatement':
      return chain.expression.type === 'CallExpression';
    case 'AwaitExpression':
      return chain.expression.type === 'CallExpression' && parent.parent.type === 'ExpressionStatement';
    case 'SpreadElement':
      return true;
    default:
      return false;
  }
}
