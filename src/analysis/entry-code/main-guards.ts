import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { contains } from '../../ast/walk.ts';
import { splitWords } from '../../ast/words.ts';
import { getInitializer, getLocalFunction, getOrigin, getVariable, isBuiltinNamed } from '../bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What a file must mention to hold a guard. */
const GUARD_TEXT = /\brequire\s*\.\s*main\b|\bimport\.meta\b|\bmodule\s*\.\s*parent\b|\bmainModule\b/u;

/** How many names a test is followed through. */
const MAX_HOPS = 3;

const mentioning = new WeakMap<SourceCode, boolean>();

/** Whether the file may hold a main guard at all: a look at its text. */
export function mayHaveMainGuard(sourceCode: SourceCode): boolean {
  let may = mentioning.get(sourceCode);
  if (may === undefined) mentioning.set(sourceCode, (may = GUARD_TEXT.test(sourceCode.text)));
  return may;
}

/** Whether `node` only runs when the file is the program: it stands in the branch of a main guard, or in the else of a negated one. */
export function isInMainGuard(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  if (!mayHaveMainGuard(sourceCode)) return false;
  for (let child = node; child.parent; child = child.parent) {
    if (isGuardedChild(child, child.parent, sourceCode)) return true;
  }
  return false;
}

function isGuardedChild(child: TSESTree.Node, parent: TSESTree.Node, sourceCode: SourceCode): boolean {
  switch (parent.type) {
    case 'ConditionalExpression':
    case 'IfStatement':
      if (child === parent.consequent) return getMainGuard(parent.test, sourceCode) === 'main';
      return child === parent.alternate && getMainGuard(parent.test, sourceCode) === 'imported';
    case 'LogicalExpression':
      return (
        child === parent.right &&
        ((parent.operator === '&&' && getMainGuard(parent.left, sourceCode) === 'main') ||
          (parent.operator === '||' && getMainGuard(parent.left, sourceCode) === 'imported'))
      );
    default:
      return false;
  }
}

/**
 * What a test that holds says about the file: it is the program (`main`), or another file imported it (`imported`); then a
 * test that fails says that it is the program. `null` for any other test.
 */
export function getMainGuard(test: TSESTree.Node, sourceCode: SourceCode): 'imported' | 'main' | null {
  return judge(test, sourceCode, MAX_HOPS);
}

function judge(test: TSESTree.Node, sourceCode: SourceCode, hops: number): 'imported' | 'main' | null {
  const node = unwrap(test);
  switch (node.type) {
    case 'UnaryExpression': {
      const inner = node.operator === '!' ? judge(node.argument, sourceCode, hops) : null;
      return inner && (inner === 'main' ? 'imported' : 'main');
    }
    case 'LogicalExpression':
      return judgeLogical(node, sourceCode, hops);
    case 'BinaryExpression':
      return judgeComparison(node, sourceCode, hops);
    case 'MemberExpression':
      return judgeMember(node, sourceCode);
    case 'CallExpression':
      return isGuardCall(node, sourceCode, hops) ? 'main' : null;
    case 'Identifier': {
      const variable = hops > 0 ? getVariable(node, sourceCode) : null;
      const initializer = variable && getInitializer(variable);
      return initializer ? judge(initializer, sourceCode, hops - 1) : null;
    }
    default:
      return null;
  }
}

function judgeLogical({ left, operator, right }: TSESTree.LogicalExpression, sourceCode: SourceCode, hops: number) {
  const verdicts = [judge(left, sourceCode, hops), judge(right, sourceCode, hops)];
  // `guard && x` holds only for the program; `!guard || x` fails only for it. Else both sides have to agree.
  const oneIsEnough = operator === '&&' ? 'main' : 'imported';
  if (operator !== '??' && verdicts.includes(oneIsEnough)) return oneIsEnough;
  return verdicts[0] === verdicts[1] ? verdicts[0]! : null;
}

function judgeMember(node: TSESTree.MemberExpression, sourceCode: SourceCode): 'imported' | 'main' | null {
  const name = getOrigin(node, sourceCode)?.name;
  if (name === 'import.meta.main') return 'main';
  return name === 'module.parent' ? 'imported' : null;
}

function judgeComparison({ left, operator, right }: TSESTree.BinaryExpression, sourceCode: SourceCode, hops: number) {
  const isEqual = operator === '===' || operator === '==';
  if (!isEqual && operator !== '!==' && operator !== '!=') return null;
  const holds = isEqual ? 'main' : 'imported';
  if (areMainAndSelf(left, right, sourceCode) || areMainAndSelf(right, left, sourceCode)) return holds;
  for (const [side, other] of [[left, right], [right, left]] as const) {
    const verdict = isLiteralAnswer(other, sourceCode) === null ? null : judge(side, sourceCode, hops);
    if (verdict) return (isLiteralAnswer(other, sourceCode) === isEqual) === (verdict === 'main') ? 'main' : 'imported';
  }
  return null;
}

/** `true` for `true`, `false` for `false`, `null` and `undefined`; `null` for everything else. */
function isLiteralAnswer(node: TSESTree.Node, sourceCode: SourceCode): boolean | null {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return inner.value === true ? true : inner.value === false || inner.raw === 'null' ? false : null;
  return inner.type === 'Identifier' && isBuiltinNamed(inner, 'undefined', sourceCode) ? false : null;
}

/** Whether one side is the started module or its path, and the other is this one. */
function areMainAndSelf(main: TSESTree.Node, self: TSESTree.Node, sourceCode: SourceCode): boolean {
  const mainName = getOrigin(main, sourceCode)?.name;
  if (mainName === 'require.main' || mainName === 'process.mainModule') return getOrigin(self, sourceCode)?.name === 'module';
  return comesFrom(main, isStartedPath, sourceCode) && comesFrom(self, isOwnPath, sourceCode);
}

/** A comparison by method (`import.meta.url.endsWith(process.argv[1])`), a local function that makes one, or `esMain(import.meta)`. */
function isGuardCall(node: TSESTree.CallExpression, sourceCode: SourceCode, hops: number): boolean {
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression') {
    const [first] = node.arguments;
    const isComparison = ['endsWith', 'startsWith', 'includes'].includes(getKeyName(callee) ?? '');
    return isComparison && first !== undefined && (areMainAndSelf(callee.object, first, sourceCode) || areMainAndSelf(first, callee.object, sourceCode));
  }
  if (callee.type !== 'Identifier') return false;
  const local = hops > 0 ? getLocalFunction(callee, sourceCode) : null;
  if (local) return hasGuard(local.body, sourceCode, hops - 1);
  if (callee.name === 'Boolean') return node.arguments[0] !== undefined && judge(node.arguments[0], sourceCode, hops) === 'main';
  return splitWords(callee.name).includes('main') && node.arguments.some(argument => comesFrom(argument, isOwnModule, sourceCode));
}

function hasGuard(body: TSESTree.Node, sourceCode: SourceCode, hops: number): boolean {
  return contains(body, sourceCode, node => {
    if (node.type === 'BinaryExpression') return judgeComparison(node, sourceCode, hops) === 'main';
    return node.type === 'CallExpression' && isGuardCall(node, sourceCode, hops);
  });
}

function isStartedPath(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  if (node.type === 'Identifier') return isSecondArgument(node, sourceCode);
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && getKeyName(node.callee) === 'at') {
    const [index] = node.arguments;
    return index?.type === 'Literal' && index.value === 1 && isBuiltinNamed(node.callee.object, 'process.argv', sourceCode);
  }
  if (node.type !== 'MemberExpression') return false;
  const name = getOrigin(node, sourceCode)?.name;
  return name === 'process.argv.1' || name === 'require.main.filename' || name === 'process.mainModule.filename';
}

/** `script` of `const [, script] = process.argv`. */
function isSecondArgument(node: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const definition = getVariable(node, sourceCode)?.defs[0];
  if (definition?.node.type !== 'VariableDeclarator' || definition.node.id.type !== 'ArrayPattern' || !definition.node.init) return false;
  const second = definition.node.id.elements[1];
  return second?.type === 'Identifier' && second.name === node.name && isBuiltinNamed(definition.node.init, 'process.argv', sourceCode);
}

function isOwnPath(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
  const name = getOrigin(node, sourceCode)?.name;
  return name === 'import.meta.url' || name === 'import.meta.filename' || name === '__filename' || name === 'module.filename' || name === 'module.id';
}

function isOwnModule(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  return node.type === 'MetaProperty' || (node.type === 'Identifier' && getOrigin(node, sourceCode)?.name === 'module') || isOwnPath(node, sourceCode);
}

type Source = (node: TSESTree.Node, sourceCode: SourceCode) => boolean;

/** Whether the expression, or what its names were declared as, is made from a source. */
function comesFrom(expression: TSESTree.Node, isSource: Source, sourceCode: SourceCode, hops = MAX_HOPS): boolean {
  return contains(expression, sourceCode, node => {
    if (isSource(node, sourceCode)) return true;
    const variable = node.type === 'Identifier' && hops > 0 ? getVariable(node, sourceCode) : null;
    const initializer = variable && getInitializer(variable);
    return initializer !== null && initializer !== undefined && !isFunction(initializer) && comesFrom(initializer, isSource, sourceCode, hops - 1);
  });
}
