/** How a logger takes its arguments; `unknown` where only its name says that it is one. */
export type LoggerFamily =
  | 'bunyan'
  | 'consola'
  | 'console'
  | 'debug'
  | 'log4js'
  | 'loglevel'
  | 'nest'
  | 'pino'
  | 'signale'
  | 'tslog'
  | 'unknown'
  | 'winston';

/** The methods of a logger that write a line. Source: the rule catalogue; the union of the levels of the packages below. */
export const LOG_LEVELS: ReadonlySet<string> = new Set([
  'critical',
  'debug',
  'error',
  'fatal',
  'info',
  'log',
  'notice',
  'trace',
  'verbose',
  'warn',
  'warning',
]);

/** Packages whose exports log or make loggers, and how these take arguments. Source: the README of each. */
export const LOGGER_PACKAGES: ReadonlyMap<string, LoggerFamily> = new Map([
  ['bunyan', 'bunyan'],
  ['consola', 'consola'],
  ['debug', 'debug'],
  ['electron-log', 'console'],
  ['fancy-log', 'console'],
  ['log4js', 'log4js'],
  ['loglevel', 'loglevel'],
  ['npmlog', 'unknown'],
  ['pino', 'pino'],
  ['pino-http', 'pino'],
  ['signale', 'signale'],
  ['tslog', 'tslog'],
  ['winston', 'winston'],
]);

/** Exports of packages that hold more than loggers: `@nestjs/common` has `Logger`. */
export const LOGGER_EXPORTS: ReadonlyMap<string, LoggerFamily> = new Map([
  ['@nestjs/common.ConsoleLogger', 'nest'],
  ['@nestjs/common.Logger', 'nest'],
  ['@nestjs/common.LoggerService', 'nest'],
  ['fastify.FastifyBaseLogger', 'pino'],
  ['nestjs-pino.Logger', 'nest'],
  ['nestjs-pino.PinoLogger', 'pino'],
]);

/** Functions that make a logger, whatever they are imported from, and `.child()` of one. Source: the rule catalogue. */
export const LOGGER_FACTORIES: ReadonlySet<string> = new Set([
  'createChildLogger',
  'createConsola',
  'createLogger',
  'getLogger',
  'makeLogger',
]);

/** Objects of web frameworks whose `log` is the logger of a request or of the server (Fastify: pino). */
export const OBJECTS_WITH_A_LOG: ReadonlySet<string> = new Set(['app', 'fastify', 'reply', 'req', 'request', 'server']);

/** Packages whose module is, or exports, one logger for the whole process. Source: the README of each. */
export const SHARED_LOGGER_PACKAGES: ReadonlySet<string> = new Set(['consola', 'electron-log', 'log4js', 'loglevel', 'npmlog', 'signale', 'winston']);

/** Methods that reconfigure a logger, by names that other objects seldom have. Sources: the rule catalogue; loglevel's and pino's API. */
export const LOGGER_CHANGERS: ReadonlySet<string> = new Set(['addHook', 'disableAll', 'enableAll', 'setDefaultLevel', 'setLevel', 'setLogLevel']);

/** Methods that reconfigure a logger, but mean other things on other objects. Sources: the rule catalogue; winston's, bunyan's and log4js's API. */
export const AMBIGUOUS_LOGGER_CHANGERS: ReadonlySet<string> = new Set(['add', 'addStream', 'clear', 'configure', 'remove']);

/** The lists of a logger. Source: the rule catalogue; winston's `transports`, bunyan's `streams`, log4js's `appenders`. */
export const LOGGER_LISTS: ReadonlySet<string> = new Set(['appenders', 'hooks', 'streams', 'transports']);
