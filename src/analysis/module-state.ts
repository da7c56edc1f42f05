import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { isFunction } from '../ast/functions.ts';
import { WRITERS_BY_TYPE } from '../knowledge/writing-methods.ts';
import { getDefinition } from './bindings.ts';
import { getClasses, type ClassMember } from './class-members.ts';
import { isLoadTimeCode } from './load-time.ts';
import { getHeldBelow, getHeldType, type HeldType } from './module-state/held-types.ts';
import { getWriteThrough, getWrites, type Write } from './writes.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What outlives every call: a variable of the module, or a static field of one of its classes, with what the file does to it. */
export interface ModuleState {
  readonly name: string;
  /** The variable's identifier, or the field's key. */
  readonly declaration: TSESTree.Node;
  /** The variable; `null` for a static field. */
  readonly variable: TSESLint.Scope.Variable | null;
  /** The static field; `null` for a variable. */
  readonly field: ClassMember | null;
  readonly initializer: TSESTree.Expression | null;
  readonly annotation: TSESTree.TypeNode | null;
  /** What it is declared with, as far as its writers depend on it; `null` for everything else. */
  readonly held: HeldType | null;
  /** Where code that runs after the module has loaded changes it, in source order; empty for one that only loading writes. */
  readonly writes: readonly Write[];
  /** Where the file reads it: the identifiers or the member expressions. */
  readonly reads: readonly TSESTree.Node[];
}

const variablesByFile = new FileCache<readonly TSESLint.Scope.Variable[]>();
const statesByFile = new FileCache<readonly ModuleState[]>();

/** Every variable that the top level of the file declares: imports, functions and classes as well. */
export function getModuleVariables(sourceCode: SourceCode): readonly TSESLint.Scope.Variable[] {
  return variablesByFile.getOrCompute(sourceCode, () => {
    const scopes = sourceCode.scopeManager?.scopes.filter(({ block }) => block.type === 'Program') ?? [];
    return scopes.flatMap(({ variables }) => variables.filter(({ defs }) => defs.length > 0));
  });
}

/** Whether the variable lives as long as its module does. */
export function isModuleVariable({ scope }: TSESLint.Scope.Variable): boolean {
  return scope.block.type === 'Program';
}

/**
 * The variables of the module and the static fields of its classes (not of classes that a function makes), in source order,
 * whether or not anything changes them. Declared names only: no functions, classes, imports, or `declare`d variables.
 */
export function getModuleStates(sourceCode: SourceCode): readonly ModuleState[] {
  return statesByFile.getOrCompute(sourceCode, () =>
    [...collectVariables(sourceCode), ...collectFields(sourceCode)].sort((a, b) => a.declaration.range[0] - b.declaration.range[0]),
  );
}

/** The state that a variable is; `null` for one that is none of the module's. */
export function getModuleState(variable: TSESLint.Scope.Variable, sourceCode: SourceCode): ModuleState | null {
  return isModuleVariable(variable) ? (getModuleStates(sourceCode).find(state => state.variable === variable) ?? null) : null;
}

function* collectVariables(sourceCode: SourceCode): Generator<ModuleState> {
  for (const variable of getModuleVariables(sourceCode)) {
    const definition = getDefinition(variable) ?? getRepeated(variable);
    if (definition?.node.type !== 'VariableDeclarator' || definition.node.parent.declare) continue;
    const declaration = definition.name as TSESTree.Identifier;
    const initializer = definition.node.id === declaration ? definition.node.init : null;
    const annotation = declaration.typeAnnotation?.typeAnnotation ?? null;
    const held = getHeldType(initializer, annotation, sourceCode);
    const holder = { initializer, held };
    yield {
      ...{ name: variable.name, declaration, variable, field: null, initializer, annotation, held },
      writes: getWrites(variable, sourceCode).filter(write => isWriteAfterLoad(write, holder, sourceCode)),
      reads: variable.references.filter(reference => reference.isRead() && !reference.isWrite()).map(({ identifier }) => identifier),
    };
  }
}

/** `var` may declare a name more than once. */
function getRepeated({ defs }: TSESLint.Scope.Variable): TSESLint.Scope.Definition | null {
  return defs.every(({ node }) => node.type === 'VariableDeclarator') ? (defs[0] ?? null) : null;
}

function* collectFields(sourceCode: SourceCode): Generator<ModuleState> {
  if (!/\bstatic\b/u.test(sourceCode.text)) return;
  for (const { members, node } of getClasses(sourceCode)) {
    if (isInFunction(node)) continue;
    for (const field of members) {
      const declared = getStaticField(field);
      if (!declared) continue;
      const annotation = declared.typeAnnotation?.typeAnnotation ?? null;
      const held = getHeldType(declared.value, annotation, sourceCode);
      const writes = field.accesses.flatMap(access => getFieldWrite(access.node, sourceCode));
      const holder = { initializer: declared.value, held };
      yield {
        ...{ name: field.name ?? '', declaration: declared.key, variable: null, field, initializer: declared.value, annotation, held },
        writes: writes.filter(write => isWriteAfterLoad(write, holder, sourceCode)),
        reads: field.accesses.filter(({ kind }) => kind !== 'write' && kind !== 'delete' && kind !== 'type').map(access => access.node),
      };
    }
  }
}

/** The declaration of a static field that holds something else than a function. */
function getStaticField({ isStatic, kind, nodes: [declared] }: ClassMember): TSESTree.AccessorProperty | TSESTree.PropertyDefinition | null {
  if (!isStatic || kind !== 'field') return null;
  if (declared?.type !== 'PropertyDefinition' && declared?.type !== 'AccessorProperty') return null;
  return isFunction(declared.value) ? null : declared;
}

function getFieldWrite(node: TSESTree.Node, sourceCode: SourceCode): readonly Write[] {
  const write = node.type === 'MemberExpression' ? getWriteThrough(node, sourceCode) : null;
  return write ? [write] : [];
}

function isInFunction(node: TSESTree.Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) if (isFunction(outer)) return true;
  return false;
}

type Holder = Pick<ModuleState, 'held' | 'initializer'>;

function isWriteAfterLoad(write: Write, holder: Holder, sourceCode: SourceCode): boolean {
  return isRealWrite(write, holder, sourceCode) && !isLoadTimeCode(write.node, sourceCode);
}

/** A method only writes what has it: `set.add(x)` does, `queue.add(x)` need not. Of what is below, arrays are known by their methods' names. */
function isRealWrite({ kind, operator, path }: Write, { held, initializer }: Holder, sourceCode: SourceCode): boolean {
  if (path.length === 0 && kind === 'assignment') return true;
  if (held === null || held === 'weak') return false;
  if (kind !== 'method') return true;
  if (held === 'instance') return false;
  const receiver = path.length === 0 ? held : (getHeldBelow(initializer, path, sourceCode) ?? 'Array');
  return WRITERS_BY_TYPE.get(receiver)?.has(operator) === true;
}
