/** How a known error is told from all others. */
export type KnownError =
  /** `error instanceof <className>`. */
  | { readonly by: 'class'; readonly names: readonly string[] }
  /** `error.code`. */
  | { readonly by: 'code'; readonly values: readonly string[] }
  /** `error.name`, for classes that are not in scope everywhere. */
  | { readonly by: 'name'; readonly values: readonly string[] }
  /** A property that only this error has. */
  | { readonly by: 'property'; readonly name: string };

const SYNTAX: KnownError = { by: 'class', names: ['SyntaxError'] };
const RANGE: KnownError = { by: 'class', names: ['RangeError'] };
const URI: KnownError = { by: 'class', names: ['URIError'] };
const NOT_FOUND: KnownError = { by: 'code', values: ['ENOENT'] };
const EXISTS: KnownError = { by: 'code', values: ['EEXIST'] };
const EXIT_STATUS: KnownError = { by: 'property', name: 'status' };

/**
 * What calls of globals and Node built-ins throw when what they are given is at fault, as opposed to the code around them.
 * Sources: ECMA-262 (JSON, BigInt, URI functions, RegExp, Intl in ECMA-402), the URL, Fetch, HTML and Encoding standards, the
 * Node.js documentation (child_process: "the Error object will contain the entire result", errors: `ERR_MODULE_NOT_FOUND`).
 */
export const THROWN_BY_BUILTINS: ReadonlyMap<string, KnownError> = new Map<string, KnownError>([
  ['BigInt', { by: 'class', names: ['SyntaxError', 'RangeError'] }],
  ['JSON.parse', SYNTAX],
  ['RegExp', SYNTAX],
  ['URL', { by: 'class', names: ['TypeError'] }],
  ['atob', { by: 'name', values: ['InvalidCharacterError'] }],
  ['child_process.execFileSync', EXIT_STATUS],
  ['child_process.execSync', EXIT_STATUS],
  ['decodeURI', URI],
  ['decodeURIComponent', URI],
  ['encodeURI', URI],
  ['encodeURIComponent', URI],
  // A network failure is a TypeError; an abort and a timeout are DOMExceptions.
  ['fetch', { by: 'class', names: ['TypeError', 'DOMException'] }],
  ['require', { by: 'code', values: ['MODULE_NOT_FOUND'] }],
  ['require.resolve', { by: 'code', values: ['MODULE_NOT_FOUND'] }],
  ['structuredClone', { by: 'name', values: ['DataCloneError'] }],
  ['url.URL', { by: 'class', names: ['TypeError'] }],
]);

/** Of `new Intl.*`: a locale or option that does not exist. Source: ECMA-402. */
export const THROWN_BY_INTL = RANGE;

/**
 * Of `fs.*`, by the first word of the function: what is read, listed or removed is not there, what is made is there already. What
 * a write can expect, nobody knows. Source: the Node.js documentation, "Common system errors".
 */
export function getThrownByFs(name: string): KnownError | null {
  if (/^(?:append|copy|cp|output|write)/u.test(name)) return null;
  return name.startsWith('mkdir') ? EXISTS : NOT_FOUND;
}

/** Of `import()`. Source: the Node.js documentation of errors. */
export const THROWN_BY_IMPORT: KnownError = { by: 'code', values: ['ERR_MODULE_NOT_FOUND'] };

/** Of `schema.parse()` in zod. Source: its documentation of error handling. */
export const THROWN_BY_SCHEMAS: KnownError = { by: 'name', values: ['ZodError'] };

/** Of `response.json()`: the body is no JSON. Source: the Fetch standard. */
export const THROWN_BY_JSON_BODIES = SYNTAX;
