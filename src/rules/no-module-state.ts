import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isEntryCode, isEntryFile } from '../analysis/entry-files.ts';
import { isLoadTimeCode } from '../analysis/load-time.ts';
import { getModuleStates, type ModuleState } from '../analysis/module-state.ts';
import { isLazy } from '../analysis/module-state/absence.ts';
import { isCache } from '../analysis/module-state/caches.ts';
import { getLastingWrites, getLiveExport, hasEvidence, isDeliberate } from '../analysis/module-state/evidence.ts';
import { getCountedWrites, isForTests, isMeantToChange } from '../analysis/module-state/exemptions.ts';
import { getGlobalWrites, type GlobalWrite } from '../analysis/module-state/global-writes.ts';
import { isInInstaller, isRegistry } from '../analysis/module-state/registries.ts';
import { isResettable, isSingleton } from '../analysis/module-state/singletons.ts';
import { usesTestHooks } from '../analysis/test-suites.ts';
import type { Write } from '../analysis/writes.ts';
import { getFunctionNames } from '../ast/function-names.ts';
import { getEnclosingFunctions } from '../ast/functions.ts';
import { createRule } from '../create-rule.ts';

type Options = [{ allowCaches: boolean; allowLazy: boolean; allowRegistries: boolean; requireEvidence: boolean }];
type MessageIds = 'environmentWrite' | 'exportedState' | 'moduleState' | 'mutableExport' | 'newGlobal' | 'singleton' | 'staticState';

export default createRule<Options, MessageIds>({
  name: 'no-module-state',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow state that functions of a module share without showing it',
      phase: 'state',
      level: 'recommended',
      adr: 'ADR-301',
      breaking: 'medium',
      effort: 45,
      strict: [{ allowCaches: false, allowLazy: false, allowRegistries: false, requireEvidence: false }],
    },
    schema: [
      {
        type: 'object',
        properties: {
          allowCaches: { type: 'boolean', description: 'Allow state whose every value is stored after a look-up of its key, or under an expiry.' },
          allowLazy: { type: 'boolean', description: 'Allow state that is only set where it is absent, or set back.' },
          allowRegistries: {
            type: 'boolean',
            description: 'Allow state that only exported functions such as `register…`, `add…` and `set…`, or decorators, change.',
          },
          requireEvidence: {
            type: 'boolean',
            description: 'Report only reassigned exports, static fields that instances write, and scalars that one function sets and another reads.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allowCaches: true, allowLazy: true, allowRegistries: true, requireEvidence: true }],
    messages: {
      moduleState: "'{{name}}' is shared by all callers of this module, and {{writer}} changes it. Pass it in, return it, or keep it in an object that its user creates.",
      exportedState: "'{{name}}' is exported, and {{writer}} reassigns it: it changes under those who import it. Export a function that answers, or pass the value on.",
      mutableExport: "'{{name}}' is exported and can be reassigned. Declare it with `const`.",
      staticState: "'{{name}}' is shared by all instances, and {{writer}} changes it. Keep it in an object that is handed to them.",
      singleton: "'{{name}}' is one instance for the whole process, and nothing gives it back. Create it where the program starts and pass it on, or add a `reset`.",
      newGlobal: "'{{name}}' becomes a global that any code can read and change. Export it, or pass it on.",
      environmentWrite: "'{{name}}' is changed here for the whole process. Pass the value to who needs it, or give a child process an `env` of its own.",
    },
  },
  create(context, [{ allowCaches, allowLazy, allowRegistries, requireEvidence }]) {
    const { sourceCode } = context;

    /** Asked last of all: whether a file is an entry file takes a look at the disk. */
    function report(descriptor: TSESLint.ReportDescriptor<MessageIds>): void {
      if (!isEntryFile(context) && !usesTestHooks(sourceCode)) context.report(descriptor);
    }

    function isAllowed(state: ModuleState, writes: readonly Write[]): boolean {
      return (
        (isSingleton(state) && isResettable(state)) ||
        (allowLazy && isLazy(state, writes, sourceCode)) ||
        (allowCaches && isCache(state, writes, sourceCode)) ||
        (allowRegistries && !getLiveExport(state) && isRegistry(writes, sourceCode))
      );
    }

    function isReported(state: ModuleState, writes: readonly Write[]): boolean {
      if (isMeantToChange(state, writes, context) || isAllowed(state, writes)) return false;
      return !requireEvidence || (hasEvidence(state, writes, sourceCode) && !isDeliberate(state, writes, context));
    }

    function checkState(state: ModuleState): void {
      const counted = getCountedWrites(state, context);
      const writes = requireEvidence ? getLastingWrites(state, counted, sourceCode) : counted;
      const [first] = writes;
      if (!first) {
        if (!requireEvidence && state.writes.length === 0) reportUnwritten(state);
        return;
      }
      if (!isReported(state, writes)) return;
      const exported = writes.some(({ path }) => path.length === 0) ? getLiveExport(state) : null;
      const messageId = exported ? 'exportedState' : state.field ? (isSingleton(state) ? 'singleton' : 'staticState') : 'moduleState';
      const name = getStateName(state);
      const data = messageId === 'singleton' ? { name } : { name, writer: getWriter(first.node) };
      report({ loc: getLocation(exported ?? state.declaration), messageId, data });
    }

    /** What shows, without a write in sight, that it is meant to be shared or changed. */
    function reportUnwritten(state: ModuleState): void {
      const exported = getLiveExport(state);
      const name = getStateName(state);
      if (exported && !isWrittenAtLoad(state)) report({ loc: getLocation(exported), messageId: 'mutableExport', data: { name } });
      else if (state.field && state.held === 'instance' && isSingleton(state)) report({ node: state.declaration, messageId: 'singleton', data: { name } });
    }

    function checkGlobalWrite({ isDefault, kind, name, write: { node } }: GlobalWrite): void {
      const isAtLoad = isLoadTimeCode(node, sourceCode);
      if (isDefault && (kind === 'environment' || isAtLoad || allowLazy)) return;
      if ((allowRegistries && isInInstaller(node)) || isForTests(node) || isEntryCode(node, context)) return;
      report({ node, messageId: kind === 'global' ? 'newGlobal' : 'environmentWrite', data: { name } });
    }

    /** A declared name ends before its type annotation, which ESLint counts as part of it. */
    function getLocation(node: TSESTree.Node): TSESTree.SourceLocation {
      return node.type === 'Identifier' ? sourceCode.getFirstToken(node)!.loc : node.loc;
    }

    return {
      'Program:exit'() {
        for (const state of getModuleStates(sourceCode)) checkState(state);
        if (requireEvidence || !/\b(?:global|globalThis|process|self|window)\b/u.test(sourceCode.text)) return;
        for (const write of getGlobalWrites(sourceCode)) checkGlobalWrite(write);
      },
    };
  },
});

/** `counter`, `Counter.total`. */
function getStateName({ field, name }: ModuleState): string {
  const owner = field?.class.node.id?.name;
  return owner === undefined ? name : `${owner}.${name}`;
}

/** The nearest function around a write that has a name, as a message calls it. */
function getWriter(node: TSESTree.Node): string {
  for (const outer of getEnclosingFunctions(node)) {
    const name = getFunctionNames(outer).at(-1);
    if (name !== undefined) return `'${name}'`;
  }
  return 'a callback';
}

function isWrittenAtLoad({ variable }: ModuleState): boolean {
  return variable?.references.some(reference => reference.isWrite() && reference.init !== true) === true;
}
