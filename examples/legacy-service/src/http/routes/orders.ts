import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { Router } from "express";
import { processOrder, type Pipeline } from "../../pipeline.js";
import type { Order, OrderLine } from "../../types.js";
import { isErrno, PartnerError } from "../../util/errors.js";
import { logger } from "../../util/logger.js";

export default function orderRoutes(pipeline: Pipeline, root: string): Router {
  const router = Router();
  const inbox = path.join(root, "inbox");
  const inboxFile = (id: unknown) => path.join(inbox, `${path.basename(String(id))}.json`);

  router.post("/orders", async (req, res) => {
    let order: Order;
    try {
      const body = req.body as Partial<Order>;
      if (!body || typeof body.id !== "string" || body.id === "") {
        res.status(400).json({ error: "id is missing" });
        return;
      }
      if (!Array.isArray(body.lines) || body.lines.length === 0) {
        res.status(400).json({ error: { code: "NO_LINES", message: "An order needs at least one line" } });
        return;
      }
      const lines: OrderLine[] = [];
      for (const { sku, description = "", quantity, unitPrice = 0 } of body.lines) {
        if (!sku || Number.isNaN(Number(quantity))) {
          res.status(422).json({ message: `Line ${lines.length + 1} is not complete` });
          return;
        }
        lines.push({ sku, description, quantity: Number(quantity), unitPrice: Number(unitPrice) });
      }
      const { id, customerId = "unknown", provider = "mail", currency = "EUR" } = body;
      const documents = (body.documents ?? []).map((document) => ({ ...document, text: document.text ?? "" }));
      order = { id, customerId, provider, currency, lines, documents };
    } catch {
      res.status(400).json({ error: "not an order" });
      return;
    }
    try {
      await mkdir(inbox, { recursive: true });
      await writeFile(inboxFile(order.id), JSON.stringify(order));
    } catch (error) {
      logger.warn({ err: error }, "inbox copy not written");
    }
    try {
      const saved = await processOrder(order, pipeline);
      res.status(201).json({ batchId: saved.batchId, files: saved.files, skipped: saved.skipped });
    } catch (error) {
      if (!(error instanceof PartnerError)) throw error;
      res.status(error.status === 409 ? 409 : 502).json({ error });
    }
  });

  router.get("/orders/:id", async (req, res) => {
    try {
      res.json(JSON.parse(await readFile(inboxFile(req.params.id), "utf8")));
    } catch (error) {
      if (!isErrno(error, "ENOENT")) throw error;
      res.status(404).json({ error: { code: "NOT_FOUND", message: "No such order" } });
    }
  });

  router.post("/orders/:id/retry", async (req, res) => {
    const order = JSON.parse(await readFile(inboxFile(req.params.id), "utf8")) as Order;
    res.json(await processOrder(order, pipeline));
  });

  return router;
}
