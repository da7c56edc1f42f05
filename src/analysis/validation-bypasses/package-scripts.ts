import { basename } from 'node:path';

import type { TSESTree } from '@typescript-eslint/utils';

import type { FileContext } from '../../create-rule.ts';
import { BYPASS_IN_COMMAND } from '../../knowledge/bypass-words.ts';

/** What the nodes of the language `json/json` look like, as far as they are asked for here. Source: the manual of `@eslint/json`. */
interface JsonNode {
  readonly type: string;
  readonly loc: TSESTree.SourceLocation;
  readonly value?: unknown;
}

interface JsonMember {
  readonly name: { readonly value?: unknown; readonly name?: string };
  readonly value: JsonNode & { readonly members?: readonly JsonMember[] };
}

interface JsonDocument {
  readonly type: string;
  readonly body?: { readonly members?: readonly JsonMember[] };
}

/** Whether a file is read by ESLint's JSON language, so that nothing that expects JavaScript may look at it. */
export function isJson({ sourceCode }: Pick<FileContext, 'sourceCode'>): boolean {
  return (sourceCode.ast.type as string) === 'Document';
}

/** The scripts of a `package.json` that switch a check off, with what does so in each. */
export function getBypassingScripts({ filename, sourceCode }: FileContext): readonly { flag: string; loc: TSESTree.SourceLocation }[] {
  if (basename(filename) !== 'package.json') return [];
  const { body } = sourceCode.ast as unknown as JsonDocument;
  const scripts = body?.members?.find(({ name }) => getName(name) === 'scripts')?.value.members ?? [];
  return scripts.flatMap(({ value: { loc, value } }) => {
    const flag = typeof value === 'string' ? getBypassInCommand(value) : null;
    return flag === null ? [] : [{ flag, loc }];
  });
}

/** What switches a check off in the text of a command; `null` for other texts. */
export function getBypassInCommand(text: string): string | null {
  return BYPASS_IN_COMMAND.exec(text)?.[0] ?? null;
}

function getName({ name, value }: JsonMember['name']): unknown {
  return value ?? name;
}
