import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { getChildren } from '../../ast/walk.ts';
import { findFrom, hasWithin } from './source-positions.ts';
import type { Unit, VariableUse } from './variable-uses.ts';

/** What a statement does with a variable, whichever way control takes through it. */
export interface PathUse {
  /** On some path it reads the value that the variable has before the statement. */
  readonly isExposed: boolean;
  /** On every path to its end it has assigned to the variable. */
  readonly isAssigned: boolean;
}

/**
 * What a statement does with the variable whose uses in it are given, in source order. Where there is too much to follow, the value
 * before the statement is taken to matter, and to be there after it.
 */
export function getPathUse(statement: TSESTree.Node, uses: readonly VariableUse[], unit: Unit): PathUse {
  if (uses.some(({ isWrite }) => isWrite) && unit.visitsLeft > 0) {
    const paths = new Paths(uses, unit);
    const isAssigned = paths.follow(statement, false);
    if (unit.visitsLeft > 0) return { isExposed: paths.isExposed, isAssigned };
  }
  return { isExposed: uses.some(({ isRead }) => isRead), isAssigned: false };
}

/** A statement that `break` or `continue` goes on from. */
interface Target {
  readonly label: string | null;
  readonly isLoop: boolean;
  /** Whether the variable is assigned wherever control breaks off, or goes on with the next round. */
  isAssignedAtExit: boolean;
  isAssignedAtNext: boolean;
}

/**
 * Follows a variable through a statement. What is handed from node to node is whether the variable has surely been assigned; where
 * control cannot be it has, as nothing can be wrong there.
 */
class Paths {
  isExposed = false;
  readonly #uses: readonly VariableUse[];
  readonly #unit: Unit;
  readonly #targets: Target[] = [];

  constructor(uses: readonly VariableUse[], unit: Unit) {
    this.#uses = uses;
    this.#unit = unit;
  }

  follow(node: TSESTree.Node | null | undefined, before: boolean): boolean {
    if (!node || this.#unit.visitsLeft-- <= 0) return before;
    if (!hasWithin(this.#uses, node) && !hasWithin(this.#unit.jumps, node)) return before;
    switch (node.type) {
      case 'Identifier':
      case 'JSXIdentifier':
        return this.#followUse(node, before);
      case 'IfStatement':
      case 'ConditionalExpression':
        return this.#followBranches(node, before);
      case 'AssignmentExpression':
        return this.#followAssignment(node, before);
      case 'VariableDeclarator':
        return this.follow(node.id, this.follow(node.init, before));
      case 'SwitchStatement':
        return this.#followSwitch(node, before);
      case 'TryStatement':
        return this.#followTry(node, before);
      case 'LabeledStatement':
        return this.#followTarget({ label: node.label.name, isLoop: false }, () => this.follow(node.body, before)).after;
      case 'BreakStatement':
      case 'ContinueStatement':
        return this.#followJump(node, before);
      case 'ReturnStatement':
      case 'ThrowStatement':
        this.follow(node.argument, before);
        return true;
      default:
        return this.#followOther(node, before);
    }
  }

  /** Loops, and what may not be evaluated or not now. */
  #followOther(node: TSESTree.Node, before: boolean): boolean {
    switch (node.type) {
      case 'ForStatement':
        return this.#followLoop(node.body, this.follow(node.test, this.follow(node.init, before)), node.update);
      case 'WhileStatement':
        return this.#followLoop(node.body, this.follow(node.test, before));
      case 'ForInStatement':
      case 'ForOfStatement':
        return this.#followEach(node, this.follow(node.right, before));
      case 'DoWhileStatement':
        return this.#followDoWhile(node, before);
      case 'LogicalExpression': {
        const after = this.follow(node.left, before);
        this.follow(node.right, after);
        return after;
      }
      case 'AssignmentPattern':
        this.follow(node.right, before);
        return this.follow(node.left, before);
      case 'ChainExpression':
        this.follow(node.expression, before);
        return before;
      default: {
        const after = this.#followAll(getChildren(node, this.#unit.sourceCode), before);
        return isFunction(node) ? before : after;
      }
    }
  }

  #followAll(nodes: Iterable<TSESTree.Node>, before: boolean): boolean {
    let after = before;
    for (const node of nodes) after = this.follow(node, after);
    return after;
  }

  #followUse({ range }: TSESTree.Node, before: boolean): boolean {
    const use = this.#uses[findFrom(this.#uses, range[0])];
    if (use?.at !== range[0]) return before;
    if (use.isRead && !before) this.isExposed = true;
    return before || use.isWrite;
  }

  #followBranches({ alternate, consequent, test }: TSESTree.ConditionalExpression | TSESTree.IfStatement, before: boolean): boolean {
    const tested = this.follow(test, before);
    const [one, other] = [this.follow(consequent, tested), this.follow(alternate, tested)];
    return one && other;
  }

  #followAssignment({ left, operator, right }: TSESTree.AssignmentExpression, before: boolean): boolean {
    if (operator === '=' && left.type !== 'MemberExpression') return this.follow(left, this.follow(right, before));
    const after = this.follow(left, before);
    if (operator !== '&&=' && operator !== '||=' && operator !== '??=') return this.follow(right, after);
    this.follow(right, before);
    return before;
  }

  /** The body may not run at all, and whatever it does before it breaks off takes nothing back. */
  #followLoop(body: TSESTree.Statement, before: boolean, update: TSESTree.Expression | null = null): boolean {
    const { after, target } = this.#followTarget({ label: null, isLoop: true }, () => this.follow(body, before));
    this.follow(update, after && target.isAssignedAtNext);
    return before;
  }

  #followEach({ body, left }: TSESTree.ForInStatement | TSESTree.ForOfStatement, before: boolean): boolean {
    this.#followLoop(body, this.follow(left, before));
    return before;
  }

  #followDoWhile({ body, test }: TSESTree.DoWhileStatement, before: boolean): boolean {
    const { after } = this.#followTarget({ label: null, isLoop: true }, target => {
      const round = this.follow(body, before);
      return this.follow(test, round && target.isAssignedAtNext);
    });
    return after;
  }

  #followSwitch({ cases, discriminant }: TSESTree.SwitchStatement, before: boolean): boolean {
    const entered = this.follow(discriminant, before);
    const { after } = this.#followTarget({ label: null, isLoop: false }, () => {
      let last = entered;
      for (const { consequent, test } of cases) {
        this.follow(test, entered);
        last = this.#followAll(consequent, entered);
      }
      return last && (entered || cases.some(({ test }) => test === null));
    });
    return after;
  }

  /** A handler may be reached before anything is assigned; a finalizer always is. */
  #followTry({ block, finalizer, handler }: TSESTree.TryStatement, before: boolean): boolean {
    const tried = this.follow(block, before);
    const handled = handler ? this.follow(handler.body, before) : true;
    const finished = finalizer ? this.follow(finalizer, before) : false;
    return (tried && handled) || finished;
  }

  #followTarget(kind: Pick<Target, 'isLoop' | 'label'>, follow: (target: Target) => boolean): { after: boolean; target: Target } {
    const target: Target = { ...kind, isAssignedAtExit: true, isAssignedAtNext: true };
    this.#targets.push(target);
    const isAssigned = follow(target);
    this.#targets.pop();
    return { after: isAssigned && target.isAssignedAtExit, target };
  }

  #followJump({ label, type }: TSESTree.BreakStatement | TSESTree.ContinueStatement, before: boolean): boolean {
    const isTarget = (target: Target): boolean =>
      label ? target.label === label.name : target.label === null && (target.isLoop || type === 'BreakStatement');
    const index = this.#targets.findLastIndex(isTarget);
    // Everything in between is left, too.
    for (const target of this.#targets.slice(Math.max(index, 0))) {
      if (type === 'BreakStatement' || label) target.isAssignedAtExit &&= before;
      if (type === 'ContinueStatement') target.isAssignedAtNext &&= before;
    }
    return true;
  }
}
