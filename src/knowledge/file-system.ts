/** What a call does to the file that it names. */
export type FileEffect = 'access' | 'change' | 'exists' | 'read' | 'stat' | 'write';

export interface FileFunction {
  readonly effect: FileEffect;
  /** Where the paths stand among the arguments that the effect is about. */
  readonly paths: readonly number[];
}

function createTable(effect: FileEffect, names: string, paths: readonly number[] = [0]): [string, FileFunction][] {
  return names.split(' ').map(name => [name, { effect, paths }]);
}

/**
 * Functions of the file system, without `Sync`: those that only `exists` or `access` answer for existence, `stat` describes, `read`
 * takes contents, `write` replaces contents and `change` does anything else to what is on disk. Sources: the manuals of Node's `fs`,
 * fs-extra, Deno and `@std/fs`.
 */
export const FILE_FUNCTIONS: ReadonlyMap<string, FileFunction> = new Map([
  ...createTable('exists', 'exists pathExists'),
  ...createTable('access', 'access'),
  ...createTable('stat', 'lstat stat'),
  ...createTable('read', 'createReadStream opendir readDir readdir readFile readJSON readJson readTextFile readlink'),
  ...createTable('write', 'outputFile outputJSON outputJson writeFile writeJSON writeJson writeTextFile'),
  ...createTable('change', 'appendFile chmod create createFile createWriteStream emptyDir emptydir ensureDir ensureFile mkdir mkdirp mkdirs'),
  ...createTable('change', 'open remove rm rmdir truncate unlink'),
  ...createTable('change', 'copy copyFile cp move rename', [0, 1]),
  ...createTable('change', 'createLink createSymlink ensureLink ensureSymlink link symlink', [1]),
]);

/** Modules whose exports are file system functions, by their specifier without `node:`. */
export const FILE_MODULES = /^(?:fs|fs-extra(?:\/esm)?|graceful-fs|(?:jsr:)?@std\/fs(?:@[^/]+)?(?:\/.*)?|https:\/\/deno\.land\/std(?:@[^/]+)?\/fs\/.*)$/u;

/** What the methods of `Bun.file(path)` do to the file. Source: Bun's manual, "File I/O". */
export const BUN_FILE_METHODS: ReadonlyMap<string, FileEffect> = new Map([
  ['arrayBuffer', 'read'],
  ['bytes', 'read'],
  ['delete', 'change'],
  ['exists', 'exists'],
  ['formData', 'read'],
  ['json', 'read'],
  ['stat', 'stat'],
  ['stream', 'read'],
  ['text', 'read'],
  ['unlink', 'change'],
  ['write', 'write'],
  ['writer', 'change'],
]);

/** Functions that write a directory or remove a file whether it is there or not, once their options say so; `null` without options. */
export const IDEMPOTENT_FUNCTIONS: ReadonlyMap<string, 'force' | 'recursive' | null> = new Map([
  ['ensureDir', null],
  ['mkdir', 'recursive'],
  ['mkdirp', null],
  ['mkdirs', null],
  ['rm', 'force'],
]);

/** Functions that act on a symbolic link itself, as `lstat` asks about it: others follow it to what may be missing. */
export const LINK_ACTS: ReadonlySet<string> = new Set(
  'createLink createSymlink ensureLink ensureSymlink link move remove rename rm rmdir symlink unlink'.split(' '),
);

/** Codes and classes of the errors that say whether a file was there: of Node, and of Deno. */
export const EXISTENCE_ERRORS = /^(?:AlreadyExists|EEXIST|ENOENT|ENOTEMPTY|NotFound|isNotFound|isENOENT|isEnoent|isEEXIST)$/u;
