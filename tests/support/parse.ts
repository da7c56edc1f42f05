import { isAbsolute } from 'node:path';

import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { Linter } from 'eslint';

import type { FileContext } from '../../src/create-rule.ts';

interface Source {
  readonly filename?: string;
  readonly settings?: Record<string, unknown>;
  /** How ESLint parses it: the TypeScript parser unless told otherwise. */
  readonly languageOptions?: Linter.LanguageOptions;
}

/** What a rule would see of a file, for tests that ask an analysis directly. */
export function parse(code: string, { filename = 'file.ts', languageOptions, settings = {} }: Source = {}): FileContext {
  let context: FileContext | undefined;
  const probe = {
    create(ruleContext: unknown) {
      const { cwd, filename, settings, sourceCode } = ruleContext as FileContext;
      context = { cwd, filename, settings, sourceCode };
      return {};
    },
  };
  const [problem] = new Linter({ cwd: isAbsolute(filename) ? '/' : process.cwd() }).verify(
    code,
    [
      {
        files: ['**/*.*'],
        languageOptions: { parser: parser, ...languageOptions },
        plugins: { test: { rules: { probe } } },
        rules: { 'test/probe': 'error' },
        settings,
      },
    ] as Linter.Config[],
    { filename },
  );
  if (!context) throw new Error(`Cannot parse the test's code: ${problem?.message}`);
  return context;
}

/** The first node of a type, in source order, that satisfies the filter. Throws when there is none, so that a test cannot pass on nothing. */
export function find<Type extends `${TSESTree.Node['type']}`>(
  { sourceCode }: Pick<FileContext, 'sourceCode'>,
  type: Type,
  accepts: (node: Extract<TSESTree.Node, { type: Type }>) => boolean = () => true,
): Extract<TSESTree.Node, { type: Type }> {
  const found = findAll({ sourceCode }, type).find(accepts);
  if (!found) throw new Error(`No ${type} in: ${sourceCode.text}`);
  return found;
}

/** Every node of a type, in source order. */
export function findAll<Type extends `${TSESTree.Node['type']}`>(
  { sourceCode }: Pick<FileContext, 'sourceCode'>,
  type: Type,
): Extract<TSESTree.Node, { type: Type }>[] {
  const nodes: Extract<TSESTree.Node, { type: Type }>[] = [];
  const visit = (node: TSESTree.Node): void => {
    if (node.type === type) nodes.push(node as Extract<TSESTree.Node, { type: Type }>);
    for (const key of sourceCode.visitorKeys[node.type] ?? []) {
      const child = node[key as keyof typeof node] as unknown;
      for (const item of Array.isArray(child) ? (child as unknown[]) : [child]) if (isNode(item)) visit(item);
    }
  };
  visit(sourceCode.ast);
  return nodes;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
