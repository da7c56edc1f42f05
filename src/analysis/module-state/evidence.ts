import { relative, sep } from 'node:path';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getLastName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { CLIENT_FOLDERS } from '../../knowledge/module-state.ts';
import { getInitializer, getVariable } from '../bindings.ts';
import { isBrowserCode } from '../browser-code.ts';
import { findAccess } from '../class-members.ts';
import { getOutermostFunction } from '../load-time.ts';
import type { ModuleState } from '../module-state.ts';
import { getRepositoryRoot } from '../packages.ts';
import type { Write } from '../writes.ts';
import { isGuarded, isLiteral, isNothing, isReadOf, isSetBack, throwsWhenAbsent } from './absence.ts';
import { getFirstWord } from './registries.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Whether the state surely couples what does not look coupled: an exported binding is reassigned, instances write a static field,
 * or one function sets a scalar that another one reads.
 */
export function hasEvidence(state: ModuleState, writes: readonly Write[], sourceCode: SourceCode): boolean {
  const assignments = writes.filter(({ path }) => path.length === 0);
  if (assignments.length === 0) return false;
  if (getLiveExport(state) || assignments.some(({ root }) => isByInstance(root, state, sourceCode))) return true;
  return isScalar(state) && assignments.some(write => !isGuarded(write, state, sourceCode) && !isSetBack(write, state) && isReadElsewhere(write, state));
}

/**
 * Whether what the state couples is coupled on purpose: in a browser, where the module belongs to one user; behind a getter that
 * throws until it is set; as a switch with `enable` and `disable`.
 */
export function isDeliberate(state: ModuleState, writes: readonly Write[], context: FileContext): boolean {
  return isSwitch(writes) || throwsWhenAbsent(state, context.sourceCode) || isClientCode(context);
}

/** The writes that are not undone in the same function: `const old = x; x = y; …; x = old`, `x++; …; x--`. */
export function getLastingWrites(state: ModuleState, writes: readonly Write[], sourceCode: SourceCode): readonly Write[] {
  if (writes.length < 2) return writes;
  const restoring = new Set(writes.filter(write => isRestore(write, state, writes, sourceCode)).map(({ node }) => getOutermostFunction(node)));
  return restoring.size === 0 ? writes : writes.filter(({ node }) => !restoring.has(getOutermostFunction(node)));
}

/** Where an export shares the variable itself, so that importers see it change; `null` for values that are handed out once. */
export function getLiveExport({ declaration, variable }: ModuleState): TSESTree.Node | null {
  const [definition] = variable?.defs ?? [];
  if (definition?.node.type !== 'VariableDeclarator' || definition.node.parent.kind === 'const') return null;
  if (definition.node.parent.parent.type === 'ExportNamedDeclaration') return declaration;
  const exported = variable!.references.find(({ identifier }) => identifier.parent.type === 'ExportSpecifier');
  return exported?.identifier.parent ?? null;
}

function isByInstance(root: TSESTree.Node, { field }: ModuleState, sourceCode: SourceCode): boolean {
  const from = field && findAccess(root, sourceCode)?.from;
  return from?.isStatic === false && from.class === field!.class;
}

function isReadElsewhere({ node }: Write, { reads }: ModuleState): boolean {
  const writer = getOutermostFunction(node);
  return reads.some(read => {
    const reader = getOutermostFunction(read);
    return reader !== null && reader !== writer && !isObserved(read);
  });
}

/** `result.observe(gauge, value)`: what a meter asks for has to be kept somewhere. */
function isObserved(read: TSESTree.Node): boolean {
  const { parent } = wrapped(read);
  return parent?.type === 'CallExpression' && getLastName(parent.callee) === 'observe';
}

function isRestore({ node, operator, value }: Write, state: ModuleState, writes: readonly Write[], sourceCode: SourceCode): boolean {
  if (operator === '--' || operator === '++') {
    const owner = getOutermostFunction(node);
    return writes.some(other => other.operator !== operator && /^(?:--|\+\+)$/u.test(other.operator) && getOutermostFunction(other.node) === owner);
  }
  const name = value && unwrap(value);
  const saved = name?.type === 'Identifier' ? getVariable(name, sourceCode) : null;
  const initial = saved && getInitializer(saved);
  return initial !== null && isReadOf(initial, state);
}

function isSwitch(writes: readonly Write[]): boolean {
  return writes.every(({ node }) => {
    const writer = getOutermostFunction(node);
    return writer !== null && /^(?:dis|en)able$/u.test(getFirstWord(writer));
  });
}

function isClientCode(context: FileContext): boolean {
  const root = getRepositoryRoot(context);
  const folders = (root === null ? context.filename : relative(root, context.filename)).split(sep);
  return folders.slice(0, -1).some(folder => CLIENT_FOLDERS.has(folder)) || isBrowserCode(context);
}

/** Whether the state is a number, a string or a boolean, by its type, its initial value, or everything it is set to. */
function isScalar({ annotation, initializer, writes }: ModuleState): boolean {
  const annotated = annotation && isScalarType(annotation);
  if (annotated !== null) return annotated;
  const initial = initializer && unwrap(initializer);
  if (initial && !isNothing(initial)) return isScalarValue(initial);
  const set = writes.filter(({ path, value }) => path.length === 0 && !(value && isNothing(unwrap(value))));
  return set.length > 0 && set.every(({ operator, value }) => (value ? isScalarValue(unwrap(value)) : /^(?:--|\+\+)$/u.test(operator)));
}

/** `null` for a type that only its name tells, such as `Mode`. */
function isScalarType(type: TSESTree.TypeNode): boolean | null {
  switch (type.type) {
    case 'TSBigIntKeyword':
    case 'TSBooleanKeyword':
    case 'TSLiteralType':
    case 'TSNumberKeyword':
    case 'TSStringKeyword':
      return true;
    case 'TSTypeReference':
      return type.typeArguments ? false : null;
    case 'TSUnionType': {
      const answers = type.types.filter(({ type: kind }) => kind !== 'TSNullKeyword' && kind !== 'TSUndefinedKeyword').map(isScalarType);
      return answers.includes(false) ? false : answers.includes(null) ? null : true;
    }
    default:
      return false;
  }
}

function isScalarValue(value: TSESTree.Node): boolean {
  switch (value.type) {
    case 'Literal':
      return !('regex' in value);
    case 'TemplateLiteral':
    case 'UpdateExpression':
      return true;
    case 'UnaryExpression':
      return value.operator === '!' || isLiteral(value);
    case 'BinaryExpression':
      return true;
    case 'ConditionalExpression':
      return isScalarValue(unwrap(value.consequent)) && isScalarValue(unwrap(value.alternate));
    case 'CallExpression':
      return isScalarCall(value);
    default:
      return false;
  }
}

/** `Date.now()`, `Number(x)`. */
function isScalarCall({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  if (inner.type === 'Identifier') return /^(?:BigInt|Boolean|Number|String)$/u.test(inner.name);
  return inner.type === 'MemberExpression' && inner.object.type === 'Identifier' && inner.object.name === 'Date';
}
