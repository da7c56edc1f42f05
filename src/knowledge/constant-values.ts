/** Members that hold a number, on whatever object. Sources: ECMAScript's `String`, `Array`, `Map`, `TypedArray`; Node's `ChildProcess`. */
export const NUMBER_MEMBERS: ReadonlySet<string> = new Set(['byteLength', 'length', 'pid', 'size']);

/** Functions whose result is a number or a date, an id or a truth value. Source: ECMAScript's global functions; Node's `crypto` and `performance`. */
export const NUMBER_FUNCTIONS: ReadonlySet<string> = new Set([
  'BigInt',
  'Boolean',
  'Date.now',
  'Number',
  'Number.parseFloat',
  'Number.parseInt',
  'crypto.randomInt',
  'crypto.randomUUID',
  'parseFloat',
  'parseInt',
  'performance.now',
]);

/** Methods whose result is a number, or a text of digits. Source: ECMAScript's `Number`, `Date`, `String`. */
export const NUMBER_METHODS: ReadonlySet<string> = new Set(['charCodeAt', 'getTime', 'indexOf', 'lastIndexOf', 'toFixed', 'toISOString', 'valueOf']);

/** What the process and its platform say of themselves, and nobody else. Source: Node's `process` and `os`. */
export const PROCESS_CONSTANTS: ReadonlySet<string> = new Set([
  'os.EOL',
  'path.delimiter',
  'path.sep',
  'process.arch',
  'process.pid',
  'process.platform',
  'process.ppid',
  'process.version',
]);

/** Where the program lies and was started. Source: Node's `process`, `module` and `os`; Windows. */
export const PROGRAM_PLACES: ReadonlySet<string> = new Set([
  '__dirname',
  '__filename',
  'import.meta.dirname',
  'import.meta.env',
  'import.meta.filename',
  'import.meta.url',
  'process.env.ComSpec',
  'process.env.SYSTEMROOT',
  'process.env.SystemRoot',
  'process.env.windir',
  'process.execPath',
]);

/** Functions that answer the same. */
export const PLACE_FUNCTIONS: ReadonlySet<string> = new Set([
  'import.meta.resolve',
  'os.homedir',
  'os.tmpdir',
  'process.cwd',
  'require.resolve',
]);

/** Functions that make a path of nothing but what they are given. Source: Node's `path` and `url`. */
export const PATH_FUNCTIONS: ReadonlySet<string> = new Set([
  'path.basename',
  'path.dirname',
  'path.join',
  'path.normalize',
  'path.posix.join',
  'path.relative',
  'path.resolve',
  'url.fileURLToPath',
  'url.pathToFileURL',
]);
