import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { ClassMember } from '../analysis/class-members.ts';
import { getRequired, type Conversion } from '../analysis/static-helpers/conversion.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

interface Edit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** Makes methods static: `static ` on every signature of each, and the name of the class wherever they are called on an instance. */
export function makeStatic(fixer: TSESLint.RuleFixer, conversions: readonly Conversion[], sourceCode: SourceCode): TSESLint.RuleFix[] {
  return getEdits(conversions, sourceCode).map(({ range, text }) => fixer.replaceTextRange(range, text));
}

/**
 * The conversions that one fix has to hold, for each: those it requires, and all whose text lies between. ESLint makes of a
 * report's edits one, from the first to the last, and drops a fix that overlaps another until the next of at most ten passes;
 * so what overlaps is one fix.
 */
export function groupOverlapping(
  conversions: ReadonlyMap<ClassMember, Conversion>,
  sourceCode: SourceCode,
): ReadonlyMap<ClassMember, readonly Conversion[]> {
  const spans = [...conversions].map(([member, conversion]) => {
    const required = getRequired(conversion, conversions);
    const ranges = getEdits(required, sourceCode).map(({ range }) => range);
    return { member, required, start: Math.min(...ranges.map(([start]) => start)), end: Math.max(...ranges.map(([, end]) => end)) };
  });
  const groups = new Map<ClassMember, Set<Conversion>>();
  let group = new Set<Conversion>();
  let groupEnd = -1;
  for (const { end, member, required, start } of spans.sort((a, b) => a.start - b.start)) {
    if (start > groupEnd) group = new Set();
    groupEnd = Math.max(groupEnd, end);
    for (const conversion of required) group.add(conversion);
    groups.set(member, group);
  }
  return new Map(Array.from(groups, ([member, conversionsOfGroup]) => [member, [...conversionsOfGroup]]));
}

function getEdits(conversions: readonly Conversion[], sourceCode: SourceCode): Edit[] {
  return conversions.flatMap(({ className, helper, receivers }) => [
    ...helper.member.nodes.filter(isMethod).map(node => insertStatic(node, sourceCode)),
    ...receivers.map(({ range }) => ({ range, text: className })),
  ]);
}

function isMethod(node: ClassMember['nodes'][number]): node is TSESTree.MethodDefinition {
  return node.type === 'MethodDefinition';
}

/** After modifiers, which may be words that are also names, and before `async`, `*` and the key. */
function insertStatic({ computed, key, value }: TSESTree.MethodDefinition, sourceCode: SourceCode): Edit {
  let first: TSESTree.Node | TSESTree.Token = computed ? sourceCode.getTokenBefore(key)! : key;
  if (value.generator) first = sourceCode.getTokenBefore(first)!;
  if (value.async) first = sourceCode.getTokenBefore(first)!;
  return { range: [first.range[0], first.range[0]], text: 'static ' };
}
