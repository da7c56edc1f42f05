import type { TSESTree } from '@typescript-eslint/utils';

import { followConst, getOrigin } from '../analysis/bindings.ts';
import { getOpenPolicy, getProperty, type OpenPolicy } from '../analysis/cors-policies.ts';
import { isBehindNonProductionTest } from '../analysis/non-production.ts';
import { getOpenHeader } from '../analysis/open-headers.ts';
import { isOriginCheckedElsewhere } from '../analysis/request-origin.ts';
import { getMount, getRoutePath } from '../analysis/route-mounts.ts';
import { getLastName } from '../ast/names.ts';
import { createRule, type FileContext } from '../create-rule.ts';
import { CORS_FUNCTIONS, CORS_HOLDERS, CORS_PLUGINS } from '../knowledge/cors.ts';
import { loadPicomatch } from '../lazy-dependencies.ts';

type Options = [{ allow: readonly string[]; everywhere: boolean }];
type MessageIds = 'credentials' | 'echoedOrigin' | 'openOrigin';

export default createRule<Options, MessageIds>({
  name: 'no-cors-wildcard',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow answers that every website may read',
      phase: 'fail-fast',
      level: 'recommended',
      adr: 'ADR-105',
      breaking: 'medium',
      effort: 20,
      strict: [{ everywhere: true }],
    },
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            type: 'array',
            description: 'Paths, or globs of them, whose answers every website may read.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          everywhere: {
            type: 'boolean',
            description: 'Report `*` on a single path or route, and as a single header, too.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [], everywhere: false }],
    messages: {
      openOrigin: 'Every website may read these answers. List the origins that may.',
      echoedOrigin: 'Every origin is let in by its own name, which also works with cookies once they are allowed. List the origins that may.',
      credentials:
        "Every website may send requests with the user's cookies and read the answers (browsers refuse only `*` with credentials). List the origins that may.",
    },
  },
  create(context, [{ allow, everywhere }]) {
    const { sourceCode } = context;
    if (!/cors|allow-origin/iu.test(sourceCode.text)) return {};
    const isAllowedPath = loadPicomatch()([...allow], { dot: true });
    const reported = new Set<TSESTree.Node>();

    function report({ hasCredentials, kind }: Pick<OpenPolicy, 'hasCredentials' | 'kind'>, node: TSESTree.Node): void {
      if (reported.has(node) || isBehindNonProductionTest(node, sourceCode)) return;
      reported.add(node);
      context.report({ node, messageId: hasCredentials ? 'credentials' : kind === 'echo' ? 'echoedOrigin' : 'openOrigin' });
    }

    function isGrave({ hasCredentials, kind }: Pick<OpenPolicy, 'hasCredentials' | 'kind'>): boolean {
      return everywhere || hasCredentials || kind === 'echo';
    }

    function reportMiddleware(call: TSESTree.CallExpression): void {
      const policy = getOpenPolicy(call.arguments[0] ?? null, sourceCode);
      const mount = policy && getMount(call, sourceCode);
      if (!policy || (mount?.path != null && isAllowedPath(mount.path)) || isBehindNonProductionTest(call, sourceCode)) return;
      if (mount?.covers === 'app' || isGrave(policy)) report(policy, policy.node ?? call);
    }

    function reportOptions(call: TSESTree.CallExpression, options: TSESTree.Node | null): void {
      const policy = isBehindNonProductionTest(call, sourceCode) ? null : getOpenPolicy(options, sourceCode);
      if (policy) report(policy, policy.node ?? call);
    }

    /** `new Server(http, { cors })`, `NestFactory.create(App, { cors })`. */
    function reportHolder({ arguments: args }: TSESTree.CallExpression | TSESTree.NewExpression): void {
      for (const argument of args) {
        const options = followConst(argument, sourceCode);
        const cors = options.type === 'ObjectExpression' ? getProperty(options, 'cors') : null;
        const policy = cors && !isOff(cors.value, sourceCode) ? getOpenPolicy(cors.value, sourceCode) : null;
        if (cors && policy && !isBehindNonProductionTest(argument, sourceCode)) report(policy, policy.node ?? cors);
      }
    }

    function reportHeader(node: TSESTree.ArrayExpression | TSESTree.AssignmentExpression | TSESTree.CallExpression | TSESTree.Property): void {
      const header = getOpenHeader(node, sourceCode);
      if (!header || !isGrave(header)) return;
      if (!everywhere && header.kind === 'echo' && !header.hasCredentials && isOriginCheckedElsewhere(node, sourceCode)) return;
      const path = allow.length > 0 ? getRoutePath(node, sourceCode) : null;
      if (path === null || !isAllowedPath(path)) report(header, header.node);
    }

    return {
      CallExpression(node) {
        reportHeader(node);
        const name = getOrigin(node.callee, sourceCode)?.name;
        if (name !== undefined && CORS_FUNCTIONS.has(name)) reportMiddleware(node);
        else if (name !== undefined && CORS_HOLDERS.has(name)) reportHolder(node);
        else if (isPluginRegistration(node, context)) reportOptions(node, node.arguments[1] ?? null);
        else if (getLastName(node.callee) === 'enableCors' && /['"]@nestjs\//u.test(sourceCode.text)) reportOptions(node, node.arguments[0] ?? null);
      },
      NewExpression(node) {
        if (CORS_HOLDERS.has(getOrigin(node.callee, sourceCode)?.name ?? '')) reportHolder(node);
      },
      ArrayExpression: reportHeader,
      AssignmentExpression: reportHeader,
      Property: reportHeader,
    };
  },
});

/** `app.register(cors, options)`, `app.register(import('@fastify/cors'))`. */
function isPluginRegistration({ arguments: [plugin], callee }: TSESTree.CallExpression, { sourceCode }: FileContext): boolean {
  if (!plugin || getLastName(callee) !== 'register') return false;
  const given = followConst(plugin, sourceCode);
  if (given.type === 'ImportExpression') return given.source.type === 'Literal' && CORS_PLUGINS.has(String(given.source.value));
  return CORS_PLUGINS.has(getOrigin(given, sourceCode)?.name ?? '');
}

/** `cors: false` and kin leave CORS off. */
function isOff(node: TSESTree.Node, sourceCode: FileContext['sourceCode']): boolean {
  const value = followConst(node, sourceCode);
  if (value.type === 'Identifier') return value.name === 'undefined';
  return value.type === 'Literal' && !value.value;
}
