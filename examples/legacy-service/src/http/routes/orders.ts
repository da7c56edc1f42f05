import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { Router } from "express";
import { processOrder, type Pipeline } from "../../pipeline.js";
import type { Order, OrderLine, SourceDocument } from "../../types.js";
import { PartnerError } from "../../util/errors.js";
import { logger } from "../../util/logger.js";
import asyncRoute from "../async-route.js";

export default function orderRoutes(pipeline: Pipeline, root: string): Router {
  const router = Router();
  const inbox = path.join(root, "inbox");

  router.post(
    "/orders",
    asyncRoute(async (req, res) => {
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
      for (const line of body.lines) {
        if (!line.sku || Number.isNaN(Number(line.quantity))) {
          res.status(422).json({ message: `Line ${lines.length + 1} is not complete` });
          return;
        }
        lines.push({
          sku: String(line.sku),
          description: line.description ?? "",
          quantity: Number(line.quantity),
          unitPrice: Number(line.unitPrice ?? 0),
        });
      }
      const documents: SourceDocument[] = (body.documents ?? []).map((document) => ({ ...document, text: document.text ?? "" }));
      const order: Order = {
        id: body.id,
        customerId: body.customerId ?? "unknown",
        provider: body.provider ?? "mail",
        currency: body.currency ?? "EUR",
        lines,
        documents,
      };
      try {
        await mkdir(inbox, { recursive: true });
        await writeFile(path.join(inbox, `${order.id}.json`), JSON.stringify(order));
      } catch (error) {
        logger.warn({ err: error }, "inbox copy not written");
      }
      try {
        const saved = await processOrder(order, pipeline);
        res.status(201).json({ batchId: saved.batchId, files: saved.files, skipped: saved.skipped });
      } catch (error) {
        if (error instanceof PartnerError && error.status === 409) {
          res.status(409).json({ error: error.message });
          return;
        }
        if (error instanceof PartnerError) {
          res.status(502).json({ error });
          return;
        }
        throw error;
      }
    }),
  );

  router.get(
    "/orders/:id",
    asyncRoute(async (req, res) => {
      const file = path.join(inbox, `${path.basename(String(req.params.id))}.json`);
      try {
        res.json(JSON.parse(await readFile(file, "utf8")));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
          res.status(404).json({ error: { code: "NOT_FOUND", message: "No such order" } });
          return;
        }
        throw error;
      }
    }),
  );

  router.post("/orders/:id/retry", asyncRoute(async (req, res) => {
    const order = JSON.parse(await readFile(path.join(inbox, `${path.basename(String(req.params.id))}.json`), "utf8")) as Order;
    res.json(await processOrder(order, pipeline));
  }));

  return router;
}
