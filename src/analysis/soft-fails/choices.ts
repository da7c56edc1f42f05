import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import { getConfigRead, isSameRead, type ConfigRead } from '../config-sources.ts';
import type { Find, SearchedFile, SoftFail } from '../soft-fails.ts';
import { getConverted } from './conversions.ts';
import { getDeclaredRead, isSameVariable } from './declared-reads.ts';
import { getLastOperand } from './operands.ts';
import { getTestedReads, isAbsenceTest, isKeptWhenMissing } from './tests.ts';

/** `S ? S : d` and its like, by any test that asks about the source. */
export const findTernary: Find<TSESTree.ConditionalExpression> = (node, file) => {
  const found = findChoice(node.test, [node.consequent, node.alternate], file);
  return found && { form: 'ternary', node, hasOther: false, ...found };
};

/** An `if` that assigns or returns something else when a source is missing. */
export const findBranch: Find<TSESTree.IfStatement> = (node, file) => findLateDefault(node, file) ?? findChosenResult(node, file);

/** `if (!x) x = d`, where `x` is a source or was initialised with one. */
function findLateDefault(node: TSESTree.IfStatement, { context, options }: SearchedFile): SoftFail | null {
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
function isPresenceMissing(test: TSESTree.Node, read: ConfigRead, { context, options }: SearchedFile): boolean {
  const inner = unwrap(test);
  if (inner.type !== 'UnaryExpression' || inner.operator !== '!') return false;
  return getTestedReads(inner.argument, context, options).some(tested => isSameRead(tested, read));
}

/** `if (S) return S; return d;`, the same with `else`, and `if (S) x = S; else x = d;`; a row of such returns is one. */
function findChosenResult(node: TSESTree.IfStatement, file: SearchedFile): SoftFail | null {
  if (isElse(node)) return null;
  const result = getResult(node.consequent);
  const previous = getSibling(node, -1);
  if (!result || (previous?.type === 'IfStatement' && !previous.alternate && findChoiceOf(previous, file))) return null;
  const found = findChoiceOf(node, file);
  return found && { form: 'branch', node: node.test, hasOther: false, ...found };
}

type Choice = Pick<SoftFail, 'reads' | 'source' | 'value'>;

function findChoiceOf(node: TSESTree.IfStatement, file: SearchedFile): Choice | null {
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
function findChoice(test: TSESTree.Node, [one, two]: readonly [TSESTree.Node, TSESTree.Node], { context, options }: SearchedFile): Choice | null {
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
function mentions(node: TSESTree.Node, read: ConfigRead, { context, options }: SearchedFile): boolean {
  for (const part of walk(node, context.sourceCode)) {
    if (part.type !== 'Identifier' && part.type !== 'MemberExpression' && part.type !== 'CallExpression') continue;
    const mentioned = getConfigRead(part, context, options);
    if (mentioned && isSameRead(mentioned, read)) return true;
  }
  return false;
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
  const list = getStatements(node.parent);
  return list[list.indexOf(node) + offset] ?? null;
}

function getStatements(node: TSESTree.Node): readonly TSESTree.Statement[] {
  if (node.type === 'SwitchCase') return node.consequent;
  return node.type === 'BlockStatement' || node.type === 'Program' || node.type === 'StaticBlock' ? node.body : [];
}
