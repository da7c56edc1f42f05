import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { OTHER_STAGES, OTHER_STAGE_WORDS, PRODUCTION_STAGES } from '../knowledge/stages.ts';
import { followConst } from './bindings.ts';
import { canComplete } from './control-flow.ts';

type SourceCode = FileContext['sourceCode'];

/** Where code runs when a test holds: surely in production, surely elsewhere, or nobody knows. */
export type Stage = 'elsewhere' | 'production' | null;

/**
 * Where code runs when a test holds: by a comparison with the name of a stage (`NODE_ENV !== 'production'`), or by a flag
 * (`isDev`, `!isProd`, `import.meta.env.DEV`), through `!`, `&&`, `||` and one `const`.
 */
export function getStage(test: TSESTree.Node, sourceCode: SourceCode): Stage {
  const inner = unwrap(test);
  switch (inner.type) {
    case 'UnaryExpression':
      return inner.operator === '!' ? opposite(getStage(inner.argument, sourceCode)) : null;
    case 'LogicalExpression': {
      const [left, right] = [getStage(inner.left, sourceCode), getStage(inner.right, sourceCode)];
      if (inner.operator === '&&') return left ?? right;
      return left === right ? left : null;
    }
    case 'BinaryExpression':
      return getComparedStage(inner);
    case 'CallExpression':
      return getNamedStage(unwrap(inner.callee));
    default:
      return getNamedStage(inner) ?? getHeldStage(inner, sourceCode);
  }
}

/**
 * Whether a node stands where production does not come: in a branch of a test of the stage, or after one that production
 * leaves by (`if (isProd) return;`).
 */
export function isBehindNonProductionTest(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  for (let value = node, { parent } = value; parent; value = parent, parent = value.parent) {
    if (isOutOfReach(value, parent, sourceCode)) return true;
  }
  return false;
}

/** Whether production does not get from `parent` to its part `value`. */
function isOutOfReach(value: TSESTree.Node, parent: TSESTree.Node, sourceCode: SourceCode): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (parent.consequent === value) return getStage(parent.test, sourceCode) === 'elsewhere';
      return parent.alternate === value && isAlone(parent.test) && getStage(parent.test, sourceCode) === 'production';
    case 'LogicalExpression':
      return parent.operator === '&&' && parent.right === value && getStage(parent.left, sourceCode) === 'elsewhere';
    case 'BlockStatement':
    case 'Program': {
      const index = (parent.body as readonly TSESTree.Node[]).indexOf(value);
      return parent.body.slice(0, index).some(statement => leavesProduction(statement, sourceCode));
    }
    default:
      return false;
  }
}

/** `if (isProd) throw …;` without a condition beside it. */
function leavesProduction(statement: TSESTree.Node, sourceCode: SourceCode): boolean {
  return statement.type === 'IfStatement' && isAlone(statement.test) && getStage(statement.test, sourceCode) === 'production' && !canComplete(statement.consequent);
}

/** A test whose opposite is known, too: `a && b` may fail for either. */
function isAlone(test: TSESTree.Node): boolean {
  const inner = unwrap(test);
  return inner.type !== 'LogicalExpression' || inner.operator === '||';
}

function opposite(stage: Stage): Stage {
  if (stage === null) return null;
  return stage === 'production' ? 'elsewhere' : 'production';
}

function getComparedStage({ left, operator, right }: TSESTree.BinaryExpression): Stage {
  const text = getLiteralString(right) ?? getLiteralString(left);
  if (text === null) return null;
  const stage = PRODUCTION_STAGES.has(text.toLowerCase()) ? 'production' : OTHER_STAGES.has(text.toLowerCase()) ? 'elsewhere' : null;
  if (operator === '===' || operator === '==') return stage;
  // Not to be in `test` says nothing of where else.
  return (operator === '!==' || operator === '!=') && stage === 'production' ? 'elsewhere' : null;
}

/** Words of a flag that say nothing of which stage is meant. */
const FILLERS = new Set(['env', 'environment', 'in', 'mode']);

/** `isDev`, `IS_PRODUCTION`, `import.meta.env.DEV`, `isLocalhost()`. */
function getNamedStage(node: TSESTree.Node): Stage {
  const [stage] = getFlagWords(getName(node) ?? '').filter(word => !FILLERS.has(word));
  if (stage === undefined) return null;
  if (PRODUCTION_STAGES.has(stage)) return 'production';
  return OTHER_STAGE_WORDS.has(stage) ? 'elsewhere' : null;
}

function getName(node: TSESTree.Node): string | null {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? getKeyName(node) : null;
}

/** The words of a name that asks where code runs: what follows `is`, or the one word of `DEV`. */
function getFlagWords(name: string): readonly string[] {
  const [first, ...words] = splitWords(name);
  if (first === undefined || words.includes('not') || words.includes('non')) return [];
  if (first === 'is' || first === 'in' || first === 'running') return words;
  return words.length === 0 ? [first] : [];
}

function getHeldStage(node: TSESTree.Node, sourceCode: SourceCode): Stage {
  const value = followConst(node, sourceCode);
  return value === node || value.type === 'Identifier' ? null : getStage(value, sourceCode);
}
