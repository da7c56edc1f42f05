import type { TSESTree } from '@typescript-eslint/utils';

import { getLastName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getOwnResult } from '../types/own-results.ts';
import { getTypeServices } from '../types/type-services.ts';
import { followConst } from './bindings.ts';
import { getBoundaryInput, type BoundaryInput } from './boundary-inputs.ts';
import { isOwnFile, isWrittenHere } from './own-data.ts';

type SourceCode = FileContext['sourceCode'];

/** How many members and names are followed to the call that a value is a part of. */
const MAX_HOPS = 8;

/**
 * What {@link getBoundaryInput} answers; with types, a call of a function that the project itself has is judged by what that function
 * hands on, be it a `json()` of an own class, or a `readJson(path)` that returns `any`.
 */
export function getInput(node: TSESTree.Node, sourceCode: SourceCode): BoundaryInput | null {
  const call = getTypeServices({ sourceCode }) ? getCall(node, sourceCode) : null;
  const kind = call ? getOwnResult(call, { sourceCode }) : undefined;
  if (!call || kind === undefined) return getBoundaryInput(node, sourceCode);
  if (kind === null) return getLastName(call.callee) === 'json' ? null : getBoundaryInput(node, sourceCode);
  const [first] = call.arguments;
  return first && (isOwnFile(first, sourceCode) || isWrittenHere(first, sourceCode)) ? null : { kind, node: call, keys: [] };
}

/** The call behind `await`, wrappers, names that never change, and members. */
function getCall(node: TSESTree.Node, sourceCode: SourceCode): TSESTree.CallExpression | null {
  let value = getValue(node, sourceCode);
  for (let hops = 0; hops < MAX_HOPS && value.type === 'MemberExpression'; hops += 1) value = getValue(value.object, sourceCode);
  return value.type === 'CallExpression' ? value : null;
}

function getValue(node: TSESTree.Node, sourceCode: SourceCode): TSESTree.Node {
  return skipAwait(followConst(skipAwait(node), sourceCode));
}

function skipAwait(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  return inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner;
}
