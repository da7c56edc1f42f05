import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../ast/names.ts';
import { wrapped } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getConfigRead, getDefaultedRead, getGetterRead, getKeyRead, type ConfigRead, type ConfigReadOptions } from './config-sources.ts';
import { getPathLookup } from './config/path-lookups.ts';
import { hasDefault } from './config/reader-calls.ts';
import { findBranch, findTernary } from './soft-fails/choices.ts';
import { getConverted } from './soft-fails/conversions.ts';
import { getDeclaredRead, isSameVariable } from './soft-fails/declared-reads.ts';
import { getLastOperand, getOperands, isPartOfChain } from './soft-fails/operands.ts';
import { isTolerated } from './soft-fails/tolerated.ts';

/** A place where something else is taken when configuration is missing. */
export interface SoftFail {
  readonly form: 'assignment' | 'branch' | 'default' | 'getter' | 'logical' | 'ternary';
  /** Where it is reported. */
  readonly node: TSESTree.Node;
  /** The keys that may be missing, in the order of reading; at least one. */
  readonly reads: readonly ConfigRead[];
  /** The expression that reads the first of them, conversions included. */
  readonly source: TSESTree.Node;
  /** What is taken instead: of a chain the last operand. */
  readonly value: TSESTree.Node;
  /** Another value than these keys may come first. */
  readonly hasOther: boolean;
}

/** Finds the soft fail that a node is, be it tolerated or not. */
export type Find<Node> = (node: Node, file: SearchedFile) => SoftFail | null;

/** The file that is searched, and what is searched for. */
export interface SearchedFile {
  readonly context: FileContext;
  readonly options: ConfigReadOptions;
}

/**
 * The soft fail that a `??`/`||` chain, an assignment by `??=`/`||=`, a `get` with a default, a ternary or an `if` is; those
 * that leave a missing key be, or fail hard, are none.
 */
export function getSoftFail(
  node: TSESTree.AssignmentExpression | TSESTree.CallExpression | TSESTree.ConditionalExpression | TSESTree.IfStatement | TSESTree.LogicalExpression,
  context: FileContext,
  options: ConfigReadOptions,
): SoftFail | null {
  const found = findSoftFail(node, { context, options });
  return found && !isTolerated(found, context) ? found : null;
}

/** The soft fails that the defaults of a destructuring are, one for each. */
export function getDefaults(
  node: TSESTree.AssignmentExpression | TSESTree.VariableDeclarator,
  context: FileContext,
  options: ConfigReadOptions,
): readonly SoftFail[] {
  const [pattern, source] = node.type === 'VariableDeclarator' ? [node.id, node.init] : [node.left, node.right];
  if (pattern.type !== 'ObjectPattern' || !source) return [];
  const section = getDefaultedRead(source, context, options);
  return section ? collectDefaults(pattern, section).filter(found => !isTolerated(found, context)) : [];
}

function findSoftFail(node: Parameters<typeof getSoftFail>[0], file: SearchedFile): SoftFail | null {
  if (node.type === 'LogicalExpression') return findChain(node, file);
  if (node.type === 'AssignmentExpression') return findAssignment(node, file);
  if (node.type === 'CallExpression') return findGetter(node, file);
  return node.type === 'ConditionalExpression' ? findTernary(node, file) : findBranch(node, file);
}

const findChain: Find<TSESTree.LogicalExpression> = (node, { context, options }) => {
  if (node.operator === '&&' || isPartOfChain(node)) return null;
  const operands = getOperands(node);
  const value = operands.pop()!;
  const found = operands.flatMap(operand => {
    const read = getOperandRead(operand, node, { context, options });
    return read && read.path.length > 0 ? [{ operand, read }] : [];
  });
  const [first] = found;
  if (!first) return null;
  return { form: 'logical', node, reads: found.map(({ read }) => read), source: first.operand, value, hasOther: found.length < operands.length };
};

function getOperandRead(operand: TSESTree.Node, chain: TSESTree.LogicalExpression, { context, options }: SearchedFile): ConfigRead | null {
  const source = getConverted(operand, context.sourceCode);
  const read = getConfigRead(source, context, options);
  if (read || source.type !== 'Identifier') return read;
  const { parent } = wrapped(chain);
  const isOwnDefault = parent?.type === 'AssignmentExpression' && parent.operator === '=' && isSameVariable(parent.left, source, context);
  return isOwnDefault ? getDeclaredRead(source, { context, options }) : null;
}

const findAssignment: Find<TSESTree.AssignmentExpression> = (node, { context, options }) => {
  if (node.operator !== '??=' && node.operator !== '||=') return null;
  const read = getConfigRead(node.left, context, options) ?? getDeclaredRead(node.left, { context, options });
  if (!read || read.path.length === 0) return null;
  const operands = getOperands(node.right);
  return { form: 'assignment', node, reads: [read], source: node.left, value: operands.at(-1)!, hasOther: operands.length > 1 };
};

const findGetter: Find<TSESTree.CallExpression> = (node, { context, options }) => {
  const lookup = getPathLookup(node, context.sourceCode);
  if (lookup) {
    const section = lookup.fallback && getDefaultedRead(lookup.object, context, options);
    if (!section || lookup.path.length === 0) return null;
    const read = { ...section, path: [...section.path, ...lookup.path] };
    return { form: 'getter', node, reads: [read], source: node, value: getLastOperand(lookup.fallback), hasOther: false };
  }
  if (!hasDefault(node)) return null;
  const read = getGetterRead(node, context, options);
  return read && { form: 'getter', node, reads: [read], source: node, value: getLastOperand(node.arguments[1]!), hasOther: false };
};

function collectDefaults(pattern: TSESTree.ObjectPattern, section: ConfigRead): SoftFail[] {
  return pattern.properties.flatMap(property => {
    const key = property.type === 'Property' ? getKeyName(property) : null;
    const read = key === null ? null : getKeyRead(section, key);
    if (!read || property.type !== 'Property') return [];
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    const nested = target.type === 'ObjectPattern' ? collectDefaults(target, read) : [];
    if (property.value.type !== 'AssignmentPattern') return nested;
    const { right } = property.value;
    return [{ form: 'default', node: property, reads: [read], source: property, value: getLastOperand(right), hasOther: false } as const, ...nested];
  });
}
