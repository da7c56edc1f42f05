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
