import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { Binding, Load } from './module-loads.ts';
import { renderSpecifier } from './module-style.ts';

type Fixer = TSESLint.RuleFixer;
type Fix = TSESLint.RuleFix;
type SourceCode = Readonly<TSESLint.SourceCode>;

export interface LoadEdits {
  /** The names to bring in: `name` as exported, `expression` as known in the file. */
  readonly added: readonly { readonly name: string; readonly expression: string }[];
  readonly dropped: readonly Binding[];
}

/** A comma-separated list, the elements that leave it, and the texts of those that join it. */
export interface ListEdits {
  readonly elements: readonly TSESTree.Node[];
  readonly dropped: ReadonlySet<TSESTree.Node>;
  readonly added: readonly string[];
}

/** An import's clause in its parts, and what becomes of them. */
interface ClauseEdits extends ListEdits {
  readonly node: TSESTree.ImportDeclaration;
  readonly oldDefault: TSESTree.ImportClause | null;
  readonly newDefault: string | null;
}

/**
 * Adds names to an import or a destructured `require` and drops others. What a comment belongs to stays, even unused. Only for
 * names that the load {@link accepts}, and not for dropping all of it without adding any.
 */
export function editLoad(fixer: Fixer, { node }: Load, edits: LoadEdits, sourceCode: SourceCode): Fix[] {
  const dropped = new Set<TSESTree.Node>(edits.dropped.map(binding => binding.node));
  if (node.type === 'ImportDeclaration') return editImport(fixer, getClauseEdits(node, edits, dropped), sourceCode);
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'ObjectPattern') return [];
  const added = edits.added.map(({ expression, name }) => renderSpecifier(name, expression, 'commonjs'));
  return editList(fixer, { elements: node.id.properties, dropped, added }, sourceCode);
}

function getClauseEdits(node: TSESTree.ImportDeclaration, { added }: LoadEdits, dropped: ReadonlySet<TSESTree.Node>): ClauseEdits {
  const oldDefault = node.specifiers.find(({ type }) => type === 'ImportDefaultSpecifier') ?? null;
  return {
    node,
    oldDefault,
    newDefault: added.find(({ name }) => name === 'default')?.expression ?? null,
    elements: node.specifiers.filter(specifier => specifier !== oldDefault),
    dropped,
    added: added.filter(({ name }) => name !== 'default').map(({ expression, name }) => renderAdded(name, expression)),
  };
}

function editImport(fixer: Fixer, edits: ClauseEdits, sourceCode: SourceCode): Fix[] {
  const { added, dropped, elements, newDefault, node, oldDefault } = edits;
  const open = sourceCode.getFirstToken(node, token => token.value === '{' && token.range[0] < node.source.range[0]);
  if (!open) return [replaceClause(fixer, edits, sourceCode)];
  const close = sourceCode.getTokenBefore(sourceCode.getTokenBefore(node.source)!)!;
  const keptDefault = oldDefault && !dropped.has(oldDefault) ? oldDefault : null;
  if (added.length === 0 && elements.every(element => dropped.has(element))) {
    return keptDefault
      ? [fixer.removeRange([keptDefault.range[1], close.range[1]])]
      : [fixer.replaceTextRange([open.range[0], close.range[1]], newDefault ?? '{}')];
  }
  const fixes =
    elements.length > 0
      ? editList(fixer, edits, sourceCode)
      : [fixer.replaceTextRange([open.range[1], close.range[0]], ` ${added.join(', ')} `)];
  if (newDefault) fixes.push(fixer.insertTextBefore(open, `${newDefault}, `));
  else if (oldDefault && !keptDefault) fixes.push(fixer.removeRange([oldDefault.range[0], open.range[0]]));
  return fixes;
}

/** Rewrites a clause without braces: `a`, `* as a`, `a, * as b`, or none at all. */
function replaceClause(fixer: Fixer, { added, dropped, newDefault, node }: ClauseEdits, sourceCode: SourceCode): Fix {
  const kept = node.specifiers.filter(specifier => !dropped.has(specifier)).map(specifier => sourceCode.getText(specifier));
  const whole = added.filter(text => text.startsWith('*'));
  const named = added.filter(text => !text.startsWith('*'));
  const braces = named.length > 0 ? [`{ ${named.join(', ')} }`] : [];
  const clause = [...(newDefault === null ? [] : [newDefault]), ...kept, ...whole, ...braces].join(', ');
  const [first] = node.specifiers;
  return first
    ? fixer.replaceTextRange([first.range[0], node.specifiers.at(-1)!.range[1]], clause)
    : fixer.insertTextBefore(node.source, `${clause} from `);
}

/** Drops elements of a list together with their commas and appends others, one to a line where the list is written so. */
export function editList(fixer: Fixer, { added, dropped, elements }: ListEdits, sourceCode: SourceCode): Fix[] {
  const comments = sourceCode.getAllComments();
  const isLeaving = (element: TSESTree.Node, index: number): boolean => {
    const start = elements[index - 1]?.range[1] ?? element.range[0];
    const end = elements[index + 1]?.range[0] ?? element.range[1];
    return dropped.has(element) && !comments.some(({ range }) => range[0] >= start && range[1] <= end);
  };
  const firstKept = elements.findIndex((element, index) => !isLeaving(element, index));
  const last = elements.at(-1)!;
  if (firstKept === -1) return [fixer.replaceTextRange([elements[0]!.range[0], last.range[1]], added.join(', '))];

  // In front of what stays an element goes with the comma behind it, else with the one before it.
  const fixes = elements.flatMap((element, index) => {
    if (!isLeaving(element, index)) return [];
    const next = elements[index + 1];
    const previous = elements[index - 1];
    const isBefore = index < firstKept;
    return [fixer.removeRange(isBefore ? [element.range[0], next!.range[0]] : [previous!.range[1], element.range[1]])];
  });
  if (added.length === 0) return fixes;
  const lastKept = elements.findLast((element, index) => !isLeaving(element, index))!;
  const separator = getSeparator(lastKept, sourceCode);
  return [...fixes, fixer.insertTextAfter(lastKept, added.map(text => separator + text).join(''))];
}

function getSeparator(element: TSESTree.Node, { lines, text }: SourceCode): string {
  const { column, line } = element.loc.start;
  const indent = lines[line - 1]!.slice(0, column);
  return indent.trim() === '' && line > 1 ? `,${text.includes('\r\n') ? '\r\n' : '\n'}${indent}` : ', ';
}

function renderAdded(name: string, expression: string): string {
  return name === '*' ? `* as ${expression}` : renderSpecifier(name, expression, 'esm');
}
