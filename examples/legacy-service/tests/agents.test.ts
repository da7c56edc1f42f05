import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { StepExecutor } from "../src/agents/executor.js";
import { HttpModelClient, type ModelClient } from "../src/agents/model-client.js";
import { ExtractionPlanner } from "../src/agents/planner.js";
import { PartnerClient } from "../src/clients/partner-client.js";
import { createApp } from "../src/http/app.js";
import { hasAccess, isValidSession, signSession } from "../src/http/auth.js";
import { BatchSaver } from "../src/storage/batch-saver.js";
import { setupLogger } from "../src/util/logger.js";

setupLogger({ level: "silent" });

const invoice = {
  id: "d1",
  name: "invoice.txt",
  text: "Invoice no: R-2024-7\nDate: 2024-03-01\n\nTotal: 119.00\nIBAN: DE02 1203 0000 0000 2020 51",
  meta: { sender: { name: "ACME", city: "Kiel" }, pages: 2, tags: ["a", "b"] },
};

function fakeModel(answer: string | Error): ModelClient & { prompts: string[] } {
  const prompts: string[] = [];
  return {
    prompts,
    async complete(prompt) {
      prompts.push(prompt);
      if (answer instanceof Error) throw answer;
      return { text: answer, tokens: 10 };
    },
  };
}

test("uses the model's steps and drops what is no step", async () => {
  const model = fakeModel('[{"kind":"extract","target":"invoice"},{"kind":"dance"},{"kind":"store","target":"x","optional":true}]');
  const planner = new ExtractionPlanner(model);
  const plan = await planner.plan(invoice);
  assert.equal(plan.source, "model");
  assert.equal(planner.describe(plan), "extract:invoice > store:x?");
  await planner.plan({ ...invoice });
  assert.equal(model.prompts.length, 1);
  assert.match(model.prompts[0]!, /\[0\] Invoice no: R-2024-7 Date: 2024-03-01/);
});

test("falls back to the default steps", async () => {
  for (const answer of ["no idea", "{}", new Error("model is down")]) {
    const plan = await new ExtractionPlanner(fakeModel(answer)).plan(invoice);
    assert.equal(plan.source, "default");
    assert.equal(plan.documentType, "invoice");
    assert.deepEqual(plan.steps.map((step) => step.kind), ["split", "extract", "verify", "store"]);
  }
});

test("estimates by sections and nested meta data", () => {
  assert.equal(new ExtractionPlanner(fakeModel("")).estimate(invoice), 2 * 120 + 5 * 15);
});

test("skips documents whose plan is too long", async () => {
  const planner = new ExtractionPlanner(fakeModel('[{"kind":"split","target":"a"},{"kind":"store","target":"a"}]'), { maxSteps: 1 });
  await assert.rejects(planner.plan(invoice), { name: "PlanError" });
  assert.deepEqual(await planner.planAll([invoice]), []);
});

test("executes a plan and cleans the values", async () => {
  const model = fakeModel("Invoice, probably");
  const executor = new StepExecutor(model);
  const plan = await new ExtractionPlanner(fakeModel("")).plan(invoice);
  const steps = [{ kind: "classify" as const, target: "x", optional: false }, ...plan.steps];
  const result = await executor.execute({ ...plan, steps }, invoice);
  assert.equal(result.complete, true);
  assert.deepEqual(result.fields, { number: "R-2024-7", date: "2024-03-01", total: "119.00", iban: "DE02120300000000202051" });
  assert.equal(result.steps[0]!.output, "invoice");
  assert.deepEqual(executor.usage, { tokens: 10, steps: 5 });
});

test("reports incomplete documents and goes on with the next", async () => {
  const planner = new ExtractionPlanner(fakeModel(""));
  const executor = new StepExecutor(fakeModel(""));
  const empty = { id: "a0", name: "x", text: "Invoice with VAT" };
  const documents = [invoice, empty];
  const results = await executor.executeAll(await planner.planAll(documents), documents);
  assert.deepEqual(results.map((result) => [result.documentId, result.complete]), [["a0", false], ["d1", true]]);
  assert.match(results[0]!.steps.find((step) => !step.ok)!.message!, /no number, no total/);
});

test("the app signs in, stores an order and keeps strangers out", async () => {
  const root = await mkdtemp(path.join(tmpdir(), "app-"));
  const model = fakeModel("");
  const partner = new PartnerClient({ baseUrl: "http://127.0.0.1:1" });
  const pipeline = { partner, planner: new ExtractionPlanner(model), executor: new StepExecutor(model), saver: new BatchSaver(root) };
  const app = createApp(pipeline, { root, jwtSecret: "k", sessionMinutes: 5, opsPassword: "pw" });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const post = (route: string, body: unknown, token = "") =>
    fetch(base + route, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  try {
    assert.deepEqual(await (await fetch(`${base}/health`)).json(), { status: "ok" });
    assert.equal((await post("/api/orders", {})).status, 401);
    assert.equal((await post("/ops/login", { user: "u", password: "no" })).status, 401);
    const { token } = (await (await post("/ops/login", { user: "u", password: "pw" })).json()) as { token: string };
    assert.equal((await post("/api/orders", { id: "o1" }, token)).status, 400);
    const order = { id: "o1", provider: "mail", lines: [{ sku: "s", quantity: 2, unitPrice: 1.5 }], documents: [invoice] };
    const saved = await post("/api/orders", order, token);
    assert.equal(saved.status, 201);
    assert.deepEqual(((await saved.json()) as { files: string[] }).files, ["lines-lines.csv", "d1-d1.json"]);
    const missing = await fetch(`${base}/api/orders/none`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(missing.status, 404);
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(root, { recursive: true, force: true });
  }
});

test("sessions expire, forged ones are refused, the model client sends its user", async () => {
  const session = { user: "u", roles: [], expires: Date.now() + 1000 };
  assert.equal(isValidSession(signSession(session, "k"), "k"), true);
  assert.equal(isValidSession(signSession(session, "other"), "k"), false);
  assert.equal(isValidSession(signSession({ ...session, expires: 1 }, "k"), "k"), false);
  assert.equal(await hasAccess("u", "delete", "http://127.0.0.1:1"), true);
  const server = createServer((req, res) => {
    res.writeHead(200, { "content-type": "application/json" });
    res.end(JSON.stringify({ text: Buffer.from(req.headers.authorization!.slice(6), "base64").toString().split(":")[0], tokens: 1 }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const answer = await new HttpModelClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).complete("hello");
  assert.equal(answer.text, "planner");
  server.closeAllConnections();
  server.close();
});
