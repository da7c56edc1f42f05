import type * as v from 'valibot';

import type { FileContext } from './create-rule.ts';
import { UsageError } from './errors.ts';
import { loadValibot } from './lazy-dependencies.ts';

type Valibot = typeof v;

/** What `settings.adr` may hold. Later rules add their keys here, with a line on what each is for. */
function createSchema(valibot: Valibot) {
  const { array, check, optional, pipe, regex, strictObject, string } = valibot;
  const names = array(string());
  const className = pipe(string(), regex(/^[\p{L}_$][\p{L}\p{N}_$]*$/u, 'the name of a class'));
  return strictObject({
    /** The accessor that suggestions put in place of a fallback: `requireConfig(config, "a", "b")`. */
    configAccessor: optional(strictObject({ name: string(), from: string() })),
    /** Further sources of configuration: what a module exports, a binding of that name, or a call of it. */
    configSources: optional(
      array(strictObject({ module: optional(string()), name: optional(string()), call: optional(string()) })),
      [],
    ),
    /** Globs of files that start a program, besides those with evidence. */
    entryFiles: optional(names, []),
    /**
     * The project's own error class and the module that exports it; the fields of its object literal, or its arguments in their order;
     * the names or globs of other classes that may be thrown.
     */
    errorClass: optional(
      pipe(
        strictObject({
          name: className,
          from: optional(string()),
          required: optional(names, []),
          optional: optional(names, []),
          positional: optional(names),
          allow: optional(names, []),
        }),
        check(({ positional, required }) => !positional || required.every(name => positional.includes(name)), '`positional` to hold every required field'),
      ),
    ),
    /** The layers of the project, foundation first: a file imports its own layer and those before it. */
    layers: optional(createLayersSchema(valibot)),
    /** Names of variables that are loggers. */
    loggers: optional(names, []),
    /** The folder that the globs of `layers` start from; relative to the working directory, which it is by default. */
    root: optional(string()),
  });
}

/** The layers: each with its name, the globs of its files, and what it may import. */
function createLayersSchema({ array, check, lazy, optional, pipe, rawCheck, regex, strictObject, string }: Valibot) {
  const text = pipe(string(), regex(/\S/u, 'some text'));
  const globs = pipe(array(text), check(list => list.length > 0, 'at least one glob'));
  return pipe(
    array(
      strictObject({
        name: text,
        files: lazy((input): v.GenericSchema<string[] | string> => (Array.isArray(input) ? globs : text)),
        mayImport: optional(array(text)),
        packages: optional(array(text)),
        owns: optional(array(text), []),
      }),
    ),
    rawCheck(({ addIssue, dataset }) => {
      const mistake = dataset.typed ? findLayerMistake(dataset.value) : null;
      if (mistake) addIssue({ message: mistake.expected, input: mistake.input, path: toIssuePath(mistake.path) });
    }),
  );
}

interface LayerMistake {
  readonly path: readonly [number, ...(number | string)[]];
  readonly input: string;
  readonly expected: string;
}

/** The first name that stands for no layer, or for the wrong one. */
function findLayerMistake(layers: readonly { readonly name: string; readonly mayImport?: readonly string[] | undefined }[]): LayerMistake | null {
  const names = layers.map(({ name }) => name);
  for (const [index, { mayImport = [], name }] of layers.entries()) {
    if (names.indexOf(name) !== index) return { path: [index, 'name'], input: name, expected: 'a name that no other layer has' };
    const wrong = mayImport.findIndex(lower => !names.slice(0, index).includes(lower));
    if (wrong !== -1) return { path: [index, 'mayImport', wrong], input: mayImport[wrong]!, expected: describeLowerLayers(mayImport[wrong]!, index, names) };
  }
  return null;
}

function describeLowerLayers(name: string, index: number, names: readonly string[]): string {
  const lower = names.slice(0, index);
  const known = lower.length === 0 ? `nothing, as no layer stands before "${names[0]!}"` : `a layer before "${names[index]!}" (${lower.join(', ')})`;
  if (!names.includes(name)) return known;
  return `${known}; ${name === names[index] ? 'a layer may import itself anyway' : 'layers are listed foundation first'}`;
}

function toIssuePath([index, ...rest]: LayerMistake['path']): [v.IssuePathItem, ...v.IssuePathItem[]] {
  const toItem = (key: number | string): v.IssuePathItem => ({ type: 'unknown', origin: 'value', input: null, key, value: null });
  return [toItem(index), ...rest.map(toItem)];
}

export type AdrSettings = v.InferOutput<ReturnType<typeof createSchema>>;

const DEFAULTS: AdrSettings = { configSources: [], entryFiles: [], loggers: [] };
const validated = new WeakMap<object, AdrSettings>();

/**
 * The validated `settings.adr` of a file, with defaults filled in.
 *
 * @throws {UsageError} naming the key and what was expected, for a wrong type or an unknown key.
 */
export function getSettings({ settings }: Pick<FileContext, 'settings'>): AdrSettings {
  const { adr } = settings;
  if (adr === undefined) return DEFAULTS;
  if (typeof adr !== 'object' || adr === null || Array.isArray(adr)) throw new UsageError(`settings.adr: expected an object, but got ${describe(adr)}.`);
  let parsed = validated.get(adr);
  if (!parsed) {
    parsed = parseInput(createSchema(loadValibot()), adr, 'settings.adr');
    validated.set(adr, parsed);
  }
  return parsed;
}

/**
 * Validates what a user wrote.
 *
 * @throws {UsageError} of one line for the first mistake: `settings.adr.entryFiles.0: expected a string, but got 5.`
 */
export function parseInput<Schema extends v.GenericSchema>(schema: Schema, input: unknown, label: string): v.InferOutput<Schema> {
  const result = loadValibot().safeParse(schema, input, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = [label, ...(issue.path ?? []).map(({ key }) => String(key))].join('.');
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    throw new UsageError(`${path}: unknown key; known are ${getKnownKeys(schema, issue).join(', ')}.`);
  }
  if (issue.path && issue.input === undefined && issue.type === 'strict_object') throw new UsageError(`${path}: required, but missing.`);
  throw new UsageError(`${path}: expected ${getExpectation(issue)}, but got ${describe(issue.input)}.`);
}

/** The schema library's words for what it expected, in ours. */
const EXPECTED: Readonly<Record<string, string>> = {
  Array: 'a list',
  Object: 'an object',
  boolean: 'true or false',
  number: 'a number',
  string: 'a string',
};

/** What was expected, in words; a schema's own check says so in its message. */
function getExpectation({ expected, message, type }: v.BaseIssue<unknown>): string {
  if (type === 'check' || type === 'raw_check' || type === 'regex') return message;
  return EXPECTED[expected ?? ''] ?? (expected ?? 'something else').replace(/^\(|\)$/gu, '').replaceAll(' | ', ' or ');
}

/** The keys of the object in which the unknown key stands. */
function getKnownKeys(schema: v.GenericSchema, { path }: v.BaseIssue<unknown>): string[] {
  let object: unknown = schema;
  for (const { key } of path?.slice(0, -1) ?? []) object = step(object, key);
  const unwrapped = unwrapSchema(object);
  return isRecord(unwrapped) && isRecord(unwrapped['entries']) ? Object.keys(unwrapped['entries']) : [];
}

function step(schema: unknown, key: unknown): unknown {
  const inner = unwrapSchema(schema);
  if (!isRecord(inner)) return undefined;
  return isRecord(inner['entries']) ? inner['entries'][String(key)] : inner['item'];
}

function unwrapSchema(schema: unknown): unknown {
  return isRecord(schema) && 'wrapped' in schema ? unwrapSchema(schema['wrapped']) : schema;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value === undefined ? 'undefined' : `a ${typeof value}`;
}
