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

/** Removes the loads of which nothing is left and puts new statements after those that stay, or in the place of the removed. */
export function replaceStatements(
  fixer: TSESLint.RuleFixer,
  loads: readonly Load[],
  gone: readonly Load[],
  statements: readonly string[],
  { newline }: ModuleStyle,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESLint.RuleFix[] {
  const staying = loads.filter(load => !gone.includes(load));
  const text = statements.join(newline);
  const goneStatements = [...new Set(gone.map(({ statement }) => statement))].filter(
    statement => !staying.some(load => load.statement === statement) && !hasOtherDeclarator(statement, gone),
  );
  const [replaced] = statements.length > 0 && !staying.some(isDeclaration) ? goneStatements : [];
  const fixes = goneStatements.map(statement =>
    statement === replaced ? fixer.replaceText(statement, text) : fixer.removeRange(getStatementRange(statement, sourceCode)),
  );
  fixes.push(...removeDeclarators(fixer, gone, goneStatements, sourceCode));
  if (statements.length === 0 || replaced) return fixes;
  const { index, side } = getImportPosition(staying, sourceCode);
  return [...fixes, fixer.insertTextAfterRange([index, index], side === 'after' ? newline + text : text + newline)];
}

function renderStatement(clause: string, from: string, { quote, semicolon, system }: ModuleStyle): string {
  const source = quote + from + quote;
  return system === 'esm' ? `import ${clause} from ${source}${semicolon}` : `const ${clause} = require(${source})${semicolon}`;
}

function isDeclaration({ statement }: Load): boolean {
  return statement.type === 'ImportDeclaration';
}

function hasOtherDeclarator(statement: TSESTree.ProgramStatement, gone: readonly Load[]): boolean {
  return statement.type === 'VariableDeclaration' && statement.declarations.some(declarator => !gone.some(({ node }) => node === declarator));
}

/** Declarators whose statement has others that stay. */
function removeDeclarators(
  fixer: TSESLint.RuleFixer,
  gone: readonly Load[],
  goneStatements: readonly TSESTree.ProgramStatement[],
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESLint.RuleFix[] {
  const partial = new Set(gone.map(({ statement }) => statement).filter(statement => !goneStatements.includes(statement)));
  const nodes = new Set<TSESTree.Node>(gone.map(({ node }) => node));
  return [...partial].flatMap(statement =>
    statement.type === 'VariableDeclaration' ? editList(fixer, statement.declarations, nodes, [], sourceCode) : [],
  );
}
