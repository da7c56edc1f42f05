/** The words of names that switch a check off. Source: the rule catalogue's name grammar. */

/** What a name does to a check. */
export const BYPASS_VERBS: ReadonlySet<string> = new Set(['bypass', 'disable', 'ignore', 'no', 'omit', 'skip', 'suppress', 'unsafe', 'without']);

/** What may stand between the verb and the check: how much of it, or of what. */
export const CHECK_MODIFIERS: ReadonlySet<string> = new Set([
  'account',
  'all',
  'any',
  'api',
  'arg',
  'args',
  'argument',
  'body',
  'captcha',
  'client',
  'config',
  'data',
  'deep',
  'email',
  'field',
  'form',
  'full',
  'host',
  'hostname',
  'http',
  'https',
  'id',
  'input',
  'jwt',
  'model',
  'origin',
  'output',
  'param',
  'params',
  'payload',
  'peer',
  'phone',
  'query',
  'remote',
  'request',
  'response',
  'runtime',
  'schema',
  'security',
  'server',
  'session',
  'strict',
  'token',
  'type',
  'user',
  'webhook',
]);

/** The checks: the last word of the name. */
export const CHECK_NOUNS: ReadonlySet<string> = new Set([
  'auth',
  'authentication',
  'authorization',
  'cert',
  'certificate',
  'certificates',
  'certs',
  'check',
  'checks',
  'csrf',
  'integrity',
  'permission',
  'permissions',
  'sanitization',
  'schema',
  'signature',
  'ssl',
  'tls',
  'validate',
  'validates',
  'validation',
  'validations',
  'verification',
  'verify',
]);

/** Words before the verb and after the check that do not change what the name says. */
export const LEADING_WORDS: ReadonlySet<string> = new Set(['allow', 'insecure', 'is', 'should']);
export const TRAILING_WORDS: ReadonlySet<string> = new Set(['enabled', 'error', 'errors', 'flag', 'mode']);

/** Options of tools that only spare time or leave the browser's own messages out, in words. Sources: the manuals of TypeScript and Next.js, the HTML standard. */
export const HARMLESS_BYPASSES: ReadonlySet<string> = new Set([
  'form no validate',
  'ignore build errors',
  'no check',
  'no validate',
  'skip lib check',
  'skip type check',
]);

/** Options that check unless they are `false`. Sources: Mongoose, Sequelize, Node's `tls`, request. */
export const CHECK_OPTIONS: ReadonlySet<string> = new Set(['rejectUnauthorized', 'runValidators', 'strictSSL', 'validate', 'validateBeforeSave']);

/** Those of them that check data. */
export const DATA_OPTIONS: ReadonlySet<string> = new Set(['runValidators', 'validate', 'validateBeforeSave']);

/** Options that check who is at the other end of a connection. */
export const TLS_OPTIONS: ReadonlySet<string> = new Set(['checkServerIdentity', 'rejectUnauthorized', 'strictSSL']);

/** Options that leave a check out when they are `true`. Source: jsonwebtoken. */
export const IGNORE_OPTIONS: ReadonlySet<string> = new Set(['ignoreExpiration']);

/** The environment variable with which Node.js takes any certificate. Source: Node's manual, "Command-line API". */
export const TLS_VARIABLE = 'NODE_TLS_REJECT_UNAUTHORIZED';

/** What switches checks off in a command. Sources: the manuals of git and Node.js. */
export const BYPASS_IN_COMMAND = /(?<=^|[\s"'=])(?:--no-verify|--no-validation|http\.sslVerify=(?:false|0)|NODE_TLS_REJECT_UNAUTHORIZED=["']?0)(?![\w-])/u;

/** First or last words of functions that check what they are given, and what is left out of their names before. */
export const VALIDATOR_WORDS: ReadonlySet<string> = new Set(['assert', 'check', 'parse', 'validate', 'verify']);
export const VALIDATOR_SUFFIXES: ReadonlySet<string> = new Set(['async', 'strict', 'sync', 'unknown']);

/** Names of parameters that switch a check on; with a default of `true` a caller can switch it off. */
export const CHECK_PARAMETERS: ReadonlySet<string> = new Set(['check', 'validate', 'verify']);
