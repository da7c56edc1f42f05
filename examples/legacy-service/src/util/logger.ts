import { pino } from "pino";

export const logger = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: { service: "order-documents" },
  timestamp: pino.stdTimeFunctions.isoTime,
});

export interface LoggerOptions {
  level?: string;
  strict?: boolean;
}

/** Applies the command line's choice of level; the only place that may change it after start-up. */
export function setupLogger({ level, strict = false }: LoggerOptions): void {
  if (level === undefined) {
    return;
  }
  if (!(level in pino.levels.values)) {
    if (strict) {
      console.error(`unknown log level "${level}", use one of ${Object.keys(pino.levels.values).join(", ")}`);
      process.exit(2);
    }
    return;
  }
  logger.level = level;
}

export default logger;
