import * as parser from '@typescript-eslint/parser';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { Linter, type Rule } from 'eslint';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text of a TypeScript module with `suffix` after every name of its top level, so that it can stand in one file with
 * others: what it imports stays the same thing under another name.
 *
 * @returns `null` when the text does not parse, before or after.
 */
export function renameTopLevel(text: string, suffix: string): string | null {
  const edits = collect(text, suffix);
  const renamed = edits && applyEdits(text, edits);
  return renamed !== null && collect(renamed, suffix) ? renamed : null;
}

/** The edits that rename; found by a rule, as ESLint hands rules a tree with parents. */
function collect(text: string, suffix: string): readonly Edit[] | null {
  let edits: readonly Edit[] | null = null;
  const probe: Rule.RuleModule = {
    create: ({ sourceCode }) => ({
      Program() {
        const module = sourceCode.scopeManager.scopes.find(({ type }) => type === 'module') as TSESLint.Scope.Scope | undefined;
        edits = (module?.variables ?? []).flatMap(variable => renameVariable(variable, suffix));
      },
    }),
  };
  new Linter().verify(
    text,
    {
      files: ['**/*.ts'],
      languageOptions: { parser: parser },
      linterOptions: { noInlineConfig: true },
      plugins: { bench: { rules: { probe } } },
      rules: { 'bench/probe': 'error' },
    },
    { filename: 'module.ts' },
  );
  return edits;
}

function renameVariable({ identifiers, name, references }: TSESLint.Scope.Variable, suffix: string): Edit[] {
  const nodes = new Set([...identifiers, ...references.map(({ identifier }) => identifier)]);
  return [...nodes].map(node => {
    const start = node.range[0];
    return { start, end: start + name.length, text: spell(node, name, `${name}${suffix}`) };
  });
}

/** How the new name is written where the old one also named a property or an import. */
function spell(node: TSESTree.Identifier | TSESTree.JSXIdentifier, name: string, newName: string): string {
  const parent = node.parent.type === 'AssignmentPattern' && node.parent.left === node ? node.parent.parent : node.parent;
  if (parent.type === 'Property' && parent.shorthand) return `${name}: ${newName}`;
  if (parent.type === 'ImportSpecifier' && parent.imported.range[0] === parent.local.range[0]) return `${name} as ${newName}`;
  return newName;
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let position = 0;
  for (const { end, start, text: replacement } of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(position, start) + replacement;
    position = end;
  }
  return result + text.slice(position);
}
