import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import type { ClassMembers } from './class-members.ts';

/**
 * The fields of which others are constructed, each with one that it became a part of: `this.plan = new Plan(this.rules)`, in the
 * constructor or as initialiser, makes `plan` of `rules`. A forest: {@link getWhole} walks to the root.
 */
export function getWholes({ accesses }: ClassMembers): ReadonlyMap<string, string> {
  const wholes = new Map<string, string>();
  for (const { from, kind, name, node } of accesses) {
    if (kind !== 'read' || name === null || (from?.kind !== 'constructor' && from?.kind !== 'field')) continue;
    const whole = getMadeField(node);
    if (whole !== null && getWhole(whole, wholes) !== getWhole(name, wholes)) wholes.set(getWhole(name, wholes), getWhole(whole, wholes));
  }
  return wholes;
}

/** The `plan` of `this.plan = new Plan(this.rules)` and `plan = new Plan(this.rules)`, asked at `this.rules`. */
function getMadeField(part: TSESTree.Node): string | null {
  const value = wrapped(part);
  if (value.parent?.type !== 'NewExpression' || value.parent.callee === value) return null;
  const made = wrapped(value.parent);
  const { parent } = made;
  if (parent?.type === 'PropertyDefinition') return parent.value === made && !parent.static ? getKeyName(parent) : null;
  return parent?.type === 'AssignmentExpression' && parent.right === made ? getNameOnThis(parent.left) : null;
}

function getNameOnThis(node: TSESTree.Node): string | null {
  return node.type === 'MemberExpression' && unwrap(node.object).type === 'ThisExpression' ? getKeyName(node) : null;
}

/** The field that stands for all that a field is part of or made of. */
export function getWhole(name: string, wholes: ReadonlyMap<string, string>): string {
  const next = wholes.get(name);
  return next === undefined ? name : getWhole(next, wholes);
}
