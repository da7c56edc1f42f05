/** Where data from outside of the program comes from. */
export type InputKind = 'environment' | 'file' | 'message' | 'network' | 'query' | 'request' | 'storage' | 'text';

/** Functions that read a file and parse it. Sources: the manuals of fs-extra, jsonfile and load-json-file. */
export const JSON_READERS: ReadonlySet<string> = new Set([
  ...['readJSON', 'readJSONSync', 'readJson', 'readJsonSync'].map(name => `fs-extra.${name}`),
  'jsonfile.readFile',
  'jsonfile.readFileSync',
  'load-json-file',
  'load-json-file.loadJsonFile',
  'load-json-file.loadJsonFileSync',
]);

/** Functions that parse a text into whatever it says. Sources: ECMAScript; the manuals of js-yaml, yaml, json5 and smol-toml. */
export const TEXT_PARSERS: ReadonlySet<string> = new Set(['JSON.parse', 'js-yaml.load', 'json5.parse', 'smol-toml.parse', 'yaml.parse']);

/** Members of a request that hold what the client sent. Sources: the manuals of express, koa and fastify. */
export const REQUEST_MEMBERS: ReadonlySet<string> = new Set(['body', 'params', 'query']);

/** What a request is called. */
export const REQUEST_NAMES: ReadonlySet<string> = new Set(['req', 'request']);

/** What handlers call the object that the request hangs on. Sources: the manuals of koa, hono and h3. */
export const CONTEXT_NAMES: ReadonlySet<string> = new Set(['c', 'context', 'ctx', 'event']);

/** Packages whose types describe requests that come from a client: server frameworks, runtimes and their types. */
export const REQUEST_PACKAGES =
  /^(?:node:)?https?2?$|express|koa|fastify|hono|nest|hapi|next|remix|react-router|svelte|restify|polka|h3|nitro|nuxt|elysia|cloudflare|aws|azure|google|firebase|vercel|netlify|undici|astro|solid|sails|server|http/u;

/** Functions that hand on a request only after its schema. Source: the manual of the Model Context Protocol's SDK. */
export const CHECKED_HANDLERS: ReadonlySet<string> = new Set(['setNotificationHandler', 'setRequestHandler']);

/** What browsers keep for a page. Source: the HTML standard's `Storage`. */
export const STORAGES: ReadonlySet<string> = new Set(['localStorage', 'sessionStorage']);

/** Words of functions that look whether a value is what it should be, beside those that every validator is known by. */
export const LOOKING_WORDS: ReadonlySet<string> = new Set(['decode', 'is']);

/** Functions that read a text or number, whatever it says, though they are called like validators. */
export const NO_VALIDATORS: ReadonlySet<string> = new Set(['Date.parse', 'Number.parseFloat', 'Number.parseInt', 'parseFloat', 'parseInt']);

/** Built-in functions that look at the kind of one part of a value. */
export const PART_TESTS: ReadonlySet<string> = new Set(['Array.isArray', 'Number.isFinite', 'Number.isInteger', 'Number.isSafeInteger']);

/** Methods that say whether a value is one of those that are known. */
export const MEMBERSHIP_TESTS: ReadonlySet<string> = new Set(['has', 'hasOwn', 'includes', 'indexOf']);

/** A middleware that checks a request before its handler. Sources: the manuals of celebrate, express-validator and hono. */
export const VALIDATING_MIDDLEWARE = /^(?:celebrate|.*valid(?:ate|ation|ator).*)$/iu;


/** Types that promise nothing of the data. Sources: type-fest's `JsonValue` and kin. */
export const DATA_TYPE = /^J(?:son|SON)(?:Array|Object|Primitive|Value)?$/u;

/** Bytes and streams of them, which nobody has parsed yet. Sources: Node's `buffer` and `stream`; the Fetch standard. */
export const BYTE_TYPES: ReadonlySet<string> = new Set(['ArrayBuffer', 'Blob', 'Buffer', 'FormData', 'Readable', 'ReadableStream', 'Uint8Array', 'URLSearchParams']);

/** Types that only hold what their arguments say. */
export const CONTAINER_TYPES: ReadonlySet<string> = new Set([
  ...['Array', 'Awaited', 'Dictionary', 'Map', 'Partial', 'Promise', 'Readonly', 'ReadonlyArray', 'Record', 'Set'],
]);

/** Functions that write what is read back under the same key. Sources: the HTML standard; Node's `fs`; fs-extra. */
export const WRITERS = /^(?:setItem|writeFile|writeFileSync|writeJ(?:son|SON)|writeJ(?:son|SON)Sync|outputJ(?:son|SON)|outputJ(?:son|SON)Sync|outputFile|writeFileAtomic)$/u;
