import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../ast/functions.ts';
import { getLastName, getLiteralString } from '../ast/names.ts';
import { wrapped } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getDefinition, getVariable } from './bindings.ts';

type SourceCode = FileContext['sourceCode'];

/** Whether a name is the event that a listener of messages gets, or a parameter that is declared as a `MessageEvent`. */
export function isMessage(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const variable = node.type === 'Identifier' ? getVariable(node, sourceCode) : null;
  const definition = variable && getDefinition(variable);
  return definition?.type === 'Parameter' && definition.name.type === 'Identifier' && isMessageEvent(definition.name);
}

/** The same of the parameter itself, which may be a pattern. */
export function isMessageEvent(parameter: TSESTree.Identifier | TSESTree.ObjectPattern): boolean {
  const type = parameter.typeAnnotation?.typeAnnotation;
  if (type?.type === 'TSTypeReference') return type.typeName.type === 'Identifier' && type.typeName.name === 'MessageEvent';
  return isFunction(parameter.parent) && isMessageListener(parameter.parent);
}

function isMessageListener(node: TSESTree.Node): boolean {
  const value = wrapped(node);
  const { parent } = value;
  if (parent?.type === 'AssignmentExpression') return /^onmessage$/u.test(getLastName(parent.left) ?? '');
  if (parent?.type !== 'CallExpression' || !/^(?:addEventListener|addListener|on)$/u.test(getLastName(parent.callee) ?? '')) return false;
  return parent.arguments[0] !== undefined && getLiteralString(parent.arguments[0]) === 'message';
}
