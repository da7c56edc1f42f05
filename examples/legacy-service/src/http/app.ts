import express, { type ErrorRequestHandler, type Express } from "express";
import { tokenStatus } from "../clients/token-cache.js";
import { metrics, type Pipeline } from "../pipeline.js";
import { PartnerError } from "../util/errors.js";
import { logger } from "../util/logger.js";
import { requireSession, signSession } from "./auth.js";
import batchRoutes from "./routes/batches.js";
import orderRoutes from "./routes/orders.js";

export type AppOptions = { root: string; jwtSecret: string; sessionMinutes: number; opsPassword?: string };

const handleError: ErrorRequestHandler = (err, req, res, _next) => {
  logger.error({ err, path: req.path }, "request failed");
  if (err instanceof PartnerError) res.status(502).json({ error: { code: err.code, message: err.message } });
  else res.status(500).json({ message: "Internal error", detail: err.stack });
};

export function createApp(pipeline: Pipeline, options: AppOptions): Express {
  const app = express();
  app.use(express.json({ limit: "10mb" }));
  app.use((req, res, next) => {
    res.setHeader("Access-Control-Allow-Origin", req.headers.origin ?? "*");
    res.setHeader("Access-Control-Allow-Headers", "authorization, content-type");
    if (req.method === "OPTIONS") res.status(204).end();
    else next();
  });

  app.get("/health", (_req, res) => void res.json({ status: "ok" }));

  app.post("/ops/login", (req, res) => {
    const { user, password } = req.body as { user: string; password: string };
    if (options.opsPassword === undefined || password !== options.opsPassword) {
      logger.warn({ user, password }, "login refused");
      res.status(401).json({ message: "Wrong user or password" });
      return;
    }
    const expires = Date.now() + options.sessionMinutes * 60_000;
    res.json({ token: signSession({ user, roles: ["ops"], expires }, options.jwtSecret) });
  });

  app.use("/admin", requireSession(options.jwtSecret));
  app.put("/admin/log-level", (req, res) => {
    logger.level = String(req.query.level ?? "info");
    res.json({ level: logger.level });
  });
  app.get("/admin/status", (_req, res) => {
    const times = { averageMs: metrics.average(), slowestMs: metrics.slowest() };
    res.json({ ...tokenStatus(), ...metrics.counters, ...times, uptime: process.uptime() });
  });

  app.use("/api", requireSession(options.jwtSecret), orderRoutes(pipeline, options.root), batchRoutes(pipeline.saver, pipeline.partner));
  app.use(handleError);
  return app;
}
