import type { TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode } from '../../ast/functions.ts';
import { getFunctionName, getGivenName, getKeyName } from '../../ast/names.ts';
import { isWithin } from '../../ast/ranges.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import {
  ACCESS_NOUNS,
  ACCESS_VERBS,
  DECIDING_WORDS,
  DENIAL_WORDS,
  GRANT_KEYS,
  GUARD_WORDS,
  QUESTION_VERBS,
} from '../../knowledge/access-functions.ts';
import { getDefinition, getVariable } from '../bindings.ts';
import { getOwnNodes } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import type { HandlerPaths, PathEnd } from './paths.ts';
import { getFollowing, getNameThroughWrappers, getOuterFunction } from './surroundings.ts';
import { Fact } from './ways.ts';

/** How a handler in an access or validity function answers when it could not find out. */
export type AccessAnswer = 'allows' | 'denies' | null;

/**
 * What a handler answers in a function that decides about access or validity (`isAllowed`, `verifyToken`, `canActivate` of a
 * guard): a way to allow, or nothing but denials.
 *
 * @returns `null` outside of such functions, and where the answer is neither.
 */
export function getAccessAnswer(handler: ErrorHandler, paths: HandlerPaths, context: FileContext): AccessAnswer {
  const decider = getDecider(handler.node);
  if (!decider) return null;
  const ends = paths.ends.filter(
    ({ kind, ways }) => kind !== 'throw' && [...ways].some(facts => !(facts & Fact.known)),
  );
  const answers = ends.map(end => getAnswer(end, handler, decider.isNegative, context));
  if (answers.includes('allows') || (!paths.testsKnownErrors && callsThrough(handler, context))) return 'allows';
  return answers.length > 0 && answers.every(answer => answer === 'denies') ? 'denies' : null;
}

/** The function that decides, and whether `true` means that access is denied. */
function getDecider(node: TSESTree.Node): { readonly isNegative: boolean } | null {
  const outer = getOuterFunction(node);
  const name = outer && getNameThroughWrappers(outer);
  if (!name) return null;
  const [first = '', ...rest] = splitWords(name);
  const isNegative = rest.some(word => DENIAL_WORDS.has(word));
  if (isNegative && (first === 'is' || first === 'has')) return { isNegative };
  const isAboutAccess = rest.some(word => ACCESS_NOUNS.has(word) || ACCESS_NOUNS.has(word.replace(/s$/u, '')));
  if (ACCESS_VERBS.has(first) || (QUESTION_VERBS.has(first) && isAboutAccess)) return { isNegative };
  return DECIDING_WORDS.has(first) && isInGuard(outer) ? { isNegative } : null;
}

/** Whether a function is a member of a class or object whose name ends in a word such as `Guard`. */
function isInGuard(node: FunctionNode): boolean {
  const member = node.parent;
  const owner = member.parent?.type === 'ClassBody' ? member.parent.parent : member.parent;
  const name = getOwnerName(owner);
  return name !== null && GUARD_WORDS.has(splitWords(name).at(-1) ?? '');
}

function getOwnerName(owner: TSESTree.Node | undefined): string | null {
  switch (owner?.type) {
    case 'ClassDeclaration':
      return owner.id?.name ?? null;
    case 'ClassExpression':
      return owner.id?.name ?? getGivenName(owner);
    case 'ObjectExpression':
      return getGivenName(owner);
    default:
      return null;
  }
}

function getAnswer(end: PathEnd, handler: ErrorHandler, isNegative: boolean, context: FileContext): AccessAnswer {
  if (end.kind === 'return') return judgeValue(end.value, handler, isNegative, context);
  if (end.kind !== 'normal' || handler.argument) return null;
  for (const statement of getFollowing((handler.node as TSESTree.CatchClause).parent).statements) {
    if (statement.type === 'ReturnStatement') return judgeValue(statement.argument, handler, isNegative, context);
    if (isGoAhead(statement)) return 'allows';
    if (/^(?:If|Switch|Throw|Try|For|ForOf|While)Statement$/u.test(statement.type)) return null;
  }
  return null;
}

function judgeValue(
  value: TSESTree.Expression | null,
  handler: ErrorHandler,
  isNegative: boolean,
  context: FileContext,
): AccessAnswer {
  if (!value) return 'denies';
  const inner = unwrap(value);
  switch (inner.type) {
    case 'Literal':
      if (typeof inner.value === 'boolean') return inner.value === isNegative ? 'denies' : 'allows';
      return inner.value ? null : 'denies';
    case 'UnaryExpression':
      return judgeNegation(inner, isNegative);
    case 'ObjectExpression':
      return judgeObject(inner);
    case 'Identifier':
      if (inner.name === 'undefined') return 'denies';
      return judgeVariable(inner, handler, isNegative, context);
    case 'CallExpression':
      if (inner.arguments[0] && isResolve(inner))
        return judgeValue(inner.arguments[0] as TSESTree.Expression, handler, isNegative, context);
      return isGoAheadCall(inner) ? 'allows' : null;
    case 'MemberExpression':
      return /^(?:denied|forbidden|none|unauthorized)$/iu.test(getKeyName(inner) ?? '') ? 'denies' : null;
    default:
      return null;
  }
}

/** `!0` and `!1`. */
function judgeNegation({ argument, operator }: TSESTree.UnaryExpression, isNegative: boolean): AccessAnswer {
  if (operator === 'void') return 'denies';
  if (operator !== '!' || argument.type !== 'Literal') return null;
  return !argument.value === isNegative ? 'denies' : 'allows';
}

function judgeObject({ properties }: TSESTree.ObjectExpression): AccessAnswer {
  const grants = properties.flatMap(property => {
    if (property.type !== 'Property' || !GRANT_KEYS.has(getKeyName(property) ?? '')) return [];
    const value = unwrap(property.value);
    return value.type === 'Literal' ? [value.value === true] : [];
  });
  if (grants.includes(true)) return 'allows';
  return grants.length > 0 ? 'denies' : null;
}

/** A flag that keeps the value it had before, or gets one in the handler: `let allowed = true; try { … } catch {} return allowed;`. */
function judgeVariable(
  node: TSESTree.Identifier,
  handler: ErrorHandler,
  isNegative: boolean,
  context: FileContext,
): AccessAnswer {
  const variable = getVariable(node, context.sourceCode);
  if (!variable || !handler.body) return null;
  const declaration = getDefinition(variable)?.node;
  const initial = declaration?.type === 'VariableDeclarator' ? declaration.init : null;
  const set = variable.references.findLast(
    ({ identifier, writeExpr }) => writeExpr && isWithin(identifier, handler.body!),
  );
  return judgeFlag(set?.writeExpr ?? initial, isNegative);
}

function judgeFlag(value: TSESTree.Node | null, isNegative: boolean): AccessAnswer {
  const literal = value && unwrap(value);
  if (literal?.type !== 'Literal' || typeof literal.value !== 'boolean') return null;
  return literal.value === isNegative ? 'denies' : 'allows';
}

/** A handler that lets a middleware chain or a callback go on: `next()`, `cb(null, true)`. */
function callsThrough(handler: ErrorHandler, context: FileContext): boolean {
  return (
    handler.body !== null &&
    getOwnNodes(handler.body.body, context).some(node => node.type === 'CallExpression' && isGoAheadCall(node))
  );
}

function isGoAhead(statement: TSESTree.Statement): boolean {
  return statement.type === 'ExpressionStatement' && isGoAheadCall(unwrap(statement.expression));
}

function isGoAheadCall(node: TSESTree.Node): boolean {
  if (node.type === 'AwaitExpression') return isGoAheadCall(unwrap(node.argument));
  if (node.type !== 'CallExpression') return false;
  const callee = unwrap(node.callee);
  if (callee.type !== 'Identifier') return false;
  const [first, second] = node.arguments;
  if (/^_?next$/u.test(callee.name)) return !first;
  return (
    /^(?:cb|callback|done)$/u.test(callee.name) &&
    first?.type === 'Literal' &&
    first.value === null &&
    second?.type === 'Literal' &&
    second.value === true
  );
}

function isResolve({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  return (
    inner.type === 'MemberExpression' &&
    getKeyName(inner) === 'resolve' &&
    inner.object.type === 'Identifier' &&
    inner.object.name === 'Promise'
  );
}

/** The name by which messages call the function around a handler. */
export function getDeciderName(node: TSESTree.Node): string {
  const outer = getOuterFunction(node);
  return (outer && (getFunctionName(outer) ?? getNameThroughWrappers(outer))) ?? 'this function';
}
