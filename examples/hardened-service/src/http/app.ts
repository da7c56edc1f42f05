import express, { type Express } from 'express';
import { HttpError } from '../errors.js';
import { object, oneOf, text } from '../schema.js';
import type { Service } from '../service.js';
import { LOG_LEVELS, logger, setupLogger } from '../util/logger.js';
import { answerError } from './answer-error.js';
import { isSamePassword, signSession } from './auth.js';
import { allowOrigins } from './cors.js';
import { readInput } from './input.js';
import { createBatchRoutes } from './routes/batches.js';
import { createOrderRoutes } from './routes/orders.js';
import { SessionPool } from './session-pool.js';

export interface AppOptions {
  readonly allowedOrigins: readonly string[];
  readonly jwtSecret: string;
  readonly opsPassword: string;
  readonly sessionMinutes: number;
}

const login = object({ user: text(), password: text() });

export function createApp(service: Service, options: AppOptions): Express {
  const { access, durations, metrics, partner, saver } = service;
  const sessions = new SessionPool(options.jwtSecret);
  const app = express();
  app.use(express.json({ limit: '10mb' }));
  app.use(allowOrigins(options.allowedOrigins));

  app.get('/health', (_req, res) => void res.json({ status: 'ok' }));

  app.post('/ops/login', (req, res) => {
    const { password, user } = readInput(login, req.body);
    if (!isSamePassword(password, options.opsPassword)) {
      logger.warn({ user }, 'login refused');
      throw new HttpError({
        status: 401,
        code: 'WRONG_PASSWORD',
        whatWentWrong: 'User or password is wrong.',
        howToFix: 'Try again, or ask the ops team for the password.',
      });
    }
    const expires = Date.now() + options.sessionMinutes * 60_000;
    res.json({ token: signSession({ user, roles: ['ops'], expires }, options.jwtSecret) });
  });

  app.use('/admin', sessions.require);
  app.put('/admin/log-level', (req, res) => {
    const level = readInput(oneOf(...LOG_LEVELS), req.query['level'], 'level');
    setupLogger(level);
    res.json({ level });
  });
  app.get('/admin/status', (_req, res) => {
    res.json({ ...metrics.counters, ...durations.summary, ...partner.status, uptime: process.uptime() });
  });

  app.use('/api', sessions.require, createOrderRoutes(service), createBatchRoutes({ access, partner, saver }, sessions));
  app.use(answerError);
  return app;
}
