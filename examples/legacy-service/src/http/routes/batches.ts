import { Router } from "express";
import type { PartnerClient } from "../../clients/partner-client.js";
import type { BatchSaver } from "../../storage/batch-saver.js";
import { hasAccess } from "../auth.js";

export default function batchRoutes(saver: BatchSaver, partner: PartnerClient): Router {
  const router = Router();

  router.get("/batches", async (req, res) => {
    const page = Number(req.query.page ?? 1);
    const all = await saver.list();
    res.json({ items: all.slice((page - 1) * 50, page * 50), page, total: all.length });
  });

  router.get("/batches/:id", async (req, res) => {
    const manifest = await saver.readManifest(req.params.id);
    if (manifest === undefined) {
      res.status(404).json({ error: { code: "NOT_FOUND", message: "No such batch" } });
      return;
    }
    res.json(manifest);
  });

  router.delete("/batches/:id", async (req, res) => {
    if (!(await hasAccess(res.locals.session.user, "delete"))) {
      res.status(403).send("forbidden");
      return;
    }
    const removed = await saver.remove(req.params.id);
    if (removed) await partner.deleteBatch(req.params.id);
    res.status(removed ? 204 : 404).end();
  });

  return router;
}
