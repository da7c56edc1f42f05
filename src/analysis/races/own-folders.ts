import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction } from '../../ast/functions.ts';
import { getLastName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { contains, walk } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { followConst, getInitializer, getVariable } from '../bindings.ts';
import { getFileCalls, type FileCall } from '../file-calls.ts';
import { isSameExpression } from '../equal-expressions.ts';

type SourceCode = FileContext['sourceCode'];

/**
 * Whether a path lies in a folder that nobody else knows: one that `mkdtemp` made, or that the same function filled by a copy before it
 * asked. What is asked there is what the copy or the program in the folder brought.
 */
export function isInOwnFolder(asked: FileCall, sourceCode: SourceCode): boolean {
  const [path] = asked.paths;
  if (!path) return false;
  const parts = [path, followConst(path, sourceCode)].flatMap(node => walk(node, sourceCode)).filter(node => node.type === 'Identifier');
  return parts.some(part => isTemporary(part, sourceCode) || isCopiedTo(part, asked, sourceCode));
}

function isTemporary(node: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  if (!sourceCode.text.includes('mkdtemp')) return false;
  const variable = getVariable(node, sourceCode);
  const initializer = variable && getInitializer(variable);
  return initializer != null && contains(initializer, sourceCode, made => made.type === 'CallExpression' && /^mkdtemp/u.test(getLastName(unwrap(made.callee)) ?? ''));
}

function isCopiedTo(node: TSESTree.Identifier, { node: asked }: FileCall, sourceCode: SourceCode): boolean {
  const owner = getEnclosingFunction(asked);
  return getFileCalls(sourceCode).some(({ name, node: copy, paths: [, to] }) => {
    if ((name !== 'cp' && name !== 'copy') || !to || copy.range[1] > asked.range[0]) return false;
    return getEnclosingFunction(copy) === owner && isSameExpression(to, node, sourceCode);
  });
}
