import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isEntryCode } from '../analysis/entry-files.ts';
import { isBoundaryFunction } from '../analysis/error-handlers/boundaries.ts';
import { getFileRaces, type FileRace } from '../analysis/races/file-races.ts';
import { getAssignedRace, getMemoryRace, type MemoryRace } from '../analysis/races/memory-races.ts';
import { getRecordRace } from '../analysis/races/record-races.ts';
import type { Race } from '../analysis/races/race.ts';
import { getEnclosingFunctions } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { createRule, type FileContext } from '../create-rule.ts';
import { getDropCheckFix } from '../fix/drop-check.ts';
import { getExclusiveWrite, getForcedRemoval, getStoredPromise, getTriedRead } from '../fix/safe-acts.ts';
import { RECORD_ACTS } from '../knowledge/records.ts';

type Options = [{ reads: boolean; records: boolean }];
type MessageIds = 'file' | 'memory' | 'record' | 'removeByForce' | 'storePromise' | 'tryToRead' | 'writeExclusively';
type Suggestion = TSESLint.SuggestionReportDescriptor<MessageIds>;

export default createRule<Options, MessageIds>({
  name: 'no-check-then-act',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow acting on the answer to a check that may be old by then',
      phase: 'state',
      level: 'recommended',
      adr: 'ADR-304',
      breaking: 'low',
      effort: 20,
      strict: [{ reads: true, records: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          reads: { type: 'boolean', description: 'Whether to report reading a file after asking whether it exists.' },
          records: {
            type: 'boolean',
            description: 'Whether to report adding a record to a database after asking whether it exists.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ reads: false, records: false }],
    messages: {
      file: "The file may come or go between '{{check}}' and '{{act}}'. Act at once, and handle the error that tells of it.",
      memory:
        "Another call may get here while this one waits between looking at '{{check}}' and writing '{{act}}'. Store the promise before waiting, or look again after it.",
      record: "Two requests may both find nothing by '{{check}}' and both '{{act}}'. Let a unique constraint decide: upsert, or handle its violation.",
      removeByForce: 'Remove the file whether it is there or not.',
      storePromise: 'Store the promise instead of its value, and await it where it is read.',
      tryToRead: 'Read the file at once, and handle `ENOENT`.',
      writeExclusively: 'Fail when the file exists by then.',
    },
  },
  create(context, [{ reads, records }]) {
    const { sourceCode } = context;
    const waits = sourceCode.text.includes('await');
    const reported = new Set<TSESTree.Node>();

    function report(messageId: 'file' | 'memory' | 'record', race: Race, suggest: Suggestion[] = []): void {
      if (reported.has(race.check) || isStartUp(race.act, context)) return;
      reported.add(race.check);
      context.report({ node: race.check, messageId, data: { check: race.checkName, act: race.actName }, suggest });
    }

    function reportFile(race: FileRace): void {
      if ((race.acted.effect === 'read' && !reads) || isStartUp(race.act, context)) return;
      const fix = getDropCheckFix(race, context);
      context.report({
        node: race.check,
        messageId: 'file',
        data: { check: race.checkName, act: race.actName },
        fix,
        suggest: fix ? [] : getFileSuggestions(race, context),
      });
    }

    return {
      'Program:exit'() {
        for (const race of getFileRaces(context)) reportFile(race);
      },
      ...(waits && {
        AssignmentExpression(node) {
          if (node.operator !== '=' && node.operator !== '??=' && node.operator !== '||=') return;
          const race = node.operator === '=' ? getMemoryRace(node, context) : getAssignedRace(node, context);
          if (race) report('memory', race, getMemorySuggestions(race, context));
        },
        CallExpression(node) {
          const callee = unwrap(node.callee);
          const key = callee.type === 'MemberExpression' ? getKeyName(callee) : null;
          if (key === 'set' || key === 'add') {
            const race = getMemoryRace(node, context);
            if (race) report('memory', race, getMemorySuggestions(race, context));
          } else if (records && key !== null && RECORD_ACTS.has(key)) {
            const race = getRecordRace(node, context);
            if (race) report('record', race);
          }
        },
      } satisfies TSESLint.RuleListener),
    };
  },
});

/** Code of a program that runs once; what it gives to a server or an event runs again and again. */
function isStartUp(act: TSESTree.Node, context: FileContext): boolean {
  return isEntryCode(act, context) && ![...getEnclosingFunctions(act)].some(outer => isBoundaryFunction(outer, context));
}

function getFileSuggestions(race: FileRace, context: FileContext): Suggestion[] {
  const offers = [
    ['removeByForce', getForcedRemoval(race, context)],
    ['writeExclusively', getExclusiveWrite(race, context)],
    ['tryToRead', getTriedRead(race, context)],
  ] as const;
  return offers.flatMap(([messageId, fix]) => (fix ? [{ messageId, fix }] : []));
}

function getMemorySuggestions(race: MemoryRace, context: FileContext): Suggestion[] {
  const fix = getStoredPromise(race, context);
  return fix ? [{ messageId: 'storePromise', fix }] : [];
}
