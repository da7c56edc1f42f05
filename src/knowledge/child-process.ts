/** How a function that starts a process is told what to run. */
export interface ProcessStarter {
  /**
   * `line`: one text with the program and its arguments. `file`: the program, then a list of arguments. `list`: one list of both,
   * or an object that holds it as `cmd`. `tag`: a template that quotes what it substitutes.
   */
  readonly form: 'file' | 'line' | 'list' | 'tag';
  /** Whether a shell reads the text: always, where the `shell` option says so, or never. */
  readonly shell: 'always' | 'never' | 'optional';
}

const LINE: ProcessStarter = { form: 'line', shell: 'always' };
const FILE: ProcessStarter = { form: 'file', shell: 'optional' };
const PLAIN_FILE: ProcessStarter = { form: 'file', shell: 'never' };
const LIST: ProcessStarter = { form: 'list', shell: 'never' };
const TAG: ProcessStarter = { form: 'tag', shell: 'never' };

/**
 * Functions that start a process, by their dotted name. Sources: Node's `child_process`; the manuals of Bun, Deno, execa,
 * cross-spawn, shelljs, zx, tinyexec, node-pty, nano-spawn, `@actions/exec`, `@npmcli/promise-spawn`, `promisify-child-process`.
 */
export const PROCESS_STARTERS: ReadonlyMap<string, ProcessStarter> = new Map([
  ['child_process.exec', LINE],
  ['child_process.execSync', LINE],
  ['child_process.execFile', FILE],
  ['child_process.execFileSync', FILE],
  ['child_process.spawn', FILE],
  ['child_process.spawnSync', FILE],
  ['child_process.fork', PLAIN_FILE],
  ['promisify-child-process.exec', LINE],
  ['promisify-child-process.execFile', FILE],
  ['promisify-child-process.spawn', FILE],
  ['@npmcli/promise-spawn', FILE],
  ['cross-spawn', FILE],
  ['cross-spawn.spawn', FILE],
  ['cross-spawn.sync', FILE],
  ['execa', FILE],
  ['execa.execa', FILE],
  ['execa.execaSync', FILE],
  ['execa.sync', FILE],
  ['execa.execaNode', PLAIN_FILE],
  ['execa.command', { form: 'line', shell: 'optional' }],
  ['execa.commandSync', { form: 'line', shell: 'optional' }],
  ['execa.execaCommand', { form: 'line', shell: 'optional' }],
  ['execa.execaCommandSync', { form: 'line', shell: 'optional' }],
  ['execa.$', TAG],
  ['zx.$', TAG],
  ['Bun.$', TAG],
  ['bun.$', TAG],
  ['Bun.spawn', LIST],
  ['Bun.spawnSync', LIST],
  ['Deno.Command', PLAIN_FILE],
  ['@actions/exec.exec', { form: 'line', shell: 'never' }],
  ['@actions/exec.getExecOutput', { form: 'line', shell: 'never' }],
  ['nano-spawn', PLAIN_FILE],
  ['node-pty.spawn', PLAIN_FILE],
  ['shelljs.exec', LINE],
  ['tinyexec.exec', PLAIN_FILE],
  ['tinyexec.x', PLAIN_FILE],
]);

/**
 * Programs that read a script from an argument, by their name without `.exe`, and the flag after which it stands. Sources: POSIX
 * `sh`, bash(1), `cmd /?`, `powershell -?`.
 */
export const SHELLS: ReadonlyMap<string, RegExp> = new Map([
  ...['ash', 'bash', 'dash', 'fish', 'ksh', 'sh', 'zsh'].map(name => [name, /^-[a-z]*c$/u] as const),
  ['cmd', /^\/[a-z]*[ck]$/iu],
  ...['powershell', 'pwsh'].map(name => [name, /^-c(?:ommand)?$/iu] as const),
]);

/** Variables of the environment that name a shell, and one that it may be. Sources: POSIX; Windows. */
export const SHELL_VARIABLES: ReadonlyMap<string, string> = new Map([
  ['COMSPEC', 'cmd'],
  ['ComSpec', 'cmd'],
  ['SHELL', 'sh'],
  ['comspec', 'cmd'],
]);

/** Packages that quote a text for a shell. Sources: their manuals. */
export const SHELL_ESCAPERS: ReadonlySet<string> = new Set(['any-shell-escape', 'puka', 'shell-escape', 'shell-quote', 'shescape', 'shlex']);

/** Commands of the shell itself, which are no files to start. Sources: POSIX, "Special Built-In Utilities"; `help` of bash and `cmd`. */
export const SHELL_BUILTINS: ReadonlySet<string> = new Set(
  ['.', 'alias', 'cd', 'command', 'copy', 'del', 'dir', 'eval', 'exec', 'export', 'mklink', 'move', 'popd', 'pushd', 'rd', 'set', 'source', 'start', 'type', 'ulimit', 'umask'],
);

/** Programs that are scripts on Windows, where only a shell can start them. Source: their installations. */
export const SCRIPT_PROGRAMS: ReadonlySet<string> = new Set(['npm', 'npx', 'pnpm', 'pnpx', 'yarn']);
