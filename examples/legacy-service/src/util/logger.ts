import { pino } from "pino";

export const logger = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: { service: "order-documents" },
  timestamp: pino.stdTimeFunctions.isoTime,
});

/** Applies the command line's choice of level; the only place that may change it after start-up. */
export function setupLogger({ level, strict = false }: { level?: string; strict?: boolean }): void {
  if (level === undefined) return;
  if (level !== "silent" && !(level in pino.levels.values)) {
    if (!strict) return;
    console.error(`unknown log level "${level}", use one of ${Object.keys(pino.levels.values).join(", ")}`);
    process.exit(2);
  }
  logger.level = level;
}
