import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getVariable } from '../analysis/bindings.ts';
import type { LoggerChange } from '../analysis/shared-loggers.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getUniqueName } from './unique-name.ts';

/**
 * Makes `logger.level = x;` the declaration of a child logger with that level, which the rest of the block then logs to.
 *
 * @returns `null` for other changes, for loggers whose children cannot have a level of their own, and where no block holds the
 *   statement.
 */
export function getChildLoggerFix({ family, write }: LoggerChange, { sourceCode }: FileContext): TSESLint.ReportFixFunction | null {
  const isLevel = write.operator === '=' && write.path.join('.') === 'level';
  if (!isLevel || !/^(?:bunyan|pino)$/u.test(family)) return null;
  const statement = write.node.parent;
  const target = unwrap(write.target);
  if (statement?.type !== 'ExpressionStatement' || statement.parent.type !== 'BlockStatement' || target.type !== 'MemberExpression' || !write.value) return null;
  if (sourceCode.getCommentsInside(statement).length > sourceCode.getCommentsInside(write.value).length) return null;
  const block = statement.parent;
  const name = getUniqueName('log', block, sourceCode);
  const level = getLevel(write.value, sourceCode);
  // A child of bunyan takes its level with its fields; its second parameter is something else.
  const options = family === 'pino' ? `{}, { ${level} }` : `{ ${level} }`;
  const uses = getLaterUses(target.object, statement, block, sourceCode);
  return fixer => [
    fixer.replaceText(statement, `const ${name} = ${sourceCode.getText(target.object)}.child(${options});`),
    ...uses.map(use => (isShorthand(use) ? fixer.insertTextAfter(use, `: ${name}`) : fixer.replaceText(use, name))),
  ];
}

function getLevel(value: TSESTree.Expression, sourceCode: FileContext['sourceCode']): string {
  const text = sourceCode.getText(value);
  if (value.type === 'Identifier' && value.name === 'level') return 'level';
  return `level: ${value.type === 'SequenceExpression' ? `(${text})` : text}`;
}

/** Where the block refers to the logger after the statement. */
function getLaterUses(
  logger: TSESTree.Node,
  statement: TSESTree.Node,
  block: TSESTree.Node,
  sourceCode: FileContext['sourceCode'],
): readonly TSESTree.Identifier[] {
  const variable = logger.type === 'Identifier' ? getVariable(logger, sourceCode) : null;
  return (variable?.references ?? [])
    .map(({ identifier }) => identifier)
    .filter(node => node.type === 'Identifier' && node.range[0] >= statement.range[1] && node.range[1] <= block.range[1]) as TSESTree.Identifier[];
}

function isShorthand(node: TSESTree.Identifier): boolean {
  return node.parent.type === 'Property' && node.parent.shorthand && node.parent.value === node;
}
