import * as espree from 'espree';

import rule from '../../src/rules/no-global-logger-mutation.ts';
import { RuleTester } from '../support/rule-tester.ts';

const OURS = "import { logger } from './logger.js';\n";
const PINO = "import pino from 'pino';\nexport const logger = pino();\n";

/** A report on the second line (or another one) of a change, with the logger as written. */
const changes = (logger: string, [line, column, endColumn]: readonly [number, number, number], output?: string) => ({
  messageId: 'changesLogger' as const,
  data: { logger },
  ...{ line, column, endLine: line, endColumn },
  suggestions: output === undefined ? null : [{ messageId: 'useChild' as const, output }],
});

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'accepts logging', code: `${OURS}export function f() { logger.info('x'); logger.child({ a: 1 }).warn('y'); }` },
    { name: 'accepts reading the level', code: `${OURS}export const isDebug = () => logger.level === 'debug' && logger.isLevelEnabled('debug');` },
    { name: 'accepts the top level of the file that makes a logger', code: `${PINO}logger.level = 'debug'; logger.setLevel?.(3); export const a = 1;` },
    { name: 'accepts the top level of the file that exports a logger', code: "import log from 'loglevel'; log.setLevel('warn'); log.enableAll(); export { log };" },
    { name: 'accepts a registry’s logger at the top level of the file that exports it', code: "import { getLogger } from 'log4js'; export const log = getLogger('db'); log.level = 'debug';" },
    { name: 'accepts a logger made in the function', code: "import pino from 'pino'; export function f() { const log = pino(); log.level = 'debug'; return log; }" },
    { name: 'accepts a child made in the function', code: `${OURS}export function f() { const log = logger.child({}); log.level = 'debug'; log.info('x'); }` },
    { name: 'accepts the function that makes the logger of the module', code: "import winston from 'winston'; let logger; export function start() { logger = winston.createLogger(); logger.level = 'debug'; } export const get = () => logger;" },
    { name: 'accepts functions that set up logging', code: `${PINO}export function setupLogger(l) { logger.level = l; } export const configureLogging = l => { logger.level = l; };` },
    { name: 'accepts functions named for the level', code: `${OURS}export function setLogLevel(l) { logger.level = l; } export function setDefaultLoggerLevel(l) { logger.level = l; }` },
    { name: 'accepts functions inside of an owner', code: `${OURS}export function initLoggerForWorker(bus) { bus.on('level', l => { logger.level = l; }); }` },
    { name: 'accepts functions that enable or configure logs', code: `${OURS}export const enableDebugLogs = () => { logger.level = 'debug'; }; export function configureAppLogging() { logger.setLevel(1); }` },
    { name: 'accepts entry files', code: `#!/usr/bin/env node\n${OURS}logger.level = 'debug'; function f() { logger.setLevel('x'); } f();` },
    { name: 'accepts a main guard', code: `${OURS}export const a = 1; if (import.meta.main) logger.level = 'debug';` },
    { name: 'accepts parameters', code: 'export function f(logger) { logger.level = "debug"; logger.setLevel(1); logger.transports.push(t); }' },
    { name: 'accepts fields and the logger of a request', code: 'export class A { f(request) { this.logger.level = "debug"; this.logger.add(t); request.log.level = "debug"; } }' },
    { name: 'accepts another logger for the variable', code: `${PINO.replace('export const', 'let')}export function use(l) { logger = l; }` },
    { name: 'accepts `console`', code: 'export function f() { console.log = g; console.level = 1; }' },
    { name: 'accepts a local of that name', code: `${OURS}export function f() { const logger = make(); logger.level = 'debug'; }` },
    { name: 'accepts ambiguous methods of an import that only has the name', code: "import { log, logger } from './audit.js'; export function f(e) { log.add(e); log.clear(); logger.remove(e); logger.configure({}); }" },
    { name: 'accepts ambiguous methods of other imports', code: "import { registry } from './registry.js'; export function f(e) { registry.add(e); registry.setLevel(1); registry.level = 2; }" },
    { name: 'accepts lists of other things', code: `${OURS}export function f(e) { logger.entries.push(e); }` },
    { name: 'accepts a list that is called `log`', code: 'const log = []; export function f(e) { log.push(e); log.length = 0; }' },
    { name: 'accepts a text that is called `log`', code: "const log = ''; const logger = 'a'; export const f = () => log.level + logger;" },
    { name: 'accepts a package’s class', code: "import { Logger } from 'some-package'; export function f() { Logger.level = 1; }" },
    { name: 'accepts a transport that makes itself known to winston', code: "import winston from 'winston'; export function f() { winston.transports.Loki = Loki; }" },
    { name: 'accepts a `getLogger` of an instance', code: 'export class A { f() { this.getLogger().level = "debug"; } }' },
    { name: 'accepts functions by which the module of a logger offers its outputs', code: "import winston from 'winston'; const logger = winston.createLogger(); export function addTransport(t) { logger.add(t); } export function removeTransports() { logger.clear(); }" },
    { name: 'accepts the top level of a module for logging', code: "import { Logger } from './core.js'; Logger.onError = report; export const logger = new Logger();", filename: 'src/logger.server.ts' },
    { name: 'accepts a command that applies the level its user asks for', code: `${OURS}export const run = options => { logger.level = options.logLevel; };`, filename: 'src/commands/run.ts' },
    { name: 'accepts the level of the command line', code: `${OURS}export const run = args => { if (args.logLevel) logger.level = args.logLevel; };` },
    { name: 'accepts the level of parsed arguments', code: `${OURS}export const run = argv => { logger.level = (argv as Args).logLevel; logger.level = argv["logLevel"]; };` },
    { name: 'accepts files that hang on a test runner’s hooks', code: `${OURS}import { beforeAll } from 'vitest'; beforeAll(() => { logger.level = 'silent'; }); export const a = 1;` },
    { name: 'accepts the functions of the option, by name, glob and member', code: `${OURS}export function mute() { logger.level = 'a'; } export class Log { static tune() { logger.level = 'b'; } }`, options: [{ allowIn: ['mu*', 'Log.tune'] }] },
  ],
  invalid: [
    { name: 'reports the level of a logger of the project', code: `${OURS}export function f() { logger.level = 'debug'; }`, errors: [changes('logger', [2, 23, 45])] },
    { name: 'reports it under another parser', code: `${OURS}export function f() { logger.level = 'debug'; }`, languageOptions: { parser: espree }, errors: [changes('logger', [2, 23, 45])] },
    { name: 'reports it at the top level of another file', code: `${OURS}logger.level = 'debug';\nexport const a = 1;`, errors: [changes('logger', [2, 1, 23])] },
    { name: 'reports `setLevel` and `addHook`', code: `${OURS}export function f() { logger.setLevel('warn'); logger.addHook(h); }`, errors: [changes('logger', [2, 23, 46]), changes('logger', [2, 48, 65])] },
    { name: 'reports any property, by any form of assignment', code: `${OURS}export function f() { logger.name = 'x'; logger.depth++; delete logger.bindings; logger['level'] = 'y'; }`, errors: [changes('logger', [2, 23, 40]), changes('logger', [2, 42, 56]), changes('logger', [2, 58, 80]), changes('logger', [2, 82, 103])] },
    { name: 'reports lists of a logger', code: `${OURS}export function f() { logger.transports.push(t); logger.hooks.length = 0; logger.streams.splice(0); logger.appenders.pop(); }`, errors: [changes('logger', [2, 23, 48]), changes('logger', [2, 50, 73]), changes('logger', [2, 75, 99]), changes('logger', [2, 101, 123])] },
    { name: 'reports a property of one of its transports', code: `${OURS}export function f() { logger.transports[0].level = 'debug'; }`, errors: [changes('logger', [2, 23, 59])] },
    { name: 'reports `Object.assign`', code: `${OURS}export function f(o) { Object.assign(logger, o); }`, errors: [changes('logger', [2, 24, 48])] },
    { name: 'reports other names of a logger', code: "import { logger as l } from './logger.js';\nexport function f() { l.level = 'debug'; const { transports } = l; transports.push(t); const other = l; other.level = 'x'; }", errors: [changes('l', [2, 23, 40]), changes('l', [2, 68, 86]), changes('l', [2, 105, 122])] },
    { name: 'reports a default import and `require`', code: "import log from '../log.js';\nconst { appLogger } = require('./loggers');\nexport function f() { log.level = 'a'; appLogger.level = 'b'; }", errors: [changes('log', [3, 23, 38]), changes('appLogger', [3, 40, 61])] },
    { name: 'reports a logger of a namespace', code: "import * as logging from './logging.js';\nexport function f() { logging.logger.level = 'debug'; }", errors: [changes('logging', [2, 23, 53])] },
    { name: 'reports a name from the settings', code: "import { audit } from './audit.js';\nexport function f() { audit.level = 'debug'; }", settings: { adr: { loggers: ['audit'] } }, errors: [changes('audit', [2, 23, 44])] },
    { name: 'reports default instances of packages', code: "import log from 'loglevel';\nimport { consola } from 'consola';\nexport function f() { log.setLevel('warn'); log.disableAll(); consola.level = 4; }", errors: [changes('log', [3, 23, 43]), changes('log', [3, 45, 61]), changes('consola', [3, 63, 80])] },
    { name: 'reports winston’s default logger', code: "import winston from 'winston';\nexport function f(t) { winston.add(t); winston.remove(t); winston.clear(); winston.configure({}); }", errors: [changes('winston', [2, 24, 38]), changes('winston', [2, 40, 57]), changes('winston', [2, 59, 74]), changes('winston', [2, 76, 97])] },
    { name: 'reports functions of a package', code: "import { configure } from 'log4js';\nexport function f(c) { configure(c); }", errors: [changes('configure', [2, 24, 36])] },
    { name: 'reports a logger from a registry', code: "import { getLogger } from 'log4js';\nexport function f() { getLogger('db').level = 'debug'; const log = getLogger('x'); log.level = 'a'; }", errors: [changes("getLogger('db')", [2, 23, 54]), changes("getLogger('x')", [2, 84, 99])] },
    { name: 'reports a registry’s logger at a top level that does not export it', code: "import { getLogger } from './logging.js';\nconst log = getLogger('db');\nlog.setLevel('debug');\nexport const f = () => log.info('x');", errors: [changes("getLogger('db')", [3, 1, 22])] },
    { name: 'reports winston’s registry', code: "import * as winston from 'winston';\nexport function f(t) { winston.loggers.get('x').add(t); }", errors: [changes("winston.loggers.get('x')", [2, 24, 55])] },
    { name: 'reports ambiguous methods of a logger made in the file', code: "import { createLogger } from './logging.js';\nconst logger = createLogger('a');\nexport function f(t) { logger.add(t); logger.configure({}); }", errors: [changes('logger', [3, 24, 37]), changes('logger', [3, 39, 59])] },
    { name: 'reports a function that is no owner, beside one that is', code: `${OURS}export function setupLogger() { logger.level = 'a'; }\nexport function run() { logger.level = 'b'; }`, errors: [changes('logger', [3, 25, 43])] },
    { name: 'reports the default owners once the option names others', code: `${OURS}export function setupLogger() { logger.level = 'a'; }`, options: [{ allowIn: ['other'] }], errors: [changes('logger', [2, 33, 51])] },
    { name: 'reports a command that chooses a level itself', code: `${OURS}export const run = () => { logger.level = 'silent'; };`, filename: 'src/commands/run.ts', errors: [changes('logger', [2, 28, 51])] },
    { name: 'reports a level from the options of other code', code: `${OURS}export const run = o => { logger.level = o.logLevel; };`, errors: [changes('logger', [2, 27, 52])] },
    { name: 'reports another argument as a level', code: `${OURS}export const run = args => { logger.level = args.name; };`, errors: [changes('logger', [2, 30, 54])] },
    {
      name: 'suggests a child for a logger of pino made in the file',
      code: `${PINO}export function f() {\n  logger.level = 'debug';\n  logger.info('x');\n  return () => use({ logger });\n}\nexport const g = () => logger.info('y');`,
      errors: [changes('logger', [4, 3, 25], `${PINO}export function f() {\n  const log = logger.child({}, { level: 'debug' });\n  log.info('x');\n  return () => use({ logger: log });\n}\nexport const g = () => logger.info('y');`)],
    },
    {
      name: 'suggests a name that is free',
      code: `import pino from 'pino';\nexport const log = pino();\nexport function f(level, log2) { log.level = level; log.info(log2); }`,
      errors: [changes('log', [3, 34, 51], `import pino from 'pino';\nexport const log = pino();\nexport function f(level, log2) { const log3 = log.child({}, { level }); log3.info(log2); }`)],
    },
    {
      name: 'suggests what a child of bunyan takes',
      code: "import bunyan from 'bunyan';\nexport const logger = bunyan.createLogger({ name: 'a' });\nexport function f() { if (a) { logger.level = 10; logger.info('x'); } logger.info('y'); }",
      errors: [changes('logger', [3, 32, 49], "import bunyan from 'bunyan';\nexport const logger = bunyan.createLogger({ name: 'a' });\nexport function f() { if (a) { const log = logger.child({ level: 10 }); log.info('x'); } logger.info('y'); }")],
    },
    { name: 'suggests nothing without a block', code: `${PINO}export const f = () => (logger.level = 'debug');\nexport function g() { if (a) logger.level = 'x'; }`, errors: [changes('logger', [3, 25, 47]), changes('logger', [4, 30, 48])] },
    { name: 'suggests nothing where a comment would go', code: `${PINO}export function f() { logger.level = /* loud */ 'debug'; }`, errors: [changes('logger', [3, 23, 56])] },
    { name: 'suggests nothing for other changes', code: `${PINO}export function f() { logger.levels = x; logger.level += 'x'; }`, errors: [changes('logger', [3, 23, 40]), changes('logger', [3, 42, 61])] },
  ],
});
