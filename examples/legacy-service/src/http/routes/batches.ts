import { Router } from "express";
import type { BatchSaver } from "../../storage/batch-saver.js";
import asyncRoute from "../async-route.js";
import { mayDelete } from "../auth.js";

export default function batchRoutes(saver: BatchSaver): Router {
  const router = Router();

  router.get(
    "/batches",
    asyncRoute(async (req, res) => {
      const page = Number(req.query.page ?? 1);
      const all = await saver.list();
      res.json({ items: all.slice((page - 1) * 50, page * 50), page, total: all.length });
    }),
  );

  router.get(
    "/batches/:id",
    asyncRoute(async (req, res) => {
      const manifest = await saver.readManifest(String(req.params.id));
      if (manifest === undefined) {
        res.status(404).json({ error: { code: "NOT_FOUND", message: "No such batch" } });
        return;
      }
      res.json(manifest);
    }),
  );

  router.delete(
    "/batches/:id",
    asyncRoute(async (req, res) => {
      if (!(await mayDelete(res.locals.session))) {
        res.status(403).send("forbidden");
        return;
      }
      const removed = await saver.remove(String(req.params.id));
      res.status(removed ? 204 : 404).end();
    }),
  );

  return router;
}
