import { pino } from 'pino';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const logger = pino({ base: { service: 'order-documents' }, timestamp: pino.stdTimeFunctions.isoTime });

/** Applies a choice of level; the only place that may change it after start-up. */
export function setupLogger(level: LogLevel): void {
  logger.level = level;
}
