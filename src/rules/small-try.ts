import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getBuiltinName, getVariable } from '../analysis/bindings.ts';
import { canComplete } from '../analysis/control-flow.ts';
import { isBoundaryFunction } from '../analysis/error-handlers/boundaries.ts';
import { isCleanupStatement } from '../analysis/error-handlers/cleanup.ts';
import { describesFailure } from '../analysis/error-handlers/descriptions.ts';
import { isRejection } from '../analysis/error-handlers/effects.ts';
import { isExempt } from '../analysis/error-handlers/exemptions.ts';
import { getErrorHandler } from '../analysis/error-handlers/handlers.ts';
import { triesAgain } from '../analysis/error-handlers/other-attempts.ts';
import { getHandlerPaths } from '../analysis/error-handlers/paths.ts';
import { isOneRound, namesItsWork, tellsItsError } from '../analysis/error-handlers/told-errors.ts';
import { Fact } from '../analysis/error-handlers/ways.ts';
import { isEntryCode } from '../analysis/entry-files.ts';
import { getLogCall } from '../analysis/loggers.ts';
import { getExitCodeWrite, getProcessExit } from '../analysis/process-exits.ts';
import { countStatements } from '../analysis/statement-count.ts';
import { isFunction } from '../ast/functions.ts';
import { getKeyName, getLiteralString } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { contains, walk } from '../ast/walk.ts';
import { createRule, type FileContext } from '../create-rule.ts';
import { EVERY_FAILURE } from '../knowledge/error-handling.ts';

type Options = [{ max: number }];
type MessageIds = 'largeTry' | 'largeTryWithRest';

export default createRule<Options, MessageIds>({
  name: 'small-try',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Enforce a maximum number of statements that one `catch` guards',
      phase: 'errors',
      level: 'strict',
      adr: 'ADR-205',
      breaking: 'none',
      effort: 20,
    },
    schema: [
      {
        type: 'object',
        properties: {
          max: { type: 'integer', minimum: 1, description: 'The statements that a `try` with a `catch` may have in its block, on all levels.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ max: 12 }],
    messages: {
      largeTry: 'This `try` guards {{count}} statements (max {{max}}): its handler cannot tell what failed. Guard one operation.',
      largeTryWithRest:
        'This `try` guards {{count}} statements (max {{max}}): its handler cannot tell what failed. Guard one operation; {{rest}} could move out.',
    },
  },
  create(context, [{ max }]) {
    const { sourceCode } = context;
    return {
      TryStatement(node) {
        // That many statements are at least as many tokens.
        if (!node.handler || node.block.range[1] - node.block.range[0] < max) return;
        const count = countStatements(node.block.body, sourceCode);
        if (count <= max || knowsWhatFailed(node.handler, context)) return;
        if (isLastResort(node, node.handler, context) || isOneRound(node, context)) return;
        const loc = sourceCode.getFirstToken(node)!.loc;
        const rest = describeRest(node, node.handler, sourceCode);
        if (rest === null) context.report({ loc, messageId: 'largeTry', data: { count, max } });
        else context.report({ loc, messageId: 'largeTryWithRest', data: { count, max, rest } });
      },
    };
  },
});

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A handler that claims nothing about what it does not know: the error itself tells what failed, or any failure is meant. */
function knowsWhatFailed(clause: TSESTree.CatchClause, context: FileContext): boolean {
  return (
    isUndoing(clause, context) ||
    keepsAsCause(clause, context) ||
    tellsApart(clause, context) ||
    tellsItsError(clause, context) ||
    namesItsWork(clause, context) ||
    meansEveryFailure(clause, context)
  );
}

/** `throw new LoadError(`Loading ${path} failed.`, { cause: error })`: says what was worked on, and the cause what failed. */
function keepsAsCause({ body: { body: [first, ...others] }, param }: TSESTree.CatchClause, { sourceCode }: FileContext): boolean {
  const made = first?.type === 'ThrowStatement' && others.length === 0 ? unwrap(first.argument) : null;
  if (made?.type !== 'NewExpression' || param?.type !== 'Identifier') return false;
  const variable = getVariable(param, sourceCode);
  const values = made.arguments.map(unwrap);
  return (
    values.some(value => value.type === 'TemplateLiteral' && value.expressions.length > 0) &&
    values.some(
      value =>
        value.type === 'ObjectExpression' &&
        value.properties.some(property => {
          const cause = property.type === 'Property' && getKeyName(property) === 'cause' ? unwrap(property.value) : null;
          return cause?.type === 'Identifier' && getVariable(cause, sourceCode) === variable;
        }),
    )
  );
}

/** A comment in the handler that says that it stands for every failure, or above the function, what it answers then. */
function meansEveryFailure(clause: TSESTree.CatchClause, { sourceCode }: FileContext): boolean {
  if (describesFailure(clause, sourceCode)) return true;
  return sourceCode.getCommentsInside(clause.body).some(({ value }) => EVERY_FAILURE.test(value.replaceAll(/[\s*]+/gu, ' ')));
}

const TOLD = Fact.accounted | Fact.calledOff | Fact.known | Fact.signalled;

/** Tells known errors apart and throws, hands on or shows all others: `specific-catch` judges such a handler. */
function tellsApart(clause: TSESTree.CatchClause, context: FileContext): boolean {
  const handler = getErrorHandler(clause, context);
  const paths = handler && getHandlerPaths(handler, context);
  if (!paths) return false;
  // Another attempt is `bounded-retry`'s to judge.
  return isExempt(handler, paths, context) || triesAgain(handler, context) || (paths.testsKnownErrors && paths.ends.every(({ ways }) => [...ways].every(facts => facts & TOLD)));
}

/** A handler that puts things back in order, whatever failed, and lets the error go on. */
function isUndoing(clause: TSESTree.CatchClause, context: FileContext): boolean {
  const { sourceCode } = context;
  const variables = sourceCode.getDeclaredVariables(clause);
  const { body } = clause.body;
  const passedOn = body.length > 0 ? getPassedOn(body.at(-1)!, sourceCode) : null;
  const undone = body.slice(0, -1);
  // Without anything to undo, only the same error goes on: a wrapper says what failed.
  if (!passedOn || (undone.length === 0 && passedOn.type !== 'Identifier')) return false;
  if (!mentions(passedOn, variables, sourceCode)) return false;
  // What does not look at the error and lets it go on as it is puts back what only the project knows.
  const isSame = passedOn.type === 'Identifier';
  return undone.every(statement => undoes(statement, sourceCode) || (isSame && !mentions(statement, variables, sourceCode) && !logs(statement, context)));
}

/** `error` in `throw error`, `reject(error)`, `return Promise.reject(error)` and `stream.emit("error", error)`. */
function getPassedOn(statement: TSESTree.Statement, sourceCode: SourceCode): TSESTree.Node | null {
  if (statement.type === 'ThrowStatement') return unwrap(statement.argument);
  const value = statement.type === 'ReturnStatement' ? statement.argument : statement.type === 'ExpressionStatement' ? statement.expression : null;
  const call = value && unwrap(value);
  if (call?.type !== 'CallExpression') return null;
  const [first, second] = call.arguments;
  if (isRejection(call) || isExecutorsReject(call, sourceCode)) return first ? unwrap(first) : null;
  return isErrorEvent(call) && second ? unwrap(second) : null;
}

/** `fail(error)` in `new Promise((resolve, fail) => …)`. */
function isExecutorsReject({ callee }: TSESTree.CallExpression, sourceCode: SourceCode): boolean {
  const definition = callee.type === 'Identifier' ? getVariable(callee, sourceCode)?.defs[0] : undefined;
  const executor = definition?.node;
  if (!isFunction(executor) || executor.params[1] !== definition?.name) return false;
  const promise = wrapped(executor).parent;
  return promise?.type === 'NewExpression' && getBuiltinName(promise.callee, sourceCode) === 'Promise';
}

function isErrorEvent({ arguments: [event], callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' && getKeyName(inner) === 'emit' && event !== undefined && getLiteralString(event) === 'error';
}

function undoes(statement: TSESTree.Statement, sourceCode: SourceCode): boolean {
  if (statement.type === 'TryStatement') return statement.block.body.every(inner => isCleanupStatement(inner, sourceCode));
  return isCleanupStatement(statement, sourceCode);
}

function logs(statement: TSESTree.Statement, context: FileContext): boolean {
  return contains(statement, context.sourceCode, node => node.type === 'CallExpression' && getLogCall(node, context) !== null);
}

function mentions(node: TSESTree.Node, variables: readonly TSESLint.Scope.Variable[], sourceCode: SourceCode): boolean {
  return contains(node, sourceCode, inner => {
    const variable = inner.type === 'Identifier' ? getVariable(inner, sourceCode) : null;
    return variable !== null && variables.includes(variable);
  });
}

/**
 * The whole of a function that something outside calls, with a handler that hands every error on; the whole of a program or of one
 * of its functions, with a handler that ends it.
 */
function isLastResort({ parent }: TSESTree.TryStatement, clause: TSESTree.CatchClause, context: FileContext): boolean {
  if (!isBody(parent)) return false;
  if (endsProgram(clause.body.body.at(-1), context.sourceCode) && isEntryCode(clause, context)) return true;
  const handler = getErrorHandler(clause, context);
  if (!handler || !isFunction(parent.parent) || !isBoundaryFunction(parent.parent, context)) return false;
  return getHandlerPaths(handler, context).ends.every(({ ways }) => [...ways].every(facts => facts & Fact.accounted));
}

/** A function's body of one statement, or a module that does nothing but one: all others import or declare something. */
function isBody(node: TSESTree.Node): boolean {
  if (node.type === 'BlockStatement') return node.body.length === 1 && isFunction(node.parent);
  return node.type === 'Program' && node.body.filter(({ type }) => !type.endsWith('Declaration')).length === 1;
}

/** `process.exit(1);`, `process.exitCode = 1;`. */
function endsProgram(statement: TSESTree.Statement | undefined, sourceCode: SourceCode): boolean {
  const expression = statement?.type === 'ExpressionStatement' ? unwrap(statement.expression) : null;
  if (expression?.type === 'CallExpression') return getProcessExit(expression, sourceCode) !== null;
  const target = expression?.type === 'AssignmentExpression' ? unwrap(expression.left) : null;
  return target?.type === 'MemberExpression' && getExitCodeWrite(target, sourceCode) !== null;
}

/** The lines at either end of the block that guard nothing, in words. */
function describeRest(node: TSESTree.TryStatement, handler: TSESTree.CatchClause, sourceCode: SourceCode): string | null {
  const { body } = node.block;
  const firstKept = body.findIndex((statement, index) => mayFail(statement, sourceCode) || needsOneOf(statement, body.slice(index + 1), sourceCode));
  if (firstKept < 0) return describeLines(body);
  const leading = body.slice(0, firstKept);
  // Behind a handler that goes on, they would run after a failure, too.
  const trailing = canComplete(handler.body) ? [] : body.slice(Math.max(firstKept, body.findLastIndex(statement => mayFail(statement, sourceCode))) + 1);
  const runs = [leading, trailing].filter(statements => statements.length > 0).map(describeLines);
  return runs.length === 0 ? null : runs.join(' and ');
}

function describeLines(statements: readonly TSESTree.Statement[]): string {
  const first = statements[0]!.loc.start.line;
  const last = statements.at(-1)!.loc.end.line;
  return first === last ? `line ${first}` : `lines ${first}-${last}`;
}

const FAILING = new Set([
  ...['AwaitExpression', 'CallExpression', 'ImportExpression', 'NewExpression', 'TaggedTemplateExpression', 'ThrowStatement', 'YieldExpression'],
]);

/** Whether a statement calls, waits for or throws something itself. */
function mayFail(statement: TSESTree.Statement, sourceCode: SourceCode): boolean {
  for (const node of walk(statement, sourceCode, inner => !isFunction(inner))) {
    if (FAILING.has(node.type) || (node.type === 'ForOfStatement' && node.await)) return true;
    if (node.type === 'VariableDeclaration' && /using/u.test(node.kind)) return true;
  }
  return false;
}

/** Whether a statement refers to what one of the others declares, as a function may. */
function needsOneOf(statement: TSESTree.Statement, others: readonly TSESTree.Statement[], sourceCode: SourceCode): boolean {
  return contains(statement, sourceCode, node => {
    const variable = node.type === 'Identifier' ? getVariable(node, sourceCode) : null;
    return variable?.defs.some(({ name: { range } }) => others.some(other => range[0] >= other.range[0] && range[1] <= other.range[1])) === true;
  });
}
