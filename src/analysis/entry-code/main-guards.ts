import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../../ast/file-cache.ts';
import { isFunction } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { contains } from '../../ast/walk.ts';
import { splitWords } from '../../ast/words.ts';
import { getInitializer, getLocalFunction, getOrigin, getVariable, isBuiltinNamed } from '../bindings.ts';
import { getAnswer, isInBranch, type Answer } from '../guards.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What a file must mention to hold a guard. */
const GUARD_TEXT = /\brequire\s*\.\s*main\b|\bimport\.meta\b|\bmodule\s*\.\s*parent\b|\bmainModule\b/u;

/** What names the file that the program was started with. */
const STARTED_PATHS = new Set(['process.argv.1', 'process.mainModule.filename', 'require.main.filename']);

/** What names the file itself. */
const OWN_PATHS = new Set(['__filename', 'import.meta.filename', 'import.meta.url', 'module.filename', 'module.id']);

/** How many names a test is followed through. */
const MAX_HOPS = 3;

const mentioning = new FileCache<boolean>();

/** Whether the file may hold a main guard at all: a look at its text. */
export function mayHaveMainGuard(sourceCode: SourceCode): boolean {
  return mentioning.getOrCompute(sourceCode, () => GUARD_TEXT.test(sourceCode.text));
}

/** Whether `node` only runs when the file is the program: it stands in the branch of a main guard, or in the else of a negated one. */
export function isInMainGuard(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  return mayHaveMainGuard(sourceCode) && isInBranch(node, test => getMainGuard(test, sourceCode));
}

/** What a test that holds says about whether the file is the program; `null` for a test that is no main guard. */
export function getMainGuard(test: TSESTree.Node, sourceCode: SourceCode): Answer {
  return judge(test, sourceCode, MAX_HOPS);
}

function judge(test: TSESTree.Node, sourceCode: SourceCode, hops: number): Answer {
  return getAnswer(test, node => {
    switch (node.type) {
      case 'BinaryExpression':
        return judgeComparison(node, sourceCode);
      case 'MemberExpression':
        return judgeMember(node, sourceCode);
      case 'CallExpression':
        return isGuardCall(node, sourceCode, hops) || null;
      case 'Identifier': {
        const variable = hops > 0 ? getVariable(node, sourceCode) : null;
        const initializer = variable && getInitializer(variable);
        return initializer && judge(initializer, sourceCode, hops - 1);
      }
      default:
        return null;
    }
  });
}

function judgeMember(node: TSESTree.MemberExpression, sourceCode: SourceCode): Answer {
  const name = getOrigin(node, sourceCode)?.name;
  if (name === 'import.meta.main') return true;
  return name === 'module.parent' ? false : null;
}

function judgeComparison({ left, operator, right }: TSESTree.BinaryExpression, sourceCode: SourceCode): Answer {
  if (!/^[!=]==?$/u.test(operator)) return null;
  return areCompared(left, right, sourceCode) ? operator.startsWith('=') : null;
}

function areCompared(left: TSESTree.Node, right: TSESTree.Node, sourceCode: SourceCode): boolean {
  return areMainAndSelf(left, right, sourceCode) || areMainAndSelf(right, left, sourceCode);
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
    return isComparison && first !== undefined && areCompared(callee.object, first, sourceCode);
  }
  if (callee.type !== 'Identifier') return false;
  const local = hops > 0 ? getLocalFunction(callee, sourceCode) : null;
  if (local) return hasGuard(local.body, sourceCode);
  if (callee.name === 'Boolean') return node.arguments[0] !== undefined && judge(node.arguments[0], sourceCode, hops) === true;
  return splitWords(callee.name).includes('main') && node.arguments.some(argument => comesFrom(argument, isOwnModule, sourceCode));
}

function hasGuard(body: TSESTree.Node, sourceCode: SourceCode): boolean {
  return contains(body, sourceCode, node => {
    if (node.type === 'BinaryExpression') return judgeComparison(node, sourceCode) === true;
    return node.type === 'CallExpression' && isGuardCall(node, sourceCode, 0);
  });
}

function isStartedPath(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  if (node.type === 'Identifier') return isSecondArgument(node, sourceCode);
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && getKeyName(node.callee) === 'at') {
    const [index] = node.arguments;
    return index?.type === 'Literal' && index.value === 1 && isBuiltinNamed(node.callee.object, 'process.argv', sourceCode);
  }
  return node.type === 'MemberExpression' && STARTED_PATHS.has(getOrigin(node, sourceCode)?.name ?? '');
}

/** `script` of `const [, script] = process.argv`. */
function isSecondArgument(node: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const declarator = getVariable(node, sourceCode)?.defs[0]?.node;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ArrayPattern' || !declarator.init) return false;
  const second = declarator.id.elements[1];
  return second?.type === 'Identifier' && second.name === node.name && isBuiltinNamed(declarator.init, 'process.argv', sourceCode);
}

function isOwnPath(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
  return OWN_PATHS.has(getOrigin(node, sourceCode)?.name ?? '');
}

function isOwnModule(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  if (node.type === 'MetaProperty' || isOwnPath(node, sourceCode)) return true;
  return node.type === 'Identifier' && isBuiltinNamed(node, 'module', sourceCode);
}

type Source = (node: TSESTree.Node, sourceCode: SourceCode) => boolean;

/** Whether the expression, or what its names were declared as, is made from a source. */
function comesFrom(expression: TSESTree.Node, isSource: Source, sourceCode: SourceCode, hops = MAX_HOPS): boolean {
  return contains(expression, sourceCode, node => {
    if (isSource(node, sourceCode)) return true;
    const variable = node.type === 'Identifier' && hops > 0 ? getVariable(node, sourceCode) : null;
    const value = variable ? getInitializer(variable) : null;
    return value !== null && !isFunction(value) && comesFrom(value, isSource, sourceCode, hops - 1);
  });
}
