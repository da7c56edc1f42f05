/** What configuration is called and how it is loaded. Source: the rule catalogue's "Sources" of `no-soft-fail-config`. */

/** Names of bindings and modules that hold a project's configuration. */
export const CONFIG_NAMES: ReadonlySet<string> = new Set(['config', 'configuration', 'env']);

/** A further such name, where names are trusted: user settings are called so, too. */
export const SETTINGS_NAME = 'settings';

/**
 * Names of variables, parameters and fields that hold configuration wherever they came from. A capital is a class or a field of
 * somebody's data (`HostConfig`), and a table of defaults is what sources fall back to.
 */
export const CONFIG_BINDING = /^[#_]?(?!default)(?:config|configuration|cfg|settings|[a-z$_][\w$]*(?:Config|Settings))$/u;

/** Names of functions that load configuration as a whole. */
export const CONFIG_LOADER =
  /^#?(?:load|read|get|parse|create|resolve)(?:App|Server|Project)?(?:Config|Configuration|Settings|Env)(?:Sync|Async)?$/u;

/** Words of a file's name that say it holds configuration. */
export const CONFIG_FILE_WORDS: ReadonlySet<string> = new Set(['config', 'configs', 'configuration', 'env', 'environment', 'settings']);

/** Names of functions of an own `env` module that read one variable. */
export const ENV_READERS: ReadonlySet<string> = new Set(['env', 'getEnv']);

/** Objects that hold environment variables, as `getBuiltinName` names them. Sources: the manuals of Node, Vite, Bun. */
export const ENVIRONMENT_OBJECTS: ReadonlySet<string> = new Set(['process.env', 'import.meta.env', 'Bun.env']);

/** Functions that read one environment variable. Source: the manual of Deno. */
export const ENVIRONMENT_READERS: ReadonlySet<string> = new Set(['Deno.env.get']);

/** A package whose object is configuration, and what parts the keys of a path given as text. */
export interface ConfigPackage {
  readonly reader: 'convict' | 'nconf' | 'node-config';
  readonly separator: string;
  /** The object is what the export returns when called. */
  readonly isCalled?: true;
}

/** Sources: the manuals of the packages `config`, `nconf` and `convict`. */
export const CONFIG_PACKAGES: Readonly<Record<string, ConfigPackage>> = {
  config: { reader: 'node-config', separator: '.' },
  convict: { reader: 'convict', separator: '.', isCalled: true },
  nconf: { reader: 'nconf', separator: ':' },
};

/** Nest's service: the class and its module. */
export const NEST_CONFIG = { module: '@nestjs/config', className: 'ConfigService' };

/** Keys that are optional in practice: tools and platforms set them, and programs run well without. `*` stands for any words. */
export const OPTIONAL_KEYS: readonly string[] = [
  'NODE_ENV',
  'CI',
  'DEBUG',
  'LOG_LEVEL',
  'TZ',
  'NO_COLOR',
  'FORCE_COLOR',
  'PORT',
  'HOST',
  'HOSTNAME',
  'MODE',
  'DEV',
  'PROD',
  'SSR',
  'BASE_URL',
  'HOME',
  'USERPROFILE',
  'USER',
  'SHELL',
  'PATH',
  'PATHEXT',
  'TMPDIR',
  'TEMP',
  'PWD',
  'TERM',
  'EDITOR',
  'PAGER',
  'LOCALAPPDATA',
  'APPDATA',
  'SystemRoot',
  'windir',
  'ProgramFiles*',
  'COMSPEC',
  'NODE_OPTIONS',
  'XDG_*',
  'npm_*',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'GITHUB_*',
];

/** Words of a key that say it leads to a service of its own, so that `localhost` is right on no machine but the developer's. */
export const SERVICE_WORDS: ReadonlySet<string> = new Set([
  'amqp',
  'database',
  'db',
  'elastic',
  'kafka',
  'mail',
  'mongo',
  'mysql',
  'pg',
  'postgres',
  'rabbit',
  'redis',
  'smtp',
]);

/** Words of a key that make its secret a public one. */
export const PUBLIC_KEY_WORDS: ReadonlySet<string> = new Set(['analytics', 'ga4', 'posthog', 'public', 'publishable', 'segment', 'telemetry', 'test']);

/** How the names of variables begin that bundlers ship to browsers. Sources: the manuals of Vite, Create React App, Expo, Gatsby, Vue CLI and Parcel. */
export const BUNDLED_PREFIX = /^(?:VITE|REACT_APP|EXPO_PUBLIC|GATSBY|VUE_APP|PARCEL|STORYBOOK)_/u;

/** First words of functions that only throw or exit, by name: for imported functions without types. */
export const FAIL_WORDS: ReadonlySet<string> = new Set([
  'abort',
  'assert',
  'bail',
  'die',
  'exit',
  'fail',
  'invariant',
  'missing',
  'must',
  'never',
  'panic',
  'raise',
  'required',
  'throw',
  'unreachable',
]);
