import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getDefinition, getVariable } from '../analysis/bindings.ts';
import type { BoundaryInput } from '../analysis/boundary-inputs.ts';
import { getInput } from '../analysis/own-inputs.ts';
import { getAwaitedType, getStatedType, isAllStrings, isLoose, promisesShape, type StatedType } from '../analysis/promised-types.ts';
import { isCheckedByRoute, isValidated } from '../analysis/validated-values.ts';
import { getEnclosingFunction, getFunctionHead, type FunctionNode } from '../ast/functions.ts';
import { getLastName } from '../ast/names.ts';
import { getRoot, isWrapper, unwrap, wrapped } from '../ast/unwrap.ts';
import { createRule, type FileContext } from '../create-rule.ts';
import { getSchemaParser } from '../fix/parse-with-schema.ts';
import type { InputKind } from '../knowledge/boundary-inputs.ts';
import { isAlreadyTyped } from '../types/already-typed.ts';

type Options = [{ everySource: boolean }];
type MessageIds = 'emptyGuard' | 'parse' | 'unvalidatedCast' | 'useUnknown';
type Cast = TSESTree.TSAsExpression | TSESTree.TSTypeAssertion;
type Suggestion = TSESLint.SuggestionReportDescriptor<MessageIds>;

export default createRule<Options, MessageIds>({
  name: 'no-unvalidated-cast',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow giving data from outside a type that nothing has checked',
      phase: 'fail-fast',
      level: 'recommended',
      adr: 'ADR-106',
      breaking: 'medium',
      effort: 20,
      strict: [{ everySource: true }],
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          everySource: {
            type: 'boolean',
            description: 'Report text of unknown origin, the environment and single values of a query, too.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ everySource: false }],
    messages: {
      unvalidatedCast: "Nothing has checked that {{source}} is a '{{type}}'. Parse it with a schema, or take it as `unknown` and look.",
      emptyGuard: 'This function vouches for a type and looks at nothing. Test the value that it gets.',
      parse: 'Parse the value with `{{parser}}`.',
      useUnknown: 'Take the value as `unknown`.',
    },
  },
  create(context, [{ everySource }]) {
    const { sourceCode } = context;

    /** What the value is said to be, unless it comes from inside, is checked, or is none of the sources of this level. */
    function findSource(value: TSESTree.Expression, type: TSESTree.TypeNode): string | null {
      const stated = getStatedType(type, context);
      if (!promisesShape(type) || !promisesShape(stated) || isTypedBefore(value, context)) return null;
      const input = getInput(value, sourceCode);
      const kind = input && getReportedKind(input, stated);
      if (!kind || isLoose(type) || (!everySource && STRICT_KINDS.has(kind))) return null;
      return isKnown(value, type, input.kind, context) ? null : SOURCES[kind];
    }

    function report(node: TSESTree.Node, source: string, type: TSESTree.TypeNode, suggest: readonly Suggestion[]): void {
      const data = { source, type: sourceCode.getText(type).replaceAll(/\s+/gu, ' ') };
      const loc = node.type === 'Identifier' ? { start: node.loc.start, end: sourceCode.getFirstToken(node)!.loc.end } : node.loc;
      context.report({ loc, messageId: 'unvalidatedCast', data, suggest });
    }

    function parseSuggestion(type: TSESTree.TypeNode, value: TSESTree.Node, range: TSESTree.Node): Suggestion[] {
      const parser = getSchemaParser(type, value, context);
      if (parser === null) return [];
      const text = `${parser}(${sourceCode.getText(value)})`;
      return [{ messageId: 'parse', data: { parser }, fix: fixer => fixer.replaceText(range, text) }];
    }

    function reportCast(node: Cast): void {
      if (isInsideCast(node)) return;
      const type = node.typeAnnotation;
      const source = findSource(node.expression, type);
      if (source === null) return;
      const inner = unwrap(node.expression);
      const parse = parseSuggestion(type, inner, node);
      const text = inner.type === 'AwaitExpression' || inner.type === 'LogicalExpression' ? `(${sourceCode.getText(inner)})` : sourceCode.getText(inner);
      const useUnknown: Suggestion = { messageId: 'useUnknown', fix: fixer => fixer.replaceText(node, `${text} as unknown`) };
      report(node, source, type, parse.length > 0 ? parse : [useUnknown]);
    }

    function reportReturn(value: TSESTree.Expression, outer: FunctionNode | null): void {
      const declared = outer?.returnType?.typeAnnotation;
      const type = declared && getAwaitedType(declared);
      const source = type && !isTyped(value) ? findSource(value, type) : null;
      if (type && source !== null) report(value, source, type, parseSuggestion(type, value, value));
    }

    function reportGuard(node: FunctionNode): void {
      if (node.returnType?.typeAnnotation.type !== 'TSTypePredicate' || !isEmptyGuard(node)) return;
      context.report({ loc: getFunctionHead(node, sourceCode), messageId: 'emptyGuard' });
    }

    return {
      TSAsExpression: reportCast,
      TSTypeAssertion: reportCast,
      VariableDeclarator({ id, init }) {
        const annotation = id.typeAnnotation;
        if (!annotation || !init || isTyped(init)) return;
        const type = annotation.typeAnnotation;
        const source = findSource(init, type);
        if (source === null) return;
        const useUnknown: Suggestion = { messageId: 'useUnknown', fix: fixer => fixer.replaceText(type, 'unknown') };
        const parse = parseSuggestion(type, init, init);
        report(id, source, type, parse.length > 0 || id.type !== 'Identifier' ? parse : [useUnknown]);
      },
      PropertyDefinition({ key, typeAnnotation, value }) {
        const type = typeAnnotation?.typeAnnotation;
        if (!type || !value || isTyped(value)) return;
        const source = findSource(value, type);
        if (source !== null) report(key, source, type, parseSuggestion(type, value, value));
      },
      ReturnStatement(node) {
        if (node.argument) reportReturn(node.argument, getEnclosingFunction(node));
      },
      ArrowFunctionExpression(node) {
        if (node.body.type !== 'BlockStatement') reportReturn(node.body, node);
        reportGuard(node);
      },
      FunctionDeclaration: reportGuard,
      FunctionExpression: reportGuard,
      CallExpression(node) {
        const type = node.typeArguments?.params[0];
        if (!type || getKeyOfCall(node) === null) return;
        const source = findSource(node, type);
        const useUnknown: Suggestion = { messageId: 'useUnknown', fix: fixer => fixer.replaceText(type, 'unknown') };
        if (source !== null) report(node, source, type, [useUnknown]);
      },
    };
  },
});

const SOURCES: Readonly<Record<InputKind, string>> = {
  environment: 'the environment',
  file: 'the content of this file',
  message: "the message's data",
  network: 'this answer',
  query: 'this value of the query',
  request: 'what the client sent',
  storage: 'what the browser stored',
  text: 'what this text says',
};

const STRICT_KINDS: ReadonlySet<InputKind> = new Set(['environment', 'query', 'text']);

/** Whether a validator, the route or its own type vouches for the value. */
function isKnown(value: TSESTree.Expression, type: TSESTree.TypeNode, kind: InputKind, context: FileContext): boolean {
  if (isValidated(value, context.sourceCode) || (kind === 'request' && isCheckedByRoute(value))) return true;
  return isAlreadyTyped(value, type, context);
}

/** Which kind a cast of an input counts as; `null` where the type only says what such a value always is. */
function getReportedKind({ keys, kind, node }: BoundaryInput, type: StatedType): InputKind | null {
  if (!isAllStrings(type)) return kind;
  if (kind === 'environment' || (kind === 'message' && node.type !== 'CallExpression')) return null;
  if (kind === 'storage') return node.type === 'MemberExpression' || keys.at(-1) === 'getItem' ? null : kind;
  return kind === 'request' ? getRequestKind(keys, node, type) : kind;
}

const OBJECT_TYPES: ReadonlySet<string> = new Set(['TSInterfaceBody', 'TSTypeLiteral', 'TSTypeReference']);

function getRequestKind(keys: readonly string[], node: TSESTree.Node, type: StatedType): InputKind | null {
  if (keys.includes('params')) return null;
  const isOneValue = keys.includes('query') && (keys.at(-1) !== 'query' || isCallWithArguments(node));
  return isOneValue && !OBJECT_TYPES.has(type.type) ? 'query' : 'request';
}

/** `c.req.query('page')`, which gives one value, unlike `c.req.query()`. */
function isCallWithArguments(node: TSESTree.Node): boolean {
  return node.type === 'CallExpression' && node.arguments.length > 0;
}

/** `json` and kin: the functions whose type argument is the type of what they read. */
function getKeyOfCall({ callee }: TSESTree.CallExpression): string | null {
  return /^(?:json|readJ(?:son|SON)(?:Sync)?|readFile)$/u.exec(getLastName(callee) ?? '')?.[0] ?? null;
}

/** Whether the type stands at the value itself, and is reported there. */
function isTyped(node: TSESTree.Node): boolean {
  const inner = node.type === 'AwaitExpression' ? unwrap(node.argument) : node;
  return isCast(node) || (inner.type === 'CallExpression' && inner.typeArguments !== undefined);
}

function isCast(node: TSESTree.Node): node is Cast {
  return node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion';
}

/** The inner of two casts: the outer one says what the value is taken for. */
function isInsideCast(node: Cast): boolean {
  const outermost = wrapped(node);
  for (let outer: TSESTree.Node = outermost; outer !== node && isWrapper(outer); outer = outer.expression) {
    if (isCast(outer) && promisesShape(outer.typeAnnotation)) return true;
  }
  return false;
}

/** A name that was given its type where it was declared, and is reported there. */
function isTypedBefore(node: TSESTree.Node, { sourceCode }: FileContext): boolean {
  const inner = getRoot(node);
  const variable = inner.type === 'Identifier' ? getVariable(inner, sourceCode) : null;
  const declarator = variable && getDefinition(variable)?.node;
  if (declarator?.type !== 'VariableDeclarator') return false;
  const { id, init } = declarator;
  if (id.typeAnnotation) return promisesShape(id.typeAnnotation.typeAnnotation);
  if (init === null) return false;
  return isCast(init) ? promisesShape(init.typeAnnotation) : isTyped(init);
}

/** A type predicate that always holds, or an assertion that never fails; in an abstract class it waits for its subclasses. */
function isEmptyGuard({ body, parent }: FunctionNode): boolean {
  if (parent.type === 'MethodDefinition' && parent.parent.parent.abstract) return false;
  if (body.type !== 'BlockStatement') return isTrue(body);
  const [only, ...more] = body.body;
  if (only === undefined) return true;
  return more.length === 0 && only.type === 'ReturnStatement' && (only.argument === null || isTrue(only.argument));
}

function isTrue(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'Literal' && inner.value === true;
}
