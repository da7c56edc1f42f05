import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunctions } from '../../ast/functions.ts';
import { getKeyName, getLastName, getLiteralString } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { CHECK_OPTIONS, DATA_OPTIONS, IGNORE_OPTIONS, TLS_OPTIONS, TLS_VARIABLE } from '../../knowledge/bypass-words.ts';
import { isBypassName } from '../bypass-names.ts';
import { getStage } from '../non-production.ts';
import { isEmptyCheck, isFalse, isNoSwitch, isOff, isTrue, readsEnvironment } from './values.ts';

type SourceCode = FileContext['sourceCode'];

/** A place where a check is switched off. */
export interface Use {
  readonly node: TSESTree.Node;
  readonly name: string;
  /** `bypass`: by an option that is named so; `check`: by the option that would check. */
  readonly kind: 'bypass' | 'check';
  /** The value only hands on a variable or member of the same name. */
  readonly isPassedOn: boolean;
}

/** The check that a property of an object or an assignment switches off; `null` when it switches none off, or lets the environment decide. */
export function getUse(node: TSESTree.AssignmentExpression | TSESTree.Property, context: FileContext): Use | null {
  const given = getGiven(node);
  if (!given) return null;
  const { name, value } = given;
  if (isCheckSwitchedOff(name, value, context) && !isAccountedFor(node, name, context)) return { node, name, kind: 'check', isPassedOn: false };
  if (!isBypassName(name) || isOff(value) || isNoSwitch(value, context.sourceCode)) return null;
  if (isOptionSetting(node)) return null;
  if (isSchema(value) || getStage(value, context.sourceCode) === 'elsewhere' || readsEnvironment(value, context)) return null;
  const source = unwrap(value);
  const isPassedOn = getLastName(source)?.replace(/^#/u, '') === name.replace(/^#/u, '');
  return { node, name, kind: 'bypass', isPassedOn };
}

function getGiven(node: TSESTree.AssignmentExpression | TSESTree.Property): { name: string; value: TSESTree.Node } | null {
  if (node.type === 'AssignmentExpression') {
    const name = /^(?:=|\?\?=|\|\|=|&&=)$/u.test(node.operator) ? getLastName(node.left) : null;
    return name === null ? null : { name, value: node.right };
  }
  const name = node.parent.type === 'ObjectExpression' && node.kind === 'init' ? getKeyName(node) : null;
  return name === null ? null : { name, value: node.value };
}

function isCheckSwitchedOff(name: string, value: TSESTree.Node, { sourceCode }: FileContext): boolean {
  if (CHECK_OPTIONS.has(name)) return isFalse(value);
  if (IGNORE_OPTIONS.has(name)) return isTrue(value);
  if (name === 'checkServerIdentity') return isEmptyCheck(value, sourceCode);
  if (name !== TLS_VARIABLE) return false;
  const inner = unwrap(value);
  return getLiteralString(inner) === '0' || (inner.type === 'Literal' && inner.value === 0);
}

/** Whether what a switched-off check would find is found elsewhere, or another has decided that nothing is to be looked for. */
function isAccountedFor(node: TSESTree.AssignmentExpression | TSESTree.Property, name: string, { sourceCode }: FileContext): boolean {
  if (TLS_OPTIONS.has(name)) return isChosenByMode(node, sourceCode);
  return DATA_OPTIONS.has(name) && (isDefault(node) || isValidatedBefore(node, sourceCode));
}

/** Behind a test of an `sslmode`: its values say whether a certificate is looked at, and who configures the database chooses one. */
function isChosenByMode(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  for (let { parent } = node; parent; parent = parent.parent) {
    const test = getDecision(parent);
    if (test && /ssl_?mode/iu.test(sourceCode.getText(test))) return true;
  }
  return false;
}

function getDecision(node: TSESTree.Node): TSESTree.Node | null {
  switch (node.type) {
    case 'ConditionalExpression':
    case 'IfStatement':
      return node.test;
    case 'SwitchStatement':
      return node.discriminant;
    default:
      return null;
  }
}

/** `{ validate: false, ...options }`: the callers' options come after it. */
function isDefault(node: TSESTree.AssignmentExpression | TSESTree.Property): boolean {
  if (node.type !== 'Property' || node.parent.type !== 'ObjectExpression') return false;
  const { properties } = node.parent;
  return properties.slice(properties.indexOf(node)).some(({ type }) => type === 'SpreadElement');
}

/** Whether the same function has called a `validate()` before, so that the check is made once for many. */
function isValidatedBefore(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const outermost = [...getEnclosingFunctions(node)].at(-1);
  if (!outermost) return false;
  for (const part of walk(outermost, sourceCode)) {
    if (part.type !== 'CallExpression' || part.range[1] > node.range[0]) continue;
    const callee = unwrap(part.callee);
    if (callee.type === 'MemberExpression' && /^validate(?:Async|Sync)?$/u.test(getKeyName(callee) ?? '')) return true;
  }
  return false;
}

/** Whether a file leaves the schema out as it leaves the data out: `noSchema` beside `noData` is about what is written. */
export function isPartOfData(name: string, { sourceCode }: FileContext): boolean {
  return /^(?:no|omit|without)[-_]?schema$/iu.test(name) && /\b(?:no|omit|without)[-_]?data\b/iu.test(sourceCode.text);
}

/** The `skipValidation` of an option of yargs, whose `coerce` or `choices` looks at the value. */
function isOptionSetting(node: TSESTree.AssignmentExpression | TSESTree.Property): boolean {
  if (node.type !== 'Property' || node.parent.type !== 'ObjectExpression') return false;
  return node.parent.properties.some(property => property.type === 'Property' && /^(?:choices|coerce)$/u.test(getKeyName(property) ?? ''));
}

/** `z.boolean()`, `Joi.boolean().optional()`: declares what may be given. */
export function isSchema(value: TSESTree.Node): boolean {
  for (let node = unwrap(value); node.type === 'CallExpression' || node.type === 'MemberExpression'; ) {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : node;
    if (callee.type !== 'MemberExpression') return node.type === 'CallExpression' && getLastName(callee) === 'boolean';
    if (node.type === 'CallExpression' && /^(?:bool(?:ean)?)$/u.test(getKeyName(callee) ?? '')) return true;
    node = unwrap(callee.object);
  }
  return false;
}
