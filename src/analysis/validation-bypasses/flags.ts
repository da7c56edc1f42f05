import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLastName, getLiteralString } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { getInitializer, getVariable } from '../bindings.ts';
import { isBypassName } from '../bypass-names.ts';
import { getCompletions } from '../control-flow.ts';
import { neverReturns } from '../never-returns.ts';
import { getBoolean } from './values.ts';

/** `--no-verify`, `-n, --no-verify`, `--skip-validation <mode>`, and nothing else. */
const FLAG = /^(?:-\w(?:,\s*|\s+|\|))?(?<flag>--[a-z][\w-]*)(?:[ =][<[][\w.-]+[>\]])?$/iu;

/** The flag that leaves a check out and is all that a text consists of; `null` for other texts. */
export function getFlag(text: string): string | null {
  const flag = text.startsWith('-') ? FLAG.exec(text)?.groups?.['flag'] : undefined;
  return flag !== undefined && isBypassName(flag) ? flag : null;
}

/** The methods that declare an option of a command by its name. Sources: the manuals of yargs, cac and commander. */
const OPTION_METHODS = new Set(['addOption', 'boolean', 'option', 'positional']);

/** The keys under which the options of commands stand. Sources: the manuals of yargs, `util.parseArgs`, oclif and citty. */
const OPTION_LISTS = new Set(['args', 'builder', 'flags', 'options']);

/** The key of an option of a command that leaves a check out: `.option('skip-validation', {…})`, `parseArgs({ options: {…} })`. */
export function getOptionKey(node: TSESTree.Literal | TSESTree.Property): TSESTree.Node | null {
  return node.type === 'Literal' ? getDeclaredKey(node) : getListedKey(node);
}

function getDeclaredKey(node: TSESTree.Literal): TSESTree.Node | null {
  const { parent, value } = node;
  if (typeof value !== 'string' || parent.type !== 'CallExpression' || parent.arguments[0] !== node || !isBypassName(value)) return null;
  const callee = unwrap(parent.callee);
  const isOption = callee.type === 'MemberExpression' && OPTION_METHODS.has(getKeyName(callee) ?? '');
  return isOption && isOptionObject(parent.arguments[1]) ? node : null;
}

function getListedKey(node: TSESTree.Property): TSESTree.Node | null {
  const name = node.parent.type === 'ObjectExpression' ? getKeyName(node) : null;
  if (name === null || !isBypassName(name) || !isOptionObject(node.value)) return null;
  return isOptionList(wrapped(node.parent)) ? node.key : null;
}

/** `{ type: 'boolean', … }`, `Flags.boolean(…)`. */
export function isOptionObject(node: TSESTree.Node | undefined): boolean {
  const inner = node && unwrap(node);
  if (inner?.type !== 'ObjectExpression') return false;
  return inner.properties.some(property => {
    if (property.type !== 'Property') return false;
    const key = getKeyName(property);
    return (key === 'type' && getLiteralString(property.value) === 'boolean') || ((key === 'boolean' || key === 'default') && getBoolean(property.value) !== null);
  });
}

function isOptionList(object: TSESTree.Node): boolean {
  const { parent } = object;
  if (parent?.type === 'Property') return OPTION_LISTS.has(getKeyName(parent) ?? '');
  return parent?.type === 'CallExpression' && parent.arguments[0] === object && OPTION_LISTS.has(getLastName(parent.callee) ?? '');
}

/** Whether a flag that is set leads to an error or an exit: `if (argv.includes(flag)) throw …`, through one `const` as well. */
export function isRefused(flag: TSESTree.Node, context: FileContext): boolean {
  const parent = getTest(flag)?.parent;
  switch (parent?.type) {
    case 'IfStatement':
    case 'SwitchCase':
      return fails(parent.consequent, context);
    case 'VariableDeclarator':
      return isRefusedLater(parent, context);
    default:
      return false;
  }
}

/** Whether a variable, where it holds, leads to an error or an exit. */
function isRefusedLater({ id }: TSESTree.VariableDeclarator, context: FileContext): boolean {
  const variable = id.type === 'Identifier' ? getVariable(id, context.sourceCode) : null;
  if (!variable || getInitializer(variable) === null) return false;
  return variable.references.some(({ identifier, init }) => {
    const { parent } = wrapped(identifier);
    return !init && parent?.type === 'IfStatement' && unwrap(parent.test) === identifier && fails(parent.consequent, context);
  });
}

/** The outermost expression around a node within a test, a case or the initialiser of a variable. */
function getTest(node: TSESTree.Node): TSESTree.Node | null {
  for (let value = node; value.parent; value = value.parent) {
    const { parent } = value;
    if (parent.type === 'IfStatement' || parent.type === 'SwitchCase') return parent.test === value ? value : null;
    if (parent.type === 'VariableDeclarator') return parent.init === value ? value : null;
    if (/Statement$|Function|^Property$|^Program$/u.test(parent.type)) return null;
  }
  return null;
}

function fails(branch: TSESTree.Statement | readonly TSESTree.Statement[], context: FileContext): boolean {
  const statements = 'type' in branch ? [branch] : branch;
  return statements.some(statement => [...getCompletions(statement, expression => neverReturns(expression, context))].join() === 'throw');
}
