import { HelpfulError, type Help } from './errors.js';

/** Where a value is not what it should be. Holds no value: it may be a secret, and problems are logged. */
export interface Problem {
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

export type Success<T> = { readonly ok: true; readonly value: T };
export type Failure = { readonly ok: false; readonly problems: readonly Problem[]; readonly cause?: unknown };
export type Result<T> = Success<T> | Failure;

/** Turns something of unknown shape into a `T`, or says why it is none. */
export type Schema<T> = (input: unknown, path: string) => Result<T>;
export type Infer<S> = S extends Schema<infer T> ? T : never;

type Shape = Readonly<Record<string, Schema<unknown>>>;
type OptionalKey<S extends Shape> = { [K in keyof S]: undefined extends Infer<S[K]> ? K : never }[keyof S];
type Shaped<S extends Shape> = { [K in Exclude<keyof S, OptionalKey<S>>]: Infer<S[K]> } & { [K in OptionalKey<S>]?: Infer<S[K]> };

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

/** Text, by default of one character or more. */
export function text({ min = 1, max = Infinity, pattern }: Limits & { pattern?: RegExp } = {}): Schema<string> {
  const expected = `text${pattern === undefined ? '' : ` like ${pattern}`}${min > 1 ? ` of at least ${min} characters` : ''}`;
  return (input, path) => {
    const fits = typeof input === 'string' && input.length >= min && input.length <= max && (pattern?.test(input) ?? true);
    return fits ? success(input) : mismatch(input, path, expected);
  };
}

export function number({ min = -Infinity, max = Infinity }: Limits = {}): Schema<number> {
  const expected = `a number${min === -Infinity ? '' : ` from ${min}`}${max === Infinity ? '' : ` up to ${max}`}`;
  return (input, path) => {
    const fits = typeof input === 'number' && input >= min && input <= max;
    return fits ? success(input) : mismatch(input, path, expected);
  };
}

/** A whole number, or its text: variables of the environment and query parameters know nothing else. */
export function integer(limits: Limits = {}): Schema<number> {
  const inRange = number(limits);
  return (input, path) => {
    const value = typeof input === 'string' && /^-?\d+$/.test(input) ? Number(input) : input;
    return Number.isInteger(value) ? inRange(value, path) : mismatch(input, path, 'a whole number');
  };
}

export function oneOf<const T extends string>(...values: readonly T[]): Schema<T> {
  return (input, path) => {
    const value = values.find(known => known === input);
    return value === undefined ? mismatch(input, path, `one of ${values.join(', ')}`) : success(value);
  };
}

/** An absolute URL, without the slashes at its end, so that a path can be added. */
export function url(...protocols: readonly string[]): Schema<string> {
  return (input, path) => {
    const fits = typeof input === 'string' && URL.canParse(input) && protocols.includes(new URL(input).protocol);
    return fits ? success(input.replace(/\/+$/, '')) : mismatch(input, path, `a URL with ${protocols.join(' or ')}`);
  };
}

export function list<T>(item: Schema<T>, { min = 0 }: Limits = {}): Schema<T[]> {
  return (input, path) => {
    if (!Array.isArray(input) || input.length < min) return mismatch(input, path, min === 0 ? 'a list' : `a list of at least ${min}`);
    const results = input.map((entry, index) => item(entry, `${path}[${index}]`));
    const problems = problemsOf(results);
    return problems.length > 0 ? { ok: false, problems } : success(results.filter(isSuccess).map(({ value }) => value));
  };
}

/** A list, or the words of a text with commas, as in a variable of the environment. */
export function words(): Schema<string[]> {
  const entries = list(text());
  return (input, path) => entries(typeof input === 'string' ? input.split(',').map(word => word.trim()) : input, path);
}

/** An object with these keys. Others are dropped, so that nothing unchecked gets in. */
export function object<S extends Shape>(shape: S): Schema<Shaped<S>> {
  return (input, path) => {
    if (!isRecord(input)) return mismatch(input, path, 'an object');
    const results = Object.entries(shape).map(([key, schema]) => [key, schema(input[key], path === '' ? key : `${path}.${key}`)] as const);
    const problems = problemsOf(results.map(([, result]) => result));
    if (problems.length > 0) return { ok: false, problems };
    const entries = results.flatMap(([key, result]) => (result.ok && result.value !== undefined ? [[key, result.value]] : []));
    return success(Object.fromEntries(entries) as Shaped<S>);
  };
}

/** An object of any keys, all of one kind. */
export function record<T>(entry: Schema<T>): Schema<Record<string, T>> {
  return (input, path) => {
    if (!isRecord(input)) return mismatch(input, path, 'an object');
    const results = Object.entries(input).map(([key, value]) => [key, entry(value, `${path}.${key}`)] as const);
    const problems = problemsOf(results.map(([, result]) => result));
    if (problems.length > 0) return { ok: false, problems };
    return success(Object.fromEntries(results.flatMap(([key, result]) => (result.ok ? [[key, result.value]] : []))));
  };
}

export function optional<T>(schema: Schema<T>): Schema<T | undefined> {
  return (input, path) => (input === undefined ? success(undefined) : schema(input, path));
}

/** For what a caller may leave out. Not for configuration: its defaults are in `config/default.json`. */
export function defaulted<T>(schema: Schema<T>, value: T): Schema<T> {
  return (input, path) => (input === undefined ? success(value) : schema(input, path));
}

export const anything: Schema<unknown> = input => success(input);

/** Reads JSON and checks it in one step, so that nobody can hold the one without the other. */
export function decodeJson<T>(schema: Schema<T>, json: string): Result<T> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, problems: [{ path: '', expected: 'JSON', got: json === '' ? 'nothing' : 'other text' }], cause: error };
  }
  return schema(value, '');
}

/**
 * The value of a result.
 *
 * @throws {HelpfulError} that lists every problem after `whatWentWrong`.
 */
export function unwrap<T>(result: Result<T>, { whatWentWrong, howToFix }: Pick<Help, 'whatWentWrong' | 'howToFix'>): T {
  if (result.ok) return result.value;
  throw new HelpfulError({ whatWentWrong: `${whatWentWrong} ${describeProblems(result.problems)}`, howToFix, cause: result.cause });
}

/** `lines[0].sku: expected text, but got nothing; currency: …` */
export function describeProblems(problems: readonly Problem[]): string {
  const sentences = problems.map(({ path, expected, got }) => `${path === '' ? '' : `${path}: `}expected ${expected}, but got ${got}`);
  return `${sentences.join('; ')}.`;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function success<T>(value: T): Success<T> {
  return { ok: true, value };
}

function mismatch(input: unknown, path: string, expected: string): Failure {
  return { ok: false, problems: [{ path, expected, got: nameKind(input) }] };
}

function nameKind(input: unknown): string {
  if (input === undefined || input === '') return 'nothing';
  if (input === null) return 'null';
  if (Array.isArray(input)) return `a list of ${input.length}`;
  return { number: 'a number', object: 'an object', string: 'other text' }[typeof input as string] ?? `a ${typeof input}`;
}

function isSuccess<T>(result: Result<T>): result is Success<T> {
  return result.ok;
}

function problemsOf(results: ReadonlyArray<Result<unknown>>): Problem[] {
  return results.flatMap(result => (result.ok ? [] : result.problems));
}
