import type { TSESTree } from '@typescript-eslint/utils';

import { mayReadConfig, type ConfigRead } from '../analysis/config-sources.ts';
import { getRequiredKeys } from '../analysis/config/json-schema.ts';
import { isKeyListed } from '../analysis/config/key-globs.ts';
import { getDefaults, getSoftFail, type SoftFail } from '../analysis/soft-fails.ts';
import { getDeadFallback } from '../analysis/soft-fails/dead-fallbacks.ts';
import { getOptionalRead } from '../analysis/soft-fails/optional-reads.ts';
import { createJudge, isDeclaredOptional, type Evidence, type Verdict } from '../analysis/soft-fails/verdict.ts';
import { createRule, type RuleContext } from '../create-rule.ts';
import { createFailHard } from '../fix/fail-hard.ts';
import { removeFallback } from '../fix/remove-fallback.ts';
import { OPTIONAL_KEYS } from '../knowledge/config-words.ts';

type Options = [
  {
    allow: readonly string[];
    names: boolean;
    optionalTypes: 'allow' | 'report';
    report: 'all' | 'evidence';
    required: readonly string[];
    schema: string;
  },
];
type Suggestion = 'accessor' | 'getOrThrow' | 'removeFallback' | 'throw' | 'throwingGet';
type MessageIds = Evidence | Suggestion | 'optionalRead';
type Context = RuleContext<MessageIds, Options>;

const DECLARE_OPTIONAL = 'If the key is optional, declare it so in `allow`.';

export default createRule<Options, MessageIds>({
  name: 'no-soft-fail-config',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require configuration to fail hard when it is missing instead of falling back',
      phase: 'fail-fast',
      level: 'recommended',
      adr: 'ADR-101',
      breaking: 'medium',
      effort: 10,
      strict: [{ report: 'all', names: true, optionalTypes: 'report' }],
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            type: 'array',
            description: 'Globs of keys that are optional, compared by words with the last key. Replaces the default list.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          names: {
            type: 'boolean',
            description: 'Also take a binding, parameter or `this.` member for configuration that is only called so.',
          },
          optionalTypes: {
            type: 'string',
            enum: ['allow', 'report'],
            description: 'Whether a key that a declared type calls optional is left alone or reported.',
          },
          report: {
            type: 'string',
            enum: ['evidence', 'all'],
            description: 'Report soft fails with evidence that the key is required, or all of them.',
          },
          required: {
            type: 'array',
            description: 'Globs of keys that are required, compared by words with the last key or the whole path. They win over `allow`.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          schema: {
            type: 'string',
            description: 'Path of a JSON Schema, relative to the working directory, that says which keys are required. It wins over `allow`.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [...OPTIONAL_KEYS], names: false, optionalTypes: 'allow', report: 'evidence', required: [], schema: '' }],
    messages: {
      defaultSecret: "The secret '{{key}}' has a default in the code: who reads the code knows it, and a deployment that forgets the secret runs with it. Fail when it is missing.",
      loopbackDefault: `'{{key}}' falls back to this machine, which is only right on a developer's. Fail when it is missing. ${DECLARE_OPTIONAL}`,
      sectionDefault: `The section '{{key}}' falls back to an empty object, so that everything in it is silently undefined. Fail when it is missing. ${DECLARE_OPTIONAL}`,
      requiredKey: `'{{key}}' is required ({{evidence}}), but falls back here. Fail when it is missing. ${DECLARE_OPTIONAL}`,
      deadFallback: `'{{key}}' is never missing by its type, so that this fallback only hides what the type says. Remove it, or let the type say that the key is optional.`,
      softFail: `'{{key}}' falls back when it is missing, and nobody notices. Fail when it is missing. ${DECLARE_OPTIONAL}`,
      optionalRead: `'{{key}}' is read with '?.', so that a missing section looks like a missing value. Read it directly, and fail when it is missing. ${DECLARE_OPTIONAL}`,
      accessor: "Read it with '{{name}}', which fails when it is missing.",
      getOrThrow: "Read it with 'getOrThrow'.",
      throwingGet: "Read it with 'get', which fails when it is missing.",
      throw: 'Throw an error when it is missing.',
      removeFallback: 'Remove the fallback.',
    },
  },
  create(context, [options]) {
    const schemaKeys = options.schema === '' ? new Set<string>() : getRequiredKeys(options.schema, context.cwd);
    if (!mayReadConfig(context)) return {};
    const judge = createJudge(context, options, schemaKeys);

    const report = (found: SoftFail | null): void => {
      const verdict = found && judge(found);
      if (found && verdict) reportSoftFail(found, verdict, context);
    };
    const reportOne = (node: Parameters<typeof getSoftFail>[0]): void => report(getSoftFail(node, context, options));
    const reportDefaults = (node: Parameters<typeof getDefaults>[0]): void => getDefaults(node, context, options).forEach(report);

    return {
      LogicalExpression: reportOne,
      ConditionalExpression: reportOne,
      IfStatement: reportOne,
      'CallExpression[arguments.length>1]': reportOne,
      'AssignmentExpression[operator=/^(\\?\\?|\\|\\|)=$/]': reportOne,
      'AssignmentExpression[left.type="ObjectPattern"]': reportDefaults,
      'VariableDeclarator[id.type="ObjectPattern"]': reportDefaults,
      ...(options.report === 'all' && {
        ChainExpression: (node: TSESTree.ChainExpression) => reportOptionalRead(node, context, options),
      }),
    };
  },
});

function reportSoftFail(found: SoftFail, { evidence, read, requiredBy }: Verdict, context: Context): void {
  const key = getDisplayName(read);
  const data = requiredBy === undefined ? { key } : { key, evidence: requiredBy };
  if (evidence === 'deadFallback' && found.node.type === 'LogicalExpression') {
    const fix = removeFallback(found.node, context);
    const isProven = getDeadFallback(found, context) !== 'declared';
    context.report({
      node: found.node,
      messageId: evidence,
      data,
      fix: isProven ? fix : null,
      suggest: fix && !isProven ? [{ messageId: 'removeFallback', fix }] : [],
    });
    return;
  }
  const edit = createFailHard(found, context);
  context.report({
    node: found.node,
    messageId: evidence,
    data,
    suggest: edit ? [{ messageId: edit.means, data: { name: edit.name ?? '' }, fix: edit.fix }] : [],
  });
}

function reportOptionalRead(chain: TSESTree.ChainExpression, context: Context, options: Options[0]): void {
  const found = getOptionalRead(chain, context, options);
  if (!found) return;
  const { node, read } = found;
  if (read.path.length > 0 && (isKeyListed(read.path, options.allow) || isDeclaredOptional(read, node.object, context, options))) return;
  context.report({ node: chain, messageId: 'optionalRead', data: { key: getDisplayName(read) } });
}

/** Environment variables by their name, keys of objects by their path from the object. */
function getDisplayName({ kind, path, source }: ConfigRead): string {
  return kind === 'environment' ? path.join('.') : [source, ...path].join('.');
}
