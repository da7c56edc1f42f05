import type { TSESTree } from '@typescript-eslint/utils';

import { getConstructor, isClass, type ClassNode } from '../ast/classes.ts';
import { getDecorators } from '../ast/decorators.ts';
import { isFunction, type FunctionNode } from '../ast/functions.ts';
import { getKeyName, getLastName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { contains, walk } from '../ast/walk.ts';
import type { FileContext } from '../create-rule.ts';
import { DEPRECATION_PACKAGES, WARNING_CALLEES } from '../knowledge/deprecations.ts';
import { followConst, getBuiltinName, getLocalFunction, getOrigin } from './bindings.ts';
import { findExport, getOwnModule } from './local-modules.ts';
import { getLogCall } from './loggers.ts';

type Unit = ClassNode | FunctionNode | TSESTree.CallExpression;

/** How many functions that call each other are looked into. */
const MAX_DEPTH = 3;

/**
 * Whether a function or class warns when it is called: by `process.emitWarning`, `util.deprecate`, `console.warn`, a logger's
 * `warn`, one of the `names`, or a function of the project that does. A class warns in its constructor, or in every static method
 * where it has nothing else; one that extends a warning class of the file does, too. Of a call, whether it makes a function that
 * warns.
 */
export function warnsWhenCalled(unit: Unit, names: readonly string[], context: FileContext): boolean {
  return new Search(names, context).warns(unit);
}

class Search {
  readonly #names: readonly string[];
  readonly #context: FileContext;
  readonly #seen = new Set<TSESTree.Node>();
  #depth = 0;

  constructor(names: readonly string[], context: FileContext) {
    this.#names = names;
    this.#context = context;
  }

  warns(unit: Unit): boolean {
    if (this.#isDecorated(unit)) return true;
    if (unit.type === 'CallExpression') return this.#isWarningCall(unit);
    return isClass(unit) ? this.#classWarns(unit) : this.#functionWarns(unit);
  }

  /** `@deprecate("…")` of core-decorators and its kin wrap the method. */
  #isDecorated(unit: Unit): boolean {
    const owners: readonly TSESTree.Node[] = [unit, unit.parent];
    return owners.flatMap(getDecorators).some(({ expression }) => {
      const decorator = unwrap(expression);
      const name = getLastName(decorator.type === 'CallExpression' ? decorator.callee : decorator);
      return name !== null && (/^deprecate/iu.test(name) || this.#names.includes(name));
    });
  }

  #classWarns(node: ClassNode): boolean {
    if (this.#wasSeen(node)) return false;
    const own = getConstructor(node);
    if (own && this.#functionWarns(own)) return true;
    const { body } = node.body;
    const values = body.map(member => (member.type === 'StaticBlock' ? member : member.type === 'PropertyDefinition' ? member.value : null));
    if (values.some(value => value !== null && !isFunction(value) && this.#codeWarns(value))) return true;
    const functions = body.map(member => (member.type === 'MethodDefinition' && member.static ? member.value : null));
    if (functions.length > 0 && functions.every(value => isFunction(value) && this.#functionWarns(value))) return true;
    const base = node.superClass && followConst(node.superClass, this.#context.sourceCode);
    return base ? this.#baseWarns(base) : false;
  }

  #baseWarns(base: TSESTree.Node): boolean {
    if (isClass(base)) return this.#classWarns(base);
    if (base.type !== 'Identifier') return false;
    const declared = this.#context.sourceCode.ast.body.flatMap(statement => {
      const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      return node?.type === 'ClassDeclaration' && node.id?.name === base.name ? [node] : [];
    });
    return declared.some(node => this.#classWarns(node));
  }

  #functionWarns(node: FunctionNode): boolean {
    if (this.#depth > MAX_DEPTH || this.#wasSeen(node)) return false;
    this.#depth++;
    const warns = this.#codeWarns(node.body) || (isAccessor(node) && this.#delegates(node));
    this.#depth--;
    return warns;
  }

  #wasSeen(node: TSESTree.Node): boolean {
    const wasSeen = this.#seen.has(node);
    this.#seen.add(node);
    return wasSeen;
  }

  /** What a function given to a call does counts, what one that is only declared does not. */
  #codeWarns(code: TSESTree.Node): boolean {
    const { sourceCode } = this.#context;
    const runs = (node: TSESTree.Node): boolean => !isClass(node) && (!isFunction(node) || node.parent.type === 'CallExpression');
    for (const node of walk(code, sourceCode, runs)) {
      if (node.type === 'CallExpression' && this.#isWarningCall(node)) return true;
    }
    return false;
  }

  #isWarningCall(node: TSESTree.CallExpression): boolean {
    const log = getLogCall(node, this.#context);
    if (log) return log.level === 'warn' || log.level === 'warning' || log.level === null;
    const callee = unwrap(node.callee);
    return this.#isNamed(callee) || this.#isWarningFunction(callee);
  }

  /** The options name a function by its last name or by its path: `warnOnce`, `deprecations.report`. */
  #isNamed(callee: TSESTree.Node): boolean {
    const name = getLastName(callee);
    if (name === null) return false;
    return this.#names.includes(name) || this.#names.includes(this.#context.sourceCode.getText(callee).replace(/\s+/gu, ''));
  }

  #isWarningFunction(callee: TSESTree.Node): boolean {
    const { sourceCode } = this.#context;
    const builtin = getBuiltinName(callee, sourceCode);
    if (builtin === 'process.emitWarning' || builtin === 'util.deprecate') return true;
    const origin = getOrigin(callee, sourceCode);
    if (origin?.source === 'module') return DEPRECATION_PACKAGES.has(origin.root) || this.#importWarns(origin);
    const local = getLocalFunction(callee, sourceCode) ?? getSibling(callee, 'method');
    if (local) return this.#functionWarns(local);
    const made = followConst(callee, sourceCode);
    return made !== callee && made.type === 'CallExpression' && this.#makesWarning(made);
  }

  /** `util.deprecate(() => {}, "…")`, `depd("package")`, `once(() => console.warn("…"))`. */
  #makesWarning(call: TSESTree.CallExpression): boolean {
    if (this.#wasSeen(call)) return false;
    return this.#isWarningCall(call) || call.arguments.some(argument => isFunction(argument) && this.#functionWarns(argument));
  }

  /** Of another file only the syntax is known: whether it calls something that is named so. */
  #importWarns({ path: [name = 'default'], root }: { readonly path: readonly string[]; readonly root: string }): boolean {
    const found = findExport(name, root, getOwnModule(this.#context), 2);
    return found !== null && contains(found.node, this.#context.sourceCode, isNamedWarning);
  }

  /** `get old() { return this.other; }`, where `other` warns. */
  #delegates({ body }: FunctionNode): boolean {
    if (body.type !== 'BlockStatement' || body.body.length !== 1) return false;
    return contains(body, this.#context.sourceCode, node => {
      const sibling = node.type === 'MemberExpression' ? getSibling(node, 'accessor') : null;
      return sibling !== null && this.#functionWarns(sibling);
    });
  }
}

function isAccessor({ parent }: FunctionNode): boolean {
  return 'kind' in parent && (parent.kind === 'get' || parent.kind === 'set');
}

function isNamedWarning(node: TSESTree.Node): boolean {
  return node.type === 'CallExpression' && WARNING_CALLEES.has(getLastName(node.callee) ?? '');
}

/** The method, or getter or setter, that `this.name` is in the class or object around; by the class's name, a static one. */
function getSibling(node: TSESTree.Node, kind: 'accessor' | 'method'): FunctionNode | null {
  const name = node.type === 'MemberExpression' ? getKeyName(node) : null;
  if (node.type !== 'MemberExpression' || name === null) return null;
  const object = unwrap(node.object);
  for (let outer: TSESTree.Node | undefined = node.parent; outer; outer = outer.parent) {
    const members = getMembersReachedBy(object, outer);
    if (members) return findFunction(members, name, kind);
  }
  return null;
}

type Members = readonly (TSESTree.ClassElement | TSESTree.ObjectLiteralElement)[];

/** The members of a class or object that an expression within it stands for: `this`, or the name of the class. */
function getMembersReachedBy(object: TSESTree.Node, outer: TSESTree.Node): Members | null {
  const isThis = object.type === 'ThisExpression';
  if (outer.type === 'ObjectExpression') return isThis ? outer.properties : null;
  if (outer.type !== 'ClassBody') return null;
  return isThis || (object.type === 'Identifier' && outer.parent.id?.name === object.name) ? outer.body : null;
}

function findFunction(members: Members, name: string, kind: 'accessor' | 'method'): FunctionNode | null {
  for (const member of members) {
    if ((member.type !== 'MethodDefinition' && member.type !== 'Property') || getKeyName(member) !== name) continue;
    if (isFunction(member.value) && isAccessor(member.value) === (kind === 'accessor')) return member.value;
  }
  return null;
}
