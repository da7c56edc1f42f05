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

/**
 * Adds names to an import or a destructured `require` and drops others. What a comment belongs to stays, even unused. Only for
 * names that the load {@link accepts}, and not for dropping all of it without adding any.
 */
export function editLoad(fixer: Fixer, load: Load, edits: LoadEdits, sourceCode: SourceCode): Fix[] {
  const { node } = load;
  if (node.type === 'ImportDeclaration') return editImport(fixer, node, edits, sourceCode);
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'ObjectPattern') return [];
  const added = edits.added.map(({ expression, name }) => renderSpecifier(name, expression, 'commonjs'));
  return editList(fixer, node.id.properties, getNodes(edits), added, sourceCode);
}

function editImport(fixer: Fixer, node: TSESTree.ImportDeclaration, edits: LoadEdits, sourceCode: SourceCode): Fix[] {
  const dropped = getNodes(edits);
  const addedDefault = edits.added.find(({ name }) => name === 'default')?.expression;
  const addedNames = edits.added.flatMap(({ expression, name }) => (name === 'default' ? [] : [renderAdded(name, expression)]));
  const open = sourceCode.getFirstToken(node, token => token.value === '{' && token.range[0] < node.source.range[0]);
  if (!open) return replaceClause(fixer, node, dropped, addedDefault, addedNames, sourceCode);

  const [first] = node.specifiers;
  const defaults = first?.type === 'ImportDefaultSpecifier' ? first : null;
  const named = node.specifiers.filter(specifier => specifier !== defaults);
  const close = sourceCode.getTokenBefore(sourceCode.getTokenBefore(node.source)!)!;
  const loses = named.every(specifier => dropped.has(specifier)) && addedNames.length === 0;
  if (loses && defaults && !dropped.has(defaults)) return [fixer.removeRange([defaults.range[1], close.range[1]])];
  if (loses && addedDefault) return [fixer.replaceTextRange([open.range[0], close.range[1]], addedDefault)];

  const fixes =
    named.length > 0
      ? editList(fixer, named, dropped, addedNames, sourceCode)
      : [fixer.replaceTextRange([open.range[1], close.range[0]], ` ${addedNames.join(', ')} `)];
  if (addedDefault) fixes.push(fixer.insertTextBefore(open, `${addedDefault}, `));
  else if (defaults && dropped.has(defaults)) fixes.push(fixer.removeRange([defaults.range[0], open.range[0]]));
  return fixes;
}

/** Rewrites a clause without braces: `a`, `* as a`, `a, * as b`, or none at all. */
function replaceClause(
  fixer: Fixer,
  node: TSESTree.ImportDeclaration,
  dropped: ReadonlySet<TSESTree.Node>,
  addedDefault: string | undefined,
  addedNames: readonly string[],
  sourceCode: SourceCode,
): Fix[] {
  const kept = node.specifiers.filter(specifier => !dropped.has(specifier)).map(specifier => sourceCode.getText(specifier));
  const whole = addedNames.filter(name => name.startsWith('*'));
  const named = addedNames.filter(name => !name.startsWith('*'));
  const clause = [...(addedDefault ? [addedDefault] : []), ...kept, ...whole, ...(named.length > 0 ? [`{ ${named.join(', ')} }`] : [])].join(', ');
  const first = node.specifiers[0];
  return first
    ? [fixer.replaceTextRange([first.range[0], node.specifiers.at(-1)!.range[1]], clause)]
    : [fixer.insertTextBefore(node.source, `${clause} from `)];
}

/** Drops elements of a comma-separated list together with their commas and appends others, keeping a list of one element a line so. */
export function editList(
  fixer: Fixer,
  elements: readonly TSESTree.Node[],
  dropped: ReadonlySet<TSESTree.Node>,
  added: readonly string[],
  sourceCode: SourceCode,
): Fix[] {
  const fixes: Fix[] = [];
  let lastKept: TSESTree.Node | null = null;
  elements.forEach((element, index) => {
    const next = elements[index + 1];
    const range: TSESTree.Range = lastKept ? [elements[index - 1]!.range[1], element.range[1]] : [element.range[0], next?.range[0] ?? element.range[1]];
    const hasComment = sourceCode.getAllComments().some(comment => comment.range[0] >= range[0] && comment.range[1] <= range[1]);
    if (!dropped.has(element) || hasComment) lastKept = element;
    else if (lastKept || elements.slice(index).some(other => !dropped.has(other))) fixes.push(fixer.removeRange(range));
    else fixes.push(fixer.replaceTextRange(range, index === elements.length - 1 ? added.join(', ') : ''));
  });
  if (!lastKept || added.length === 0) return fixes;
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

function getNodes({ dropped }: LoadEdits): ReadonlySet<TSESTree.Node> {
  return new Set(dropped.map(({ node }) => node));
}
