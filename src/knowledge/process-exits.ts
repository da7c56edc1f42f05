/** Functions that end the process they run in. Sources: Node's `process` documentation; `reallyExit` is what `exit` calls; Deno's API reference. */
export const EXIT_FUNCTIONS: ReadonlySet<string> = new Set(['process.exit', 'process.abort', 'process.reallyExit', 'Deno.exit']);

/** Of these, those that take an exit code and that `process.exitCode` can stand in for. */
export const EXITS_WITH_CODE: ReadonlySet<string> = new Set(['process.exit', 'process.reallyExit']);

/** Properties that hold the code the process will end with. Sources: Node's `process` and Deno's API reference. */
export const EXIT_CODES: ReadonlySet<string> = new Set(['process.exitCode', 'Deno.exitCode']);

/**
 * Signals that do not end a process: those that stop, continue or concern its terminal, and `SIGUSR1`, with which Node starts its
 * debugger. Sources: signal(7); Node's `process`, "Signal events".
 */
export const HARMLESS_SIGNALS: ReadonlySet<string> = new Set(
  'SIGCHLD SIGCONT SIGINFO SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGWINCH'.split(' '),
);

/** Words of the name of a file that runs in a process or thread of its own. */
export const WORKER_WORDS: ReadonlySet<string> = new Set(['child', 'worker', 'sandbox']);

/** What only a process has that another one forked. Source: Node's `process` documentation. */
export const CHILD_MEMBERS = ['process.send', 'process.channel', 'process.connected', 'process.disconnect'];

/** What only a thread has that another one started. Source: Node's `worker_threads` documentation. */
export const THREAD_MEMBERS = ['worker_threads.workerData', 'worker_threads.parentPort'];

/** Modules that read the configuration when a program starts, and refuse to start without it. */
export const START_UP_MODULES: ReadonlySet<string> = new Set(['env', 'config']);

/** What a handler calls to let a program finish its work before it exits. */
export const GRACEFUL_WORDS: ReadonlySet<string> = new Set(['stop', 'close', 'shutdown', 'drain', 'disconnect']);

/** Functions that register what happens on a signal; the signal is the first argument, the handler the second. */
export const SIGNAL_REGISTRATIONS: ReadonlySet<string> = new Set([
  'process.on',
  'process.once',
  'process.addListener',
  'process.prependListener',
  'process.prependOnceListener',
  'Deno.addSignalListener',
]);

/** Levels of a logger at which a program says that it cannot go on. */
export const ERROR_LEVELS: ReadonlySet<string> = new Set(['error', 'fatal', 'critical']);
