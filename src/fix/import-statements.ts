import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { editList } from './edit-load.ts';
import { getImportPosition, getStatementRange } from './import-position.ts';
import type { Load } from './module-loads.ts';
import { renderSpecifier, type ModuleStyle } from './module-style.ts';

/** What a new statement imports: `name` as exported, `expression` as known in the file. */
export interface NewImport {
  readonly name: string;
  readonly expression: string;
  readonly from: string;
}

/** One statement for each module; the default and the whole of a module have statements of their own. */
export function renderStatements(imports: readonly NewImport[], style: ModuleStyle): string[] {
  const statements: string[] = [];
  const named = new Map<string, Set<string>>();
  for (const { expression, from, name } of imports) {
    if (name === 'default') statements.push(renderStatement(expression, from, style));
    else if (name === '*') statements.push(renderStatement(style.system === 'esm' ? `* as ${expression}` : expression, from, style));
    else named.set(from, (named.get(from) ?? new Set()).add(renderSpecifier(name, expression, style.system)));
  }
  for (const [from, specifiers] of named) statements.push(renderStatement(`{ ${[...specifiers].join(', ')} }`, from, style));
  return statements;
}

/** What becomes of the statements that import something. */
export interface StatementEdits {
  readonly loads: readonly Load[];
  /** Those of which nothing is left. */
  readonly gone: readonly Load[];
  /** New statements. */
  readonly added: readonly string[];
}

/** Removes the loads of which nothing is left and puts new statements after those that stay, or in the place of the removed. */
export function replaceStatements(
  fixer: TSESLint.RuleFixer,
  { added, gone, loads }: StatementEdits,
  { newline }: ModuleStyle,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESLint.RuleFix[] {
  const text = added.join(newline);
  const staying = loads.filter(load => !gone.includes(load));
  const touched = [...new Set(gone.map(({ statement }) => statement))];
  const goneStatements = touched.filter(statement => isWhollyGone(statement, gone));
  const [replaced] = text !== '' && !staying.some(isDeclaration) ? goneStatements : [];
  const fixes = touched.flatMap(statement => {
    if (statement === replaced) return [fixer.replaceText(statement, text)];
    if (goneStatements.includes(statement)) return [fixer.removeRange(getStatementRange(statement, sourceCode))];
    return removeDeclarators(fixer, statement, gone, sourceCode);
  });
  if (text === '' || replaced) return fixes;
  const { index, side } = getImportPosition(staying, sourceCode);
  const closed = text.endsWith(';') || !continuesStatement(sourceCode.text.slice(index)) ? text : `${text};`;
  return [...fixes, fixer.insertTextAfterRange([index, index], side === 'after' ? newline + closed : closed + newline)];
}

/** Whether what follows would belong to a statement that ends without a semicolon. */
function continuesStatement(following: string): boolean {
  return /^\s*[(\[/+\-`](?![/*])/u.test(following);
}

function renderStatement(clause: string, from: string, { quote, semicolon, system }: ModuleStyle): string {
  const source = quote + from + quote;
  return system === 'esm' ? `import ${clause} from ${source}${semicolon}` : `const ${clause} = require(${source})${semicolon}`;
}

function isDeclaration({ statement }: Load): boolean {
  return statement.type === 'ImportDeclaration';
}

function isWhollyGone(statement: TSESTree.ProgramStatement, gone: readonly Load[]): boolean {
  if (statement.type !== 'VariableDeclaration') return true;
  return statement.declarations.every(declarator => gone.some(({ node }) => node === declarator));
}

function removeDeclarators(
  fixer: TSESLint.RuleFixer,
  statement: TSESTree.ProgramStatement,
  gone: readonly Load[],
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESLint.RuleFix[] {
  if (statement.type !== 'VariableDeclaration') return [];
  const dropped = new Set<TSESTree.Node>(gone.map(({ node }) => node));
  return editList(fixer, { elements: statement.declarations, dropped, added: [] }, sourceCode);
}
