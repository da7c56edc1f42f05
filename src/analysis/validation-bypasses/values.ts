import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { getLastName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { followConst, getDefinition, getLocalFunction, getVariable } from '../bindings.ts';
import { getConfigRead, mayReadConfig } from '../config-sources.ts';
import { isValidatorCall } from '../validator-names.ts';

type SourceCode = FileContext['sourceCode'];

/** `true`, `!0`. */
export function isTrue(node: TSESTree.Node): boolean {
  return getBoolean(node) === true;
}

/** `false`, `!1`. */
export function isFalse(node: TSESTree.Node): boolean {
  return getBoolean(node) === false;
}

/** The boolean that an expression states; `null` for every other one. */
export function getBoolean(node: TSESTree.Node): boolean | null {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return typeof inner.value === 'boolean' ? inner.value : null;
  if (inner.type !== 'UnaryExpression' || inner.operator !== '!') return null;
  const operand = unwrap(inner.argument);
  return operand.type === 'Literal' && typeof operand.value === 'number' ? operand.value === 0 : null;
}

/** Whether an expression states that something is off: `false`, `undefined`, `null`, `0`. */
export function isOff(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name === 'undefined';
  if (inner.type === 'UnaryExpression' && inner.operator === 'void') return true;
  return isFalse(inner) || (inner.type === 'Literal' && (inner.raw === 'null' || inner.value === 0));
}

/** Whether an expression surely is no switch: a function, a text, a list, an object, something imported; one `const` is followed. */
export function isNoSwitch(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const value = followConst(node, sourceCode);
  switch (value.type) {
    case 'ArrayExpression':
    case 'ClassExpression':
    case 'JSXElement':
    case 'JSXFragment':
    case 'NewExpression':
    case 'ObjectExpression':
    case 'TaggedTemplateExpression':
    case 'TemplateLiteral':
      return true;
    case 'Literal':
      return typeof value.value !== 'boolean' && typeof value.value !== 'number';
    case 'Identifier': {
      const variable = getVariable(value, sourceCode);
      const type = variable && getDefinition(variable)?.type;
      return type === 'ImportBinding' || type === 'ClassName' || getLocalFunction(value, sourceCode) !== null;
    }
    default:
      return isFunction(value);
  }
}

/** Whether an expression reads the environment, so that who runs the program decides; `const`s are followed. */
export function readsEnvironment(node: TSESTree.Node, context: FileContext): boolean {
  if (!mayReadConfig(context)) return false;
  // Of a file's own `env`, and of one that it is given, only the name tells.
  if ([...walk(node, context.sourceCode)].some(part => part.type === 'MemberExpression' && getLastName(part.object) === 'env')) return true;
  return [...walk(node, context.sourceCode)].some(
    part => (part.type === 'Identifier' || part.type === 'MemberExpression' || part.type === 'CallExpression') && isEnvironmentRead(part, context),
  );
}

function isEnvironmentRead(node: TSESTree.Node, context: FileContext): boolean {
  if (getConfigRead(node, context, { names: false })?.kind === 'environment') return true;
  const value = node.type === 'Identifier' ? followConst(node, context.sourceCode) : node;
  if (value === node) return false;
  return [...walk(value, context.sourceCode)].some(
    part => part.type === 'MemberExpression' && getConfigRead(part, context, { names: false })?.kind === 'environment',
  );
}

/** Whether a function lets everything pass: it returns nothing, `undefined` or `null` on every path, throws nothing, and asks nobody who checks. */
export function isEmptyCheck(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const check = getLocalFunction(node, sourceCode);
  if (!check || check.async || check.generator) return false;
  if (check.body.type !== 'BlockStatement') return isOff(check.body) && !isFalse(check.body);
  return [...walk(check.body, sourceCode, part => !isFunction(part))].every(isHarmless);
}

function isHarmless(part: TSESTree.Node): boolean {
  if (part.type === 'ReturnStatement') return part.argument === null || isOff(part.argument);
  if (part.type === 'CallExpression') return !isValidatorCall(part);
  return part.type !== 'ThrowStatement';
}
