import type { TSESTree } from '@typescript-eslint/utils';

import { getOwnLines } from '../analysis/own-lines.ts';
import { getExportedHandlers, getRegisteredHandler, isControllerRoute, mayRegisterRoutes } from '../analysis/route-handlers.ts';
import { findStorageUse } from '../analysis/storage-uses.ts';
import { getFunctionHead, getFunctionMember, type FunctionNode } from '../ast/functions.ts';
import { createRule } from '../create-rule.ts';
import { STORAGE_WORD } from '../knowledge/databases.ts';

type Options = [{ max: number }];
type MessageIds = 'talksToStorage' | 'tooLong';

export default createRule<Options, MessageIds>({
  name: 'thin-route-handler',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require route handlers to delegate their work',
      phase: 'structure',
      level: 'strict',
      adr: 'ADR-405',
      breaking: 'none',
      effort: 30,
    },
    schema: [
      {
        type: 'object',
        properties: { max: { type: 'integer', minimum: 1, description: 'The lines of its own that a handler may have, data aside.' } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ max: 20 }],
    messages: {
      tooLong: 'This route handler has {{lines}} own lines (max {{max}}). Let it read the request, call one function and answer: move the rest there.',
      talksToStorage: "This route handler talks to the {{kind}} itself. Move '{{name}}' to a function that does not know of the request, and call that.",
    },
  },
  create(context, [{ max }]) {
    const { sourceCode } = context;
    const seen = new Set<FunctionNode>();
    const hasStorage = STORAGE_WORD.test(sourceCode.text);

    function reportHandler(handler: FunctionNode): void {
      if (seen.has(handler)) return;
      seen.add(handler);
      const lines = getLength(handler);
      if (lines > max) context.report({ loc: getFunctionHead(handler, sourceCode), messageId: 'tooLong', data: { lines: String(lines), max: String(max) } });
      const use = hasStorage ? findStorageUse(handler.body, context) : null;
      if (use) context.report({ node: use.node, messageId: 'talksToStorage', data: { kind: use.kind, name: sourceCode.getText(use.node).replace(/\s+/gu, '') } });
    }

    /** A function that does not even span so many lines cannot hold them. */
    function getLength(handler: FunctionNode): number {
      const { end, start } = (getFunctionMember(handler) ?? handler).loc;
      return end.line - start.line < max ? 0 : getOwnLines(handler, sourceCode, { ignoreData: true }).length;
    }

    function reportExport(node: TSESTree.ExportDefaultDeclaration | TSESTree.ExportNamedDeclaration): void {
      for (const handler of getExportedHandlers(node, context)) reportHandler(handler);
    }

    return {
      ...(mayRegisterRoutes(sourceCode.text) && {
        CallExpression(node: TSESTree.CallExpression): void {
          const handler = getRegisteredHandler(node, context);
          if (handler) reportHandler(handler);
        },
      }),
      ExportDefaultDeclaration: reportExport,
      ExportNamedDeclaration: reportExport,
      MethodDefinition(node) {
        if (node.value.type === 'FunctionExpression' && isControllerRoute(node)) reportHandler(node.value);
      },
    };
  },
});
