import { Router } from "express";
import { tokenStatus } from "../../clients/token-cache.js";
import { metrics } from "../../pipeline.js";
import { logger } from "../../util/logger.js";

export function adminRoutes(): Router {
  const router = Router();

  router.put("/log-level", (req, res) => {
    const level = String(req.query.level ?? "info");
    logger.level = level;
    res.json({ level: logger.level });
  });

  router.get("/status", (_req, res) => {
    res.json({ ...tokenStatus(), counters: metrics.snapshot(), uptime: process.uptime() });
  });

  router.post("/flush", (_req, res, next) => {
    metrics.flush().then(() => res.status(204).end(), next);
  });

  return router;
}
