import type { TSESTree } from '@typescript-eslint/utils';

import { getConstantString } from '../analysis/bindings.ts';
import { isDemonstration } from '../analysis/demonstrations.ts';
import { getForeignWrite, type ForeignWrite } from '../analysis/foreign-writes.ts';
import { isReceived } from '../analysis/received-values.ts';
import { isTestRunnerPlugin } from '../analysis/test-runner-plugins.ts';
import { usesTestHooks } from '../analysis/test-suites.ts';
import { getWriteThrough, type Write } from '../analysis/writes.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { createRule } from '../create-rule.ts';
import { getTypeServices } from '../types/type-services.ts';
import { getUndeclaringType } from '../types/undeclared-members.ts';

type Options = [{ allow: readonly string[] }];
type MessageIds = 'changedGlobal' | 'changedImport' | 'undeclaredMember';

export default createRule<Options, MessageIds>({
  name: 'no-foreign-mutation',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow changing what packages, the language and the platform provide',
      phase: 'state',
      level: 'recommended',
      adr: 'ADR-302',
      breaking: 'low',
      effort: 30,
    },
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Members that may be changed, and everything below them, by the module specifier or the global they belong to: `axios.defaults`.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [] }],
    messages: {
      changedImport: "'{{name}}' belongs to '{{owner}}', and everybody who uses it in this process gets the change. Wrap it, or configure an instance of your own.",
      changedGlobal: "'{{name}}' belongs to the language or the platform, and all code of this process gets the change. Write a function of your own.",
      undeclaredMember: "'{{name}}' is no member of '{{type}}', which another package declares. Return the value beside it, or wrap it in a type of your own.",
    },
  },
  create(context, [{ allow }]) {
    const { sourceCode } = context;
    const allowed = allow.map(entry => entry.replace(/^node:/u, ''));
    const hasTypes = getTypeServices(context) !== null;

    function checkReference(node: TSESTree.Identifier): void {
      const found = getForeignWrite(node, context);
      if (found) reportForeign(found);
      else if (hasTypes) checkReceived(node);
    }

    function reportForeign({ kind, name, owner, write }: ForeignWrite): void {
      if (allowed.some(entry => name === entry || name.startsWith(`${entry}.`))) return;
      // Their process is theirs alone: nobody else's code runs in it.
      if (isDemonstration(context) || usesTestHooks(sourceCode) || isTestRunnerPlugin(context)) return;
      const node = getPlace(write);
      if (kind === 'global') context.report({ node, messageId: 'changedGlobal', data: { name } });
      else context.report({ node, messageId: 'changedImport', data: { name, owner } });
    }

    /** `response.asyncResult = …`: what a value of another package's type carries from here on, and its type does not show. */
    function checkReceived(node: TSESTree.Identifier): void {
      const write = isReceived(node, sourceCode) ? getWriteThrough(node, sourceCode) : null;
      const name = write && write.kind !== 'method' ? getAddedName(write) : null;
      const type = name === null ? null : getUndeclaringType(node, name, context);
      if (type !== null) context.report({ node: getPlace(write!), messageId: 'undeclaredMember', data: { name: name!, type } });
    }

    function getAddedName({ kind, node, operator, path }: Write): string | null {
      if (kind === 'assignment') return path.length === 1 && operator !== 'delete' ? path[0]! : null;
      const added = node.type === 'CallExpression' && path.length === 0 ? node.arguments[1] : undefined;
      if (!added) return null;
      const value = unwrap(added);
      if (value.type !== 'ObjectExpression') return getConstantString(value, sourceCode);
      const [first] = value.properties;
      return first?.type === 'Property' ? getKeyName(first) : null;
    }

    return {
      'Program:exit'() {
        for (const { references } of sourceCode.scopeManager?.scopes ?? []) {
          let previous: TSESTree.Node | null = null;
          for (const { identifier, init } of references) {
            // A target with a default is two references.
            if (identifier.type !== 'Identifier' || init === true || identifier === previous) continue;
            previous = identifier;
            checkReference(identifier);
          }
        }
      },
    };
  },
});

/** The assignment or call; in a pattern or a loop's head the target alone. */
function getPlace({ node, target }: Write): TSESTree.Node {
  const isAlone = node.type === 'AssignmentExpression' ? node.left !== target : node.type.startsWith('For');
  return isAlone ? target : node;
}
