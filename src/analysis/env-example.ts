import { dirname, isAbsolute, join } from 'node:path';

import type { FileContext } from '../create-rule.ts';
import { readOptionalFile } from '../disk.ts';
import { createFreshCache } from './fresh-cache.ts';

/** A variable as the project's `.env.example` declares it. */
export interface ExampleVariable {
  readonly name: string;
  /** Without quotes and comment; empty when the reader has to fill it in. */
  readonly value: string;
  /** The comment on its line or directly above, or the heading of its section, calls it optional. */
  readonly isOptional: boolean;
}

export interface EnvExample {
  readonly path: string;
  readonly variables: ReadonlyMap<string, ExampleVariable>;
}

/** `# [[AUTH OPTIONAL]]`, `# --- Mail ---`: a heading that holds until the next one. */
const SECTION = /^\s*#+\s*(?:\[|[-=*#]{2})/u;

/** What a comment says of a variable that may be left empty. */
const OPTIONAL =
  /\b(?:optional|not (?:be )?(?:needed|required|necessary)|(?:does|do|is|are)(?:n't| not) (?:need|require|mandatory|needed|required)|(?<!n[o']t )(?:leave|keep|may be|can be) (?:\w+ ){0,3}(?:blank|empty|null|unset|undefined)|only (?:if|needed|required|when|for))\b/iu;

const examples = createFreshCache<EnvExample | null>();

/** The nearest `.env.example` at or above a file, up to the working directory; `null` when there is none. */
export function getEnvExample({ cwd, filename }: Pick<FileContext, 'cwd' | 'filename'>): EnvExample | null {
  if (!isAbsolute(filename)) return null;
  for (let directory = dirname(filename); ; directory = dirname(directory)) {
    const path = join(directory, '.env.example');
    const example = examples(path, () => read(path));
    if (example) return example;
    if (directory === cwd || directory === dirname(directory)) return null;
  }
}

function read(path: string): EnvExample | null {
  const text = readOptionalFile(path);
  return text === null ? null : { path, variables: parse(text) };
}

function parse(text: string): ReadonlyMap<string, ExampleVariable> {
  const variables = new Map<string, ExampleVariable>();
  let section = '';
  let heading = '';
  for (const line of text.split(/\r?\n/u)) {
    const [, name, rest = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=(.*)$/u.exec(line) ?? [];
    const isComment = line.trim().startsWith('#');
    if (SECTION.test(line)) section = line;
    if (name === undefined) heading = isComment ? `${heading} ${line}` : '';
    if (name === undefined) continue;
    const value = getValue(rest);
    variables.set(name, { name, value, isOptional: OPTIONAL.test(`${section} ${heading} ${rest.slice(value.length)}`) });
    heading = '';
  }
  return variables;
}

function getValue(rest: string): string {
  const [, , quoted] = /^\s*(["'`])(.*?)\1/u.exec(rest) ?? [];
  return quoted ?? rest.replace(/(?:^|\s)#.*$/u, '').trim();
}
