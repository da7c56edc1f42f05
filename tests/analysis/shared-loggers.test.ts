import { expect, it } from 'vitest';

import { getCallChanges, getLoggerChanges } from '../../src/analysis/shared-loggers.ts';
import { isLoggingModule } from '../../src/analysis/logging-modules.ts';
import { findAll, parse } from '../support/parse.ts';

it.each([
  ["import { logger } from './a'; function f() { logger.level = 1; logger.setLevel(2); logger.add(3); }", ['unknown level', 'unknown ']],
  ["import pino from 'pino'; const logger = pino(); logger.level = 1; function f() { logger.level = 2; }", ['pino level']],
  ["import log from 'loglevel'; log.setLevel(1);", ['loglevel ']],
  ["import { configure } from 'log4js'; configure({}); configureOther();", ['log4js ']],
  ["import { getLogger } from 'log4js'; function f() { getLogger('a').level = 1; this.getLogger().level = 2; }", ['log4js level']],
  ["import * as logging from './logging'; function f() { logging.logger.level = 1; logging.other.level = 2; }", ['unknown logger.level']],
  ['function f(logger) { logger.level = 1; this.logger.level = 2; console.log = 3; }', []],
])('finds the changes in %s', (code, expected) => {
  const file = parse(code);
  const changes = [...findAll(file, 'CallExpression').flatMap(call => getCallChanges(call, file)), ...getLoggerChanges(file)];
  expect(changes.map(({ family, write }) => `${family} ${write.path.join('.')}`)).toEqual(expected);
});

it.each([
  ['src/logger.ts', true],
  ['src/logging.server.ts', true],
  ['src/catalog.ts', false],
  ['src/login.ts', false],
])('knows whether %s is a module for logging: %s', (filename, expected) => {
  expect(isLoggingModule(filename)).toBe(expected);
});
