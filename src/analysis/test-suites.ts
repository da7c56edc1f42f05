import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { GLOBAL_SUITE_FUNCTIONS, PLAYWRIGHT_MODULES, SUITE_FUNCTIONS, SUITE_MODIFIERS } from '../knowledge/test-suites.ts';
import { followConst, getOrigin, type Origin } from './bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Whether a function is what a test suite consists of: given to `describe`, `suite` or `context` in any of their forms
 * (`.only`, `.skip`, `.each(…)`, `.concurrent`…), global or imported from a test runner, or to Playwright's `test.describe`.
 * The callbacks of tests and hooks are not.
 */
export function isSuiteCallback(node: FunctionNode, sourceCode: SourceCode): boolean {
  const value = wrapped(node);
  const { parent } = value;
  return parent?.type === 'CallExpression' && parent.callee !== value && isSuiteFunction(parent.callee, sourceCode);
}

/** Whether the file hangs something on a test runner's hooks (`beforeAll`, `afterEach`…), global or imported: it serves tests. */
export function usesTestHooks(sourceCode: SourceCode): boolean {
  if (!HOOK.test(sourceCode.text)) return false;
  return (sourceCode.scopeManager?.scopes ?? []).some(({ references }) =>
    references.some(({ identifier }) => {
      if (identifier.type !== 'Identifier' || !HOOK.test(identifier.name)) return false;
      const origin = getOrigin(identifier, sourceCode);
      return origin?.source === 'global' || (origin !== null && Object.hasOwn(SUITE_FUNCTIONS, origin.root));
    }),
  );
}

const HOOK = /\b(?:after|before)(?:All|Each)\b/u;

function isSuiteFunction(callee: TSESTree.Node, sourceCode: SourceCode): boolean {
  const base = skipModifiers(callee);
  const origin = getOrigin(base, sourceCode);
  if (origin) return isSuiteOrigin(origin) || isPlaywrightSuite(base, sourceCode);
  return isPlaywrightSuite(base, sourceCode);
}

/** `describe` of `describe.skip`, `` describe.each`…` `` and `describe.concurrent.each([…])`. */
function skipModifiers(callee: TSESTree.Node): TSESTree.Node {
  const node = unwrap(callee);
  if (node.type === 'CallExpression') return skipModifiers(node.callee);
  if (node.type === 'TaggedTemplateExpression') return skipModifiers(node.tag);
  return node.type === 'MemberExpression' && isModifier(getKeyName(node)) ? skipModifiers(node.object) : node;
}

function isModifier(key: string | null): boolean {
  return key !== null && SUITE_MODIFIERS.has(key);
}

function isSuiteOrigin({ path, root, source }: Origin): boolean {
  const [name, ...rest] = source === 'global' ? [root, ...path] : path;
  const names = rest.filter(key => !isModifier(key));
  const functionName = [name, ...names].join('.');
  if (source === 'global') return GLOBAL_SUITE_FUNCTIONS.has(functionName);
  return Object.hasOwn(SUITE_FUNCTIONS, root) && SUITE_FUNCTIONS[root]!.includes(functionName);
}

function isPlaywrightSuite(base: TSESTree.Node, sourceCode: SourceCode): boolean {
  return base.type === 'MemberExpression' && getKeyName(base) === 'describe' && isPlaywrightTest(base.object, sourceCode);
}

/** Playwright's `test`, what `test.extend(…)` and `mergeTests(…)` make of it, and a `test` with fixtures of the project's own. */
function isPlaywrightTest(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const origin = getOrigin(node, sourceCode);
  if (origin?.source === 'module') return isPlaywrightName(origin, 'test') || (/^[.#]/u.test(origin.root) && origin.path.join('.') === 'test');
  const value = followConst(node, sourceCode);
  if (value.type !== 'CallExpression') return false;
  const callee = unwrap(value.callee);
  if (callee.type === 'MemberExpression') return getKeyName(callee) === 'extend' && isPlaywrightTest(callee.object, sourceCode);
  const maker = getOrigin(callee, sourceCode);
  return maker !== null && isPlaywrightName(maker, 'mergeTests');
}

/** Whether something is Playwright's export of that name; its default export is `test`. */
function isPlaywrightName({ path, root }: Origin, name: string): boolean {
  return PLAYWRIGHT_MODULES.has(root) && (path.join('.') || 'test') === name;
}
