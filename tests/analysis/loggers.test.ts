import { describe, expect, it } from 'vitest';

import { getLogCall } from '../../src/analysis/loggers.ts';
import { findAll, parse } from '../support/parse.ts';

/** The last call of the code, as a log call. */
function logCallOf(code: string, settings: Record<string, unknown> = {}) {
  const file = parse(code, { settings });
  return getLogCall(
    findAll(file, 'CallExpression').findLast(
      ({ arguments: [first] }) => first?.type === 'Literal' && first.value === 'x',
    )!,
    file,
  );
}

describe('getLogCall', () => {
  it.each([
    ["console.error('x')", 'console', 'error'],
    ["globalThis.console.warn('x')", 'console', 'warn'],
    ["console['info']('x')", 'console', 'info'],
    ["console[level]('x')", 'console', null],
    ["import console from 'node:console'; console.log('x')", 'console', 'log'],
    ["const { warn } = console; warn('x')", 'console', 'warn'],
    ["const out = new console.Console(stream); out.error('x')", 'console', 'error'],
    ["import pino from 'pino'; pino().info('x')", 'pino', 'info'],
    ["import { pino } from 'pino'; const instance = pino({}); instance.fatal('x')", 'pino', 'fatal'],
    ["import pino from 'pino'; const root = pino(); const part = root.child({ a }); part.warn('x')", 'pino', 'warn'],
    ["const root = require('pino')(); root.error('x')", 'pino', 'error'],
    ["import type { Logger } from 'pino'; function f(out: Logger) { out.error('x'); }", 'pino', 'error'],
    ["import pino from 'pino'; function f(out: pino.Logger) { out.error('x'); }", 'pino', 'error'],
    ["request.log.error('x')", 'pino', 'error'],
    ["import winston from 'winston'; const w = winston.createLogger({}); w.verbose('x')", 'winston', 'verbose'],
    ["import { createLogger } from 'winston'; createLogger().log('x')", 'winston', 'log'],
    ["import bunyan from 'bunyan'; const b = bunyan.createLogger({ name }); b.error('x')", 'bunyan', 'error'],
    ["import log4js from 'log4js'; log4js.getLogger().error('x')", 'log4js', 'error'],
    ["import loud from 'loglevel'; loud.warn('x')", 'loglevel', 'warn'],
    ["import { consola } from 'consola'; consola.error('x')", 'consola', 'error'],
    ["import { Signale } from 'signale'; new Signale().error('x')", 'signale', 'error'],
    ["import { Logger } from 'tslog'; const t = new Logger(); t.fatal('x')", 'tslog', 'fatal'],
    ["import { Logger } from '@nestjs/common'; Logger.error('x')", 'nest', 'error'],
    [
      "import { Logger } from '@nestjs/common'; class A { private readonly out = new Logger(A.name); f() { this.out.error('x'); } }",
      'nest',
      'error',
    ],
    [
      "import { PinoLogger } from 'nestjs-pino'; class A { constructor(private readonly out: PinoLogger) { this.out.error('x'); } }",
      'pino',
      'error',
    ],
    ["import { logger } from './logger.ts'; logger.error('x')", 'unknown', 'error'],
    ["import { createLogger } from './log.ts'; const out = createLogger(); out.error('x')", 'unknown', 'error'],
    ["this.logger.warn('x')", 'unknown', 'warn'],
    ["this.#logger.warn('x')", 'unknown', 'warn'],
    ["deps.auditLogger?.warn('x')", 'unknown', 'warn'],
    ["function f(log) { log.notice('x'); }", 'unknown', 'notice'],
    ["app_logger.critical('x')", 'unknown', 'critical'],
    ["(logger as any)!.error('x')", 'unknown', 'error'],
  ])('sees that %s is one', (code, family, level) => {
    expect(logCallOf(code)).toMatchObject({ family, level });
  });

  it.each([
    "toast.error('x')",
    "Math.log('x')",
    "calc.log('x')",
    "log('x')",
    "logger('x')",
    "this.log('x')",
    "dialog.warn('x')",
    "blog.info('x')",
    "catalog.log('x')",
    "logger.add('x')",
    "logger[name]('x')",
    "console.table('x')",
    "function f(console) { console.error('x'); }",
    "import { Injectable } from '@nestjs/common'; Injectable.log('x')",
    "import debug from 'debug'; debug('a')('x')",
    "loggers.get('x')",
  ])('sees that %s is none', code => expect(logCallOf(code)).toBeNull());

  it('takes the level that winston is given', () => {
    const file = parse("import winston from 'winston'; winston.log('warn', message)");
    expect(getLogCall(findAll(file, 'CallExpression')[0]!, file)).toMatchObject({ family: 'winston', level: 'warn' });
  });

  it('knows the names that the settings add', () => {
    expect(logCallOf("audit.info('x')", { adr: { loggers: ['audit'] } })).toMatchObject({ family: 'unknown' });
    expect(logCallOf("audit.info('x')")).toBeNull();
  });
});
