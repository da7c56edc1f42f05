import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { walk } from '../ast/walk.ts';
import type { FileContext } from '../create-rule.ts';
import { getDefinition, getVariable } from './bindings.ts';
import { getConfigRead, getDefaultedRead, getGetterRead, getKeyRead, hasDefault, isSameRead, type ConfigRead, type ConfigReadOptions } from './config-sources.ts';
import { getPathLookup } from './config/path-lookups.ts';
import { getConverted } from './soft-fails/conversions.ts';
import { isTolerated } from './soft-fails/tolerated.ts';
import { getTestedReads, isAbsenceTest, isKeptWhenMissing } from './soft-fails/tests.ts';

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

type Find<Node> = (node: Node, file: File) => SoftFail | null;

interface File {
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

function findSoftFail(node: Parameters<typeof getSoftFail>[0], file: File): SoftFail | null {
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

function getOperandRead(operand: TSESTree.Node, chain: TSESTree.LogicalExpression, { context, options }: File): ConfigRead | null {
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
  return { form: 'assignment', node, reads: [read], source: node.left, value: getLastOperand(node.right), hasOther: getOperands(node.right).length > 1 };
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

const findTernary: Find<TSESTree.ConditionalExpression> = (node, file) => {
  const found = findChoice(node.test, [node.consequent, node.alternate], file);
  return found && { form: 'ternary', node, hasOther: false, ...found };
};

const findBranch: Find<TSESTree.IfStatement> = (node, file) => findLateDefault(node, file) ?? findChosenResult(node, file);

/** `if (!x) x = d`, where `x` is a source or was initialised with one. */
function findLateDefault(node: TSESTree.IfStatement, { context, options }: File): SoftFail | null {
  const assignment = node.alternate ? null : getAssignment(node.consequent);
  if (!assignment) return null;
  const read = getConfigRead(assignment.left, context, options) ?? getDeclaredRead(assignment.left, { context, options });
  if (!read || read.path.length === 0 || mentions(assignment.right, read, { context, options })) return null;
  const isValue = (tested: TSESTree.Node): boolean => {
    const value = getConverted(tested, context.sourceCode);
    if (isSameVariable(value, assignment.left, context)) return true;
    const testedRead = getConfigRead(value, context, options);
    return testedRead !== null && isSameRead(testedRead, read);
  };
  if (!isAbsenceTest(node.test, isValue, context.sourceCode) && !isPresenceMissing(node.test, read, { context, options })) return null;
  return { form: 'branch', node: node.test, reads: [read], source: assignment.left, value: getLastOperand(assignment.right), hasOther: false };
}

/** `!("X" in process.env)`, `!config.has("x")`. */
function isPresenceMissing(test: TSESTree.Node, read: ConfigRead, { context, options }: File): boolean {
  const inner = unwrap(test);
  return inner.type === 'UnaryExpression' && inner.operator === '!' && getTestedReads(inner.argument, context, options).some(tested => isSameRead(tested, read));
}

/** `if (S) return S; return d;`, the same with `else`, and `if (S) x = S; else x = d;`; a row of such returns is one. */
function findChosenResult(node: TSESTree.IfStatement, file: File): SoftFail | null {
  if (isElse(node)) return null;
  const result = getResult(node.consequent);
  const previous = getSibling(node, -1);
  if (!result || (previous?.type === 'IfStatement' && !previous.alternate && findChoiceOf(previous, file))) return null;
  const found = findChoiceOf(node, file);
  return found && { form: 'branch', node: node.test, hasOther: false, ...found };
}

type Choice = Pick<SoftFail, 'reads' | 'source' | 'value'>;

function findChoiceOf(node: TSESTree.IfStatement, file: File): Choice | null {
  const consequent = getResult(node.consequent);
  const other = node.alternate ?? (consequent?.kind === 'return' ? getSibling(node, 1) : null);
  if (!consequent || !other) return null;
  if (other.type === 'IfStatement') {
    const rest = findChoiceOf(other, file);
    const first = rest && findChoice(node.test, [consequent.value, rest.value], file);
    return first ? { ...first, reads: [...first.reads, ...rest.reads] } : null;
  }
  const alternate = getResult(other);
  return alternate && alternate.target === consequent.target ? findChoice(node.test, [consequent.value, alternate.value], file) : null;
}

/** A choice between a source that the test asks about and another value. */
function findChoice(test: TSESTree.Node, [one, two]: readonly [TSESTree.Node, TSESTree.Node], { context, options }: File): Choice | null {
  for (const [source, other] of [[one, two], [two, one]] as const) {
    if (isKeptWhenMissing(test, source === one, context.sourceCode)) continue;
    const read = getConfigRead(getConverted(source, context.sourceCode), context, options);
    if (!read || read.path.length === 0) continue;
    const isTested = getTestedReads(test, context, options).some(tested => isSameRead(tested, read));
    if (isTested && !mentions(other, read, { context, options })) return { reads: [read], source, value: getLastOperand(other) };
  }
  return null;
}

/** Whether a value is made of the source itself: `Array.isArray(config.a) ? config.a : [config.a]` only brings it into a form. */
function mentions(node: TSESTree.Node, read: ConfigRead, { context, options }: File): boolean {
  for (const part of walk(node, context.sourceCode)) {
    if (part.type !== 'Identifier' && part.type !== 'MemberExpression' && part.type !== 'CallExpression') continue;
    const mentioned = getConfigRead(part, context, options);
    if (mentioned && isSameRead(mentioned, read)) return true;
  }
  return false;
}

/** The initial read of a `let` that has been assigned since. */
function getDeclaredRead(node: TSESTree.Node, { context, options }: File): ConfigRead | null {
  const inner = unwrap(node);
  const variable = inner.type === 'Identifier' ? getVariable(inner, context.sourceCode) : null;
  const definition = variable && getDefinition(variable);
  if (definition?.node.type !== 'VariableDeclarator' || definition.node.id.type !== 'Identifier' || !definition.node.init) return null;
  return getConfigRead(getConverted(definition.node.init, context.sourceCode), context, options);
}

function isSameVariable(a: TSESTree.Node, b: TSESTree.Node, { sourceCode }: FileContext): boolean {
  const [one, two] = [unwrap(a), unwrap(b)];
  return one.type === 'Identifier' && two.type === 'Identifier' && getVariable(one, sourceCode) !== null && getVariable(one, sourceCode) === getVariable(two, sourceCode);
}

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

/** The operands of a chain of `??` and `||`, however grouped. */
function getOperands(node: TSESTree.Node): TSESTree.Node[] {
  const inner = unwrap(node);
  if (inner.type !== 'LogicalExpression' || inner.operator === '&&') return [inner];
  return [...getOperands(inner.left), ...getOperands(inner.right)];
}

function getLastOperand(node: TSESTree.Node): TSESTree.Node {
  return getOperands(node).at(-1)!;
}

function isPartOfChain(node: TSESTree.LogicalExpression): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'LogicalExpression' && parent.operator !== '&&';
}

interface Result {
  readonly kind: 'assign' | 'return';
  /** What is assigned to, in words. */
  readonly target: string;
  readonly value: TSESTree.Node;
}

/** What a branch that does nothing else gives: `return v`, `x = v`. */
function getResult(node: TSESTree.Statement): Result | null {
  const statement = getOnlyStatement(node);
  if (statement?.type === 'ReturnStatement') return statement.argument ? { kind: 'return', target: '', value: statement.argument } : null;
  const assignment = statement && getAssignment(statement);
  if (!assignment) return null;
  const target = unwrap(assignment.left);
  const name = target.type === 'Identifier' ? target.name : target.type === 'MemberExpression' ? `.${getKeyName(target) ?? ''}` : null;
  return name === null ? null : { kind: 'assign', target: name, value: assignment.right };
}

function getAssignment(node: TSESTree.Statement): TSESTree.AssignmentExpression | null {
  const statement = getOnlyStatement(node);
  const expression = statement?.type === 'ExpressionStatement' ? unwrap(statement.expression) : null;
  return expression?.type === 'AssignmentExpression' && expression.operator === '=' ? expression : null;
}

function getOnlyStatement(node: TSESTree.Statement): TSESTree.Statement | null {
  if (node.type !== 'BlockStatement') return node;
  return node.body.length === 1 ? node.body[0]! : null;
}

function isElse(node: TSESTree.IfStatement): boolean {
  return node.parent.type === 'IfStatement' && node.parent.alternate === node;
}

function getSibling(node: TSESTree.Statement, offset: number): TSESTree.Statement | null {
  const { parent } = node;
  const list = parent.type === 'BlockStatement' || parent.type === 'Program' || parent.type === 'StaticBlock' ? parent.body : parent.type === 'SwitchCase' ? parent.consequent : [];
  return list[list.indexOf(node) + offset] ?? null;
}

