import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { findExtractableBlock, type ExtractableBlock } from '../analysis/extractable-blocks.ts';
import { getOwnLines, getTotalLines } from '../analysis/own-lines.ts';
import { countStatements } from '../analysis/statement-count.ts';
import { isSuiteCallback } from '../analysis/test-suites.ts';
import { getFunctionHead, getFunctionMember, isFunction, type FunctionNode } from '../ast/functions.ts';
import { getFunctionName } from '../ast/names.ts';
import { createRule } from '../create-rule.ts';

type Options = [{ max?: number; count?: 'own' | 'total'; maxStatements?: number; ignoreData?: boolean }];
type MessageIds = 'tooLong' | 'tooLongWithBlock';

export default createRule<Options, MessageIds>({
  name: 'max-method-length',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Enforce a maximum number of lines that a function has of its own',
      phase: 'structure',
      level: 'recommended',
      adr: 'ADR-401',
      breaking: 'none',
      effort: 45,
      strict: [{ max: 50, ignoreData: false }],
    },
    schema: [
      {
        type: 'object',
        properties: {
          max: { type: 'integer', minimum: 1, description: 'The lines that a function may have.' },
          count: {
            type: 'string',
            enum: ['own', 'total'],
            description: 'Whether the lines of nested functions and classes are left to these (`own`) or count, too (`total`).',
          },
          maxStatements: { type: 'integer', minimum: 1, description: 'The statements that a function may have; without it, any number.' },
          ignoreData: {
            type: 'boolean',
            description: 'Counts a literal that is returned, assigned, thrown or passed on as one line, however long it is.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ max: 100, count: 'own', ignoreData: true }],
    messages: {
      tooLong: '{{name}} has {{size}}. Give its steps names: move them into functions of their own.',
      tooLongWithBlock: '{{name}} has {{size}}. Lines {{startLine}}-{{endLine}} could be a function of their own that {{variables}}.',
    },
  },
  create(context, [options]) {
    const { sourceCode } = context;
    const limits: Limits = { max: 100, count: 'own', ignoreData: true, ...options };
    if (sourceCode.lines.length <= limits.max && limits.maxStatements === undefined) return {};

    return {
      'ArrowFunctionExpression, FunctionDeclaration, FunctionExpression, StaticBlock'(node: Unit) {
        const size = getExcess(node, limits, sourceCode);
        if (size === null || (isFunction(node) && isSuiteCallback(node, sourceCode))) return;
        const block = findExtractableBlock(node, { lines: getLines(node, limits, sourceCode), limit: limits.max }, sourceCode);
        const loc = getHead(node, sourceCode);
        const name = describeUnit(node);
        if (!block) {
          context.report({ loc, messageId: 'tooLong', data: { name, size } });
          return;
        }
        const { endLine, startLine } = block;
        context.report({ loc, messageId: 'tooLongWithBlock', data: { name, size, startLine, endLine, variables: describeVariables(block) } });
      },
    };
  },
});

type SourceCode = Readonly<TSESLint.SourceCode>;
type Unit = FunctionNode | TSESTree.StaticBlock;

interface Limits {
  readonly max: number;
  readonly count: 'own' | 'total';
  readonly maxStatements?: number;
  readonly ignoreData: boolean;
}

/** The sizes beyond their limits, in words; `null` when there is none. */
function getExcess(node: Unit, limits: Limits, sourceCode: SourceCode): string | null {
  const sizes: string[] = [];
  // A function that does not even span so many lines cannot hold them.
  if (node.loc.end.line - getStart(node).line >= limits.max) {
    const lines = getLines(node, limits, sourceCode).length;
    if (lines > limits.max) sizes.push(`${lines} ${limits.count === 'own' ? 'own lines' : 'lines'} (max ${limits.max})`);
  }
  if (limits.maxStatements !== undefined) {
    const statements = countStatements(getBody(node), sourceCode);
    if (statements > limits.maxStatements) sizes.push(`${statements} statements (max ${limits.maxStatements})`);
  }
  return sizes.length === 0 ? null : sizes.join(' and ');
}

function getStart(node: Unit): TSESTree.Position {
  return ((isFunction(node) ? getFunctionMember(node) : null) ?? node).loc.start;
}

function getLines(node: Unit, { count, ignoreData }: Limits, sourceCode: SourceCode): readonly number[] {
  return (count === 'own' ? getOwnLines : getTotalLines)(node, sourceCode, { ignoreData });
}

function getBody(node: Unit): readonly TSESTree.Statement[] {
  if (node.type === 'StaticBlock') return node.body;
  return node.body.type === 'BlockStatement' ? node.body.body : [];
}

function getHead(node: Unit, sourceCode: SourceCode): TSESTree.SourceLocation {
  return node.type === 'StaticBlock' ? sourceCode.getFirstToken(node)!.loc : getFunctionHead(node, sourceCode);
}

function describeUnit(node: Unit): string {
  if (node.type === 'StaticBlock') return 'This static block';
  const member = getFunctionMember(node);
  const kind = member && 'kind' in member ? member.kind : null;
  if (kind === 'constructor') return 'This constructor';
  const name = getFunctionName(node);
  return name === null ? 'This function' : `'${name}'`;
}

function describeVariables({ inputs, output }: ExtractableBlock): string {
  const takes = inputs.length === 0 ? 'takes no arguments' : `takes ${inputs.map(name => `\`${name}\``).join(', ')}`;
  return output === null ? takes : `${takes} and returns \`${output}\``;
}
