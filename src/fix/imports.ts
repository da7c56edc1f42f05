import { isBuiltin } from 'node:module';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isWithin } from '../ast/ranges.ts';
import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { editLoad, type LoadEdits } from './edit-load.ts';
import { renderStatements, replaceStatements } from './import-statements.ts';
import { accepts, getLoads, isSameModule, type Binding, type Load } from './module-loads.ts';
import { getModuleStyle } from './module-style.ts';
import { getUniqueName } from './unique-name.ts';

type Fixer = TSESLint.RuleFixer;
type Fix = TSESLint.RuleFix;

/** Something that a fix needs from another module. */
export interface ImportRequest {
  /** The name it is exported by, `default`, or `*` for the module as a whole. */
  readonly name: string;
  readonly from: string;
  /** The local name wanted, where it is not the exported one. */
  readonly as?: string;
  /** Where it is going to be used; anywhere in the file unless told. */
  readonly at?: TSESTree.Node;
}

export interface ImportEdits {
  readonly add?: readonly ImportRequest[];
  /** The nodes that the fix removes: imports that only these refer to go with them. */
  readonly removed?: readonly TSESTree.Node[];
}

/**
 * The expression that reaches the imported thing once {@link importFixes} has been applied: the local name of an existing
 * import, a member of an existing namespace (`ns.name`), or the name of a new import, numbered if it is taken.
 */
export function getImportedName(context: FileContext, request: ImportRequest): string {
  return getPlan(request, context).expression;
}

/**
 * The fixes that import something in the style of the file (ESM or `require`, its quotes and semicolons): none when it is
 * imported already, else merged into an import of the same module, else a statement after the other imports.
 */
export function importFixes(fixer: Fixer, context: FileContext, request: ImportRequest): Fix[] {
  return importEditFixes(fixer, context, { add: [request] });
}

/** The fixes that drop every import whose only references lie in the `removed` nodes; the whole statement when nothing of it is left. */
export function removeImportFixes(fixer: Fixer, context: FileContext, removed: readonly TSESTree.Node[]): Fix[] {
  return importEditFixes(fixer, context, { removed });
}

/** Adds and removes imports in one go: what a fix must use that does both, as the fixes of one report may not overlap. */
export function importEditFixes(fixer: Fixer, context: FileContext, { add = [], removed = [] }: ImportEdits): Fix[] {
  const { sourceCode } = context;
  const plans = add.map(request => getPlan(request, context));
  const loads = getLoads(sourceCode);
  const dropped = getDroppedBindings(loads, plans, removed, sourceCode);

  const edits = new Map<Load, LoadEdits>();
  const gone: Load[] = [];
  for (const load of loads) {
    const added = plans.filter(({ load: target }) => target?.node === load.node);
    const unused = load.bindings.filter(({ node }) => dropped.has(node));
    if (added.length > 0 || (unused.length > 0 && unused.length < load.bindings.length)) edits.set(load, { added, dropped: unused });
    else if (unused.length > 0 && sourceCode.getCommentsInside(load.node).length === 0) gone.push(load);
  }
  const style = getModuleStyle(context);
  const statements = renderStatements(plans.filter(({ isNew }) => isNew), style);
  return [
    ...[...edits].flatMap(([load, edit]) => editLoad(fixer, load, edit, sourceCode)),
    ...replaceStatements(fixer, { loads, gone, added: statements }, style, sourceCode),
  ];
}

/** How a request is met: by what exists (`load` and `isNew` say nothing), by adding to a load, or by a new statement. */
interface Plan {
  readonly name: string;
  readonly from: string;
  readonly expression: string;
  readonly load: Load | null;
  readonly isNew: boolean;
  /** The binding that meets the request and therefore has to stay. */
  readonly kept: TSESTree.Node | null;
  /** The type-only import that the value takes the place of. */
  readonly replaced: TSESTree.Node | null;
}

function getPlan(request: ImportRequest, context: FileContext): Plan {
  const { sourceCode } = context;
  const isCommonJs = getModuleStyle(context).system === 'commonjs';
  const name = isCommonJs && request.name === 'default' ? '*' : request.name;
  const loads = getLoads(sourceCode).filter(({ from }) => isSameModule(from, request.from));
  const visible = loads.flatMap(({ bindings }) => bindings).filter(binding => isVisible(binding, request.at ?? sourceCode.ast, sourceCode));
  const values = visible.filter(({ isType }) => !isType);
  const base = { name, from: getSpecifier(request.from, sourceCode), load: null, isNew: false, kept: null, replaced: null };

  const same = values.find(({ imported }) => imported === name);
  if (same) return { ...base, expression: same.local, kept: same.node };
  const whole = getWhole(values, name, isBuiltin(request.from));
  if (whole) return { ...base, ...whole };
  const type = visible.find(({ imported }) => imported === name);
  const expression = type?.local ?? getUniqueName(request.as ?? getPreferredName(request), sourceCode.ast, sourceCode);
  const load = loads.find(candidate => accepts(candidate, name)) ?? null;
  return { ...base, expression, load, isNew: load === null, replaced: type?.node ?? null };
}

/** How a namespace that is there already reaches the name; the default of a built-in is one, and stands for the whole itself. */
function getWhole(values: readonly Binding[], name: string, isOfBuiltin: boolean): Pick<Plan, 'expression' | 'kept'> | null {
  const whole = values.find(({ imported }) => imported === '*' || (imported === 'default' && isOfBuiltin));
  if (!whole) return null;
  if (isOfBuiltin && (name === '*' || name === 'default')) return { expression: whole.local, kept: whole.node };
  return name === '*' ? null : { expression: `${whole.local}.${name}`, kept: whole.node };
}

/** A built-in is imported with `node:` unless the file imports built-ins without. */
function getSpecifier(from: string, sourceCode: FileContext['sourceCode']): string {
  const builtins = getLoads(sourceCode).map(load => load.from).filter(specifier => isBuiltin(specifier));
  const isBare = builtins.length > 0 && builtins.every(specifier => !specifier.startsWith('node:'));
  return isBare && isBuiltin(from) && isBuiltin(from.replace(/^node:/u, '')) ? from.replace(/^node:/u, '') : from;
}

function getPreferredName({ from, name }: ImportRequest): string {
  if (name !== 'default' && name !== '*') return name;
  const segment = from.replace(/\.[cm]?[jt]sx?$/u, '').split('/').findLast(part => /[a-z]/iu.test(part) && part !== 'index') ?? 'module';
  const [first = 'module', ...rest] = splitWords(segment.replace(/^node:/u, ''));
  return [first, ...rest.map(word => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}

function isVisible({ local, node }: Binding, at: TSESTree.Node, sourceCode: FileContext['sourceCode']): boolean {
  const innermost = sourceCode.getScope(at);
  const start = innermost.type === 'global' ? (innermost.childScopes.find(({ type }) => type === 'module') ?? innermost) : innermost;
  for (let scope: TSESLint.Scope.Scope | null = start; scope; scope = scope.upper) {
    const variable = scope.set.get(local);
    if (variable && variable.defs.length > 0) return variable.identifiers.some(({ range }) => isWithin({ range }, node));
  }
  return false;
}

function getDroppedBindings(
  loads: readonly Load[],
  plans: readonly Plan[],
  removed: readonly TSESTree.Node[],
  sourceCode: FileContext['sourceCode'],
): ReadonlySet<TSESTree.Node> {
  const kept = new Set(plans.map(plan => plan.kept));
  const replaced = new Set(plans.map(plan => plan.replaced));
  const isDropped = (binding: Binding): boolean =>
    replaced.has(binding.node) || (!kept.has(binding.node) && isOnlyUsedIn(removed, binding, sourceCode));
  return new Set(loads.flatMap(({ bindings }) => bindings.filter(isDropped).map(({ node }) => node)));
}

function isOnlyUsedIn(removed: readonly TSESTree.Node[], { local, node }: Binding, sourceCode: FileContext['sourceCode']): boolean {
  if (removed.length === 0) return false;
  const owner = node.type === 'Property' ? node.parent.parent : node;
  const variable = sourceCode.getDeclaredVariables(owner).find(({ name }) => name === local);
  const uses = variable?.references.filter(reference => !reference.init) ?? [];
  return uses.length > 0 && uses.every(({ identifier }) => removed.some(node => isWithin(identifier, node)));
}
