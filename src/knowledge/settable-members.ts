/**
 * Members of what is not ours that its documentation tells its users to set, by dotted name; everything below them is theirs to set,
 * too. A single name is a global, `*` stands for any one name.
 *
 * Sources: Node.js (`Error.stackTraceLimit`, `EventEmitter.defaultMaxListeners`, `http.globalAgent`, `process.exitCode`,
 * `process.title`, `process.env`, `require.cache`, `util.inspect.defaultOptions`, `buffer.INSPECT_MAX_BYTES`, `tls.DEFAULT_*`), V8's
 * stack trace API, the HTML and DOM standards, and the documentation of each package.
 */
export const SETTABLE_MEMBERS: readonly string[] = [
  ...['Error.stackTraceLimit', 'Error.prepareStackTrace', 'process.exitCode', 'process.title', 'process.env', 'process.noDeprecation'],
  ...['process.throwDeprecation', 'process.traceDeprecation', 'process.domain', 'process.report', 'Deno.exitCode'],
  ...['module', 'exports', 'import.meta', 'require.cache'],
  ...['EventEmitter.defaultMaxListeners', 'events.defaultMaxListeners', 'events.EventEmitter.defaultMaxListeners', 'events.captureRejections'],
  ...['events.EventEmitter.captureRejections', 'http.globalAgent', 'https.globalAgent', 'util.inspect', 'buffer.INSPECT_MAX_BYTES'],
  ...['tls.DEFAULT_CIPHERS', 'tls.DEFAULT_ECDH_CURVE', 'tls.DEFAULT_MAX_VERSION', 'tls.DEFAULT_MIN_VERSION', 'crypto.fips', 'repl.builtinModules'],
  ...['document', 'location', 'localStorage', 'sessionStorage', 'history.scrollRestoration', 'name', 'opener', 'status', 'screenX', 'screenY'],
  ...['mongoose.Promise', 'pg.defaults', 'pg.types', 'chalk.level', 'shelljs.config', 'debug.log', 'debug.formatters', 'debug.inspectOpts'],
  ...['luxon.Settings', 'aws-sdk.config', 'pdfjs-dist.GlobalWorkerOptions', 'mapbox-gl.accessToken', 'maplibre-gl.workerUrl', 'chart.js.defaults'],
  ...['chart.js.Chart.defaults', '@huggingface/transformers.env', '@xenova/transformers.env', 'onnxruntime-web.env', 'onnxruntime-node.env'],
  ...['jquery.fn', '$.fn', 'jQuery.fn', 'vue.config', 'vue.prototype', 'protobufjs.util.Long', 'nock.back', 'vm.constants', 'sharp.cache'],
  ...['decimal.js.precision', 'bignumber.js.DEBUG', 'three.Cache', 'three.ColorManagement', 'fabric.Object.prototype', 'prismjs.manual'],
  ...['kleur.enabled', 'kleur/colors.$', 'picocolors.isColorSupported', 'colorette.options'],
  ...['autoCommit', 'connectionClass', 'dbObjectAsPojo', 'fetchArraySize', 'fetchAsBuffer', 'fetchAsString', 'fetchTypeHandler', 'maxRows', 'outFormat'].map(
    name => `oracledb.${name}`,
  ),
  ...['poolIncrement', 'poolMax', 'poolMin', 'poolTimeout', 'prefetchRows', 'stmtCacheSize'].map(name => `oracledb.${name}`),
  ...['*.globalAgent'],
];

/** First words of calls that make a value for their caller alone. */
export const CREATING_WORDS: ReadonlySet<string> = new Set(['build', 'clone', 'connect', 'create', 'from', 'make', 'of', 'open']);

/** Parameters that a framework gives to handlers to carry values from one to the next. Source: Express, Fastify, Koa, Hono, SvelteKit. */
export const CONTEXT_PARAMETERS: ReadonlySet<string> = new Set([
  ...['c', 'context', 'ctx', 'event', 'locals', 'reply', 'req', 'request', 'res', 'response'],
]);

/** Methods of a list that change it. Source: ECMAScript's `Array`. */
export const LIST_WRITERS: ReadonlySet<string> = new Set([
  ...['copyWithin', 'fill', 'pop', 'push', 'reverse', 'shift', 'sort', 'splice', 'unshift'],
]);

/** First folders of specifiers that a bundler maps to the project's own code. */
export const OWN_FOLDERS: ReadonlySet<string> = new Set(['app', 'components', 'lib', 'shared', 'src', 'utils']);

/** Globals that modules have by their scope, not by the global object. Source: Node.js, "The module scope". */
export const MODULE_SCOPE: ReadonlySet<string> = new Set(['import.meta', 'module', 'require']);

/** First words of what keeps a member as it was. */
export const KEPT_WORDS: ReadonlySet<string> = new Set(['native', 'old', 'orig', 'original', 'originals', 'prev', 'previous', 'real', 'saved']);
