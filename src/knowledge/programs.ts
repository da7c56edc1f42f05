/** Commands that run the file they are given; `deno` and `pm2` only with the sub-command of {@link RUN_SUBCOMMANDS}. */
export const RUNNERS: ReadonlySet<string> = new Set([
  'babel-node',
  'bun',
  'deno',
  'electron',
  'esno',
  'node',
  'node-dev',
  'nodemon',
  'pm2',
  'pm2-runtime',
  'swc-node',
  'ts-node',
  'ts-node-dev',
  'ts-node-esm',
  'ts-node-script',
  'ts-node-transpile-only',
  'tsnd',
  'tsx',
  'vite-node',
]);

/** The sub-commands with which a runner runs a file; `null` stands for none. */
export const RUN_SUBCOMMANDS: Readonly<Record<string, readonly (string | null)[]>> = {
  bun: ['run', null],
  deno: ['run', 'serve'],
  node: ['inspect', null],
  pm2: ['start', 'restart', 'reload', 'startOrReload', 'startOrRestart'],
  'pm2-runtime': ['start', null],
  tsx: ['watch', null],
};

/** What `bun` does to a file other than running it. Source: `bun --help`. */
export const BUN_COMMANDS: ReadonlySet<string> = new Set(
  'add audit build completions create exec i info init install link outdated patch pm publish remove repl test unlink update upgrade why x'.split(' '),
);

/** Commands and their sub-commands that only hand on to the command behind them. */
export const COMMAND_WRAPPERS: ReadonlySet<string> = new Set(
  'bunx cross-env cross-env-shell dlx doppler dotenv dotenvx env env-cmd exec infisical nohup npm npx pnpm pnpx run sudo time yarn'.split(' '),
);

/** Flags of runners that are followed by a value. Sources: `node --help`, the documentation of ts-node, tsx and pm2. */
export const VALUE_FLAGS: ReadonlySet<string> = new Set(
  ('-C --conditions -r --require --import --loader --experimental-loader --env-file --env-file-if-exists --input-type --watch-path ' +
    '-P --project -O --compiler-options --cwd --tsconfig --name --preload --inspect-port --title --stack-trace-limit').split(' '),
);

/** Flags of nodemon that are followed by a value. Source: `nodemon --help options`. */
export const NODEMON_VALUE_FLAGS: ReadonlySet<string> = new Set(
  '-d --delay -e --ext -i --ignore -s --signal -w --watch -x --exec --config --on-change-only'.split(' '),
);

/** Flags of runners that are followed by code instead of a file. */
export const EVAL_FLAGS: ReadonlySet<string> = new Set(['-e', '--eval', '-p', '--print', '-pe']);

/** Names of functions that start a program. */
export const START_FUNCTIONS: ReadonlySet<string> = new Set(['main', 'run', 'start', 'cli', 'serve', 'bootstrap']);

/** Folders that compilers write to, by convention. */
export const OUTPUT_FOLDERS: ReadonlySet<string> = new Set(['dist', 'build', 'lib', 'out']);

/** Folders below an output folder for one module format. */
export const FORMAT_FOLDERS: ReadonlySet<string> = new Set(['cjs', 'commonjs', 'es', 'esm', 'module']);

/** Folders of programs: their files are run, not imported by the product. */
export const PROGRAM_FOLDERS: ReadonlySet<string> = new Set(
  ('bin cli cmd command commands script scripts tools release bench benchs benchmark benchmarks seed seeds extra .github .husky ' +
    'fixtures testing').split(' '),
);

/** Folders of code that shows how something is used. */
export const DEMONSTRATION_FOLDERS: ReadonlySet<string> = new Set(['demo', 'demos', 'example', 'examples', 'playground', 'playgrounds', 'sample', 'samples']);

/** First words of files that fill a developer's machine with data, measure something or show it. */
export const DEMONSTRATION_WORDS: ReadonlySet<string> = new Set(['bench', 'benchmark', 'demo', 'populate', 'seed']);
