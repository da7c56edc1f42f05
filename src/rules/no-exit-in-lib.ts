import { basename, dirname } from 'node:path';

import type { TSESTree } from '@typescript-eslint/utils';

import { getConstantString, getVariable } from '../analysis/bindings.ts';
import { isEntryCode, isProgramCode } from '../analysis/entry-files.ts';
import { isCommonJsExport, isExported } from '../analysis/module-exports.ts';
import { getExitCodeWrite, getExitFunction, getProcessExit, isKeptBinding, type ProcessExit } from '../analysis/process-exits.ts';
import { getHandledSignal, isBehindGracefulStop } from '../analysis/signal-handlers.ts';
import { isWorkerCode } from '../analysis/worker-code.ts';
import { getFunctionNames } from '../ast/function-names.ts';
import { getEnclosingFunctions } from '../ast/functions.ts';
import { unwrap } from '../ast/unwrap.ts';
import { createRule, type FileContext } from '../create-rule.ts';
import { getExitCodeFix, getThrowFix } from '../fix/replace-exit.ts';
import { EXIT_FUNCTIONS, START_UP_MODULES } from '../knowledge/process-exits.ts';
import { loadPicomatch } from '../lazy-dependencies.ts';

type Options = [{ allowIn: readonly string[]; exitCode: boolean; programCode: boolean; signalHandlers: boolean }];
type MessageIds = 'endsProcess' | 'exportsExit' | 'handsOnExit' | 'setExitCode' | 'setsExitCode' | 'throwError';

export default createRule<Options, MessageIds>({
  name: 'no-exit-in-lib',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow ending the process outside of the code that starts it',
      phase: 'errors',
      level: 'recommended',
      adr: 'ADR-201',
      breaking: 'medium',
      effort: 15,
      strict: [{ exitCode: true, programCode: true, signalHandlers: true }],
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          allowIn: {
            type: 'array',
            description: 'Functions that may exit, by name, glob or `Class.method`; a given list replaces the default.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          exitCode: { type: 'boolean', description: 'Report assignments of `process.exitCode`, too.' },
          programCode: { type: 'boolean', description: 'Report in the folders of programs, such as `scripts` and `commands`, too.' },
          signalHandlers: { type: 'boolean', description: 'Report signal handlers that stop or close something before they exit, too.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [
      {
        allowIn: ['setupLogger', 'exit', 'die', 'fail', 'bail', 'usage', 'fatal', 'terminate', '*Exit'],
        exitCode: false,
        programCode: false,
        signalHandlers: false,
      },
    ],
    messages: {
      endsProcess: "'{{name}}' ends the process of every program that uses this code. Throw an error and leave the exit to the program.",
      handsOnExit: "'{{name}}' is handed on here and ends the process of every program that uses this code. Hand the error on instead.",
      exportsExit: "'{{name}}' is exported: whoever calls it ends the process without naming it. Export a function that throws.",
      setsExitCode: 'This code decides with which code its host will exit. Throw or return the failure and leave the code to the program.',
      throwError: 'Throw an error with the logged message instead.',
      setExitCode: 'Set `process.exitCode` and return instead.',
    },
  },
  create(context, [{ allowIn, exitCode, programCode, signalHandlers }]) {
    const { sourceCode } = context;
    if (!mayExit(sourceCode.text)) return {};
    const isAllowedName = createNameTest(allowIn);

    function isAllowed(node: TSESTree.Node): boolean {
      return (
        isStartUpModule(context) ||
        (!programCode && isProgramCode(context)) ||
        [...getEnclosingFunctions(node)].some(outer => getFunctionNames(outer).some(name => isAllowedName(name))) ||
        isWorkerCode(node, context) ||
        (!signalHandlers && getHandledSignal(node, sourceCode) !== undefined && isBehindGracefulStop(node, sourceCode)) ||
        isEntryCode(node, context)
      );
    }

    function reportReference(argument: TSESTree.Node): void {
      const isReference = ['Identifier', 'MemberExpression'].includes(unwrap(argument).type);
      const name = isReference ? getExitFunction(argument, sourceCode) : null;
      if (!name || isExportedAlias(argument, context) || isAllowed(argument)) return;
      context.report({ node: argument, messageId: 'handsOnExit', data: { name } });
    }

    function reportExit(node: TSESTree.CallExpression, exit: ProcessExit): void {
      if (isAllowed(node)) return;
      const throwError = getThrowFix(node, exit, context);
      // With `exitCode`, what the suggestion writes would be the next report.
      const setExitCode = exitCode ? null : getExitCodeFix(node, exit, context);
      context.report({
        node,
        messageId: 'endsProcess',
        data: { name: exit.name },
        suggest: [
          ...(throwError ? [{ messageId: 'throwError' as const, fix: throwError }] : []),
          ...(setExitCode ? [{ messageId: 'setExitCode' as const, fix: setExitCode }] : []),
        ],
      });
    }

    function reportExport(node: TSESTree.Node, value: TSESTree.Node): void {
      const name = getExitFunction(value, sourceCode);
      if (!name || isAllowed(node)) return;
      const { start } = node.loc;
      const end = node.type === 'Identifier' ? { ...start, column: start.column + node.name.length } : node.loc.end;
      context.report({ loc: { start, end }, messageId: 'exportsExit', data: { name } });
    }

    function reportExportedValue(node: TSESTree.Node, value: TSESTree.Node): void {
      const inner = unwrap(value);
      if (inner.type !== 'ObjectExpression') reportExport(node, value);
      else for (const property of inner.properties) if (property.type === 'Property') reportExport(property, property.value);
    }

    return {
      CallExpression(node) {
        const exit = getProcessExit(node, sourceCode);
        if (!exit) for (const argument of node.arguments) reportReference(argument);
        else if (!isKeptBinding(node) && !isExportedAlias(node.callee, context) && !isReRaised(exit, node, context)) reportExit(node, exit);
      },
      MemberExpression(node) {
        const write = exitCode ? getExitCodeWrite(node, sourceCode) : null;
        if (write && !isAllowed(write)) context.report({ node: write, messageId: 'setsExitCode' });
      },
      ExportNamedDeclaration(node) {
        if (node.source) {
          for (const specifier of node.specifiers) {
            const name = getReExported(node.source.value, specifier);
            if (name && !isAllowed(specifier)) context.report({ node: specifier, messageId: 'exportsExit', data: { name } });
          }
          return;
        }
        for (const specifier of node.specifiers) reportExport(specifier, specifier.local);
        if (node.declaration?.type !== 'VariableDeclaration') return;
        for (const { identifiers } of sourceCode.getDeclaredVariables(node.declaration)) {
          if (identifiers[0]) reportExport(identifiers[0], identifiers[0]);
        }
      },
      ExportDefaultDeclaration: ({ declaration }) => reportExportedValue(declaration, declaration),
      TSExportAssignment: ({ expression }) => reportExportedValue(expression, expression),
      AssignmentExpression(node) {
        if (isCommonJsExport(node.left, sourceCode)) reportExportedValue(node.left, node.right);
      },
    };
  },
});

/** Whether a name is listed; the globs are compiled when a name is first asked about, which few files come to. */
function createNameTest(globs: readonly string[]): (name: string) => boolean {
  let isMatch: ((name: string) => boolean) | undefined;
  return name => {
    isMatch ??= loadPicomatch()([...globs]);
    return isMatch(name);
  };
}

/** Whether the file has a word of each kind without which nothing can be reported. */
function mayExit(text: string): boolean {
  // Searching for plain text is many times faster than a pattern, and what follows is exact anyway.
  return ['process', 'Deno'].some(name => text.includes(name)) && ['exit', 'abort', 'reallyExit', 'kill'].some(name => text.includes(name));
}

/** `env.ts`, `config/index.js`: it runs once, when a program starts, and refuses to go on. */
function isStartUpModule({ filename }: FileContext): boolean {
  const name = basename(filename).replace(/\.\w+$/u, '');
  return START_UP_MODULES.has(name === 'index' ? basename(dirname(filename)) : name);
}

/** Whether the name is one that the file exports: it is reported there, once. */
function isExportedAlias(node: TSESTree.Node, { sourceCode }: FileContext): boolean {
  const inner = unwrap(node);
  const variable = inner.type === 'Identifier' && getExitFunction(inner, sourceCode) ? getVariable(inner, sourceCode) : null;
  return variable !== null && isExported(variable, sourceCode);
}

/** A handler that gives the signal it caught back to the process, to end by it as it would have without the handler. */
function isReRaised({ arguments: args, name }: ProcessExit, node: TSESTree.Node, { sourceCode }: FileContext): boolean {
  const signal = name === 'process.kill' && args?.[1] ? getConstantString(args[1], sourceCode) : null;
  return signal !== null && getHandledSignal(node, sourceCode) === signal;
}

function getReExported(from: string, { exportKind, local }: TSESTree.ExportSpecifier): string | null {
  if (!/^(?:node:)?process$/u.test(from) || exportKind === 'type') return null;
  const name = `process.${local.type === 'Identifier' ? local.name : local.value}`;
  return EXIT_FUNCTIONS.has(name) ? name : null;
}
