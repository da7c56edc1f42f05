import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isClass } from '../../ast/classes.ts';
import { getEnclosingFunctions, getFunctionMember, type FunctionNode } from '../../ast/functions.ts';
import { getFunctionName } from '../../ast/names.ts';
import { splitWords } from '../../ast/words.ts';
import { INSTALLING_WORDS, REGISTERING_WORDS, UNREGISTERING_WORDS } from '../../knowledge/module-state.ts';
import { isExportedValue } from '../module-exports.ts';
import type { Write } from '../writes.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The parameters by which a decorator is known: what it decorates comes first. */
const DECORATED = /^_?(?:clazz|constructor|ctor|klass|proto(?:type)?|target)$/u;

/**
 * Whether every write stands in an exported function whose name says that it registers or unregisters something (what it returns
 * included), or in a decorator.
 */
export function isRegistry(writes: readonly Write[], sourceCode: SourceCode): boolean {
  return writes.every(({ node }) => [...getEnclosingFunctions(node)].some(outer => isRegistering(outer, sourceCode)));
}

/** Whether a function around `node` is named for putting something on the global object: `installPolyfills`, `exposeForDebugging`. */
export function isInInstaller(node: TSESTree.Node): boolean {
  return [...getEnclosingFunctions(node)].some(outer => INSTALLING_WORDS.has(getFirstWord(outer)));
}

/** The first word of a function's name, in lower case; empty for one without a name. */
export function getFirstWord(node: FunctionNode): string {
  return splitWords(getFunctionName(node) ?? '')[0] ?? '';
}

function isRegistering(node: FunctionNode, sourceCode: SourceCode): boolean {
  const word = getFirstWord(node);
  if (REGISTERING_WORDS.has(word) || UNREGISTERING_WORDS.has(word)) return isExportedFunction(node, sourceCode);
  const [first] = node.params;
  return first?.type === 'Identifier' && DECORATED.test(first.name);
}

/** Whether other modules can call it: exported by itself, or as a public member of an exported class or object. */
function isExportedFunction(node: FunctionNode, sourceCode: SourceCode): boolean {
  if (isExportedValue(node, sourceCode)) return true;
  const member = getFunctionMember(node);
  const owner = member?.parent.type === 'ClassBody' ? member.parent.parent : member?.parent;
  if (!owner || (!isClass(owner) && owner.type !== 'ObjectExpression')) return false;
  const isHidden = member!.key.type === 'PrivateIdentifier' || ('accessibility' in member! && member.accessibility !== undefined && member.accessibility !== 'public');
  return !isHidden && isExportedValue(owner, sourceCode);
}
