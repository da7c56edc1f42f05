import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { alwaysThrows } from '../analysis/control-flow.ts';
import { warnsWhenCalled } from '../analysis/deprecation-warnings.ts';
import { getDeprecations, type Deprecation } from '../analysis/deprecations.ts';
import { isAskedByInterface } from '../analysis/interface-members.ts';
import { neverReturns } from '../analysis/never-returns.ts';
import { getClassHead, getConstructor, isClass } from '../ast/classes.ts';
import { getFunctionHead, isFunction } from '../ast/functions.ts';
import { getLastName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { createRule, type FileContext } from '../create-rule.ts';
import { getWarningFix } from '../fix/deprecation-warning.ts';

type Options = [{ warn: readonly string[] }];
type MessageIds = 'addWarning' | 'noReplacement' | 'noWarning';

export default createRule<Options, MessageIds>({
  name: 'deprecated-must-warn',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require deprecated exports to warn at run time and to say what replaces them',
      phase: 'errors',
      level: 'strict',
      adr: 'ADR-206',
      breaking: 'low',
      effort: 5,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          warn: {
            type: 'array',
            description: 'Functions of your own or of a package that warn, by name or by path, such as `warnOnce` or `deprecations.report`.',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ warn: [] }],
    messages: {
      noWarning: '{{name}} is deprecated, but nothing says so at run time: who does not read the comment will not notice. Warn when it is called.',
      noReplacement: 'This comment says neither what replaces {{name}} nor in which version or when it goes away. Add one of them.',
      addWarning: 'Warn when it is called, with the text of the comment.',
    },
  },
  create(context, [{ warn }]) {
    return {
      Program() {
        for (const deprecation of getDeprecations(context)) {
          const isWarning = warnsWhenCalled(deprecation.node, warn, context);
          if (isLeftAlone(deprecation, isWarning, context)) continue;
          const { comment, tag } = deprecation;
          const data = { name: describe(deprecation) };
          if (!tag.helps) context.report({ loc: comment.loc, messageId: 'noReplacement', data });
          if (isWarning || repeatsBase(deprecation) || isAskedByInterface(deprecation.node, context)) continue;
          context.report({ loc: getHead(deprecation, context), messageId: 'noWarning', data, ...getRepair(deprecation, context) });
        }
      },
    };
  },
});

/** What only throws is gone already; a call makes a function only where it is one that warns; an accessor may lead to one that does. */
function isLeftAlone({ node }: Deprecation, isWarning: boolean, context: FileContext): boolean {
  if (node.type === 'CallExpression') return !isWarning;
  const owner = isClass(node) ? getConstructor(node) : node;
  return owner !== null && alwaysThrows(owner, expression => neverReturns(expression, context));
}

/** `class Real extends Base.Real {}`: what is deprecated is the base, whose constructor runs and warns for all. */
function repeatsBase({ node }: Deprecation): boolean {
  return isClass(node) && node.id !== null && node.superClass !== null && getLastName(unwrap(node.superClass)) === node.id.name && getConstructor(node) === null;
}

function describe({ name, node }: Deprecation): string {
  if (name !== null) return `'${name}'`;
  return isClass(node) ? 'This class' : 'This function';
}

function getHead({ node }: Deprecation, { sourceCode }: FileContext): TSESTree.SourceLocation {
  if (isClass(node)) return getClassHead(node, sourceCode);
  return isFunction(node) ? getFunctionHead(node, sourceCode) : node.loc;
}

interface Repair {
  readonly fix?: TSESLint.ReportFixFunction;
  readonly suggest?: TSESLint.SuggestionReportDescriptor<MessageIds>[];
}

function getRepair(deprecation: Deprecation, context: FileContext): Repair {
  const warning = getWarningFix(deprecation, context);
  if (!warning) return {};
  return warning.isSafe ? { fix: warning.fix } : { suggest: [{ messageId: 'addWarning', fix: warning.fix }] };
}
