import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
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
import { listen } from "./listen.js";

setupLogger({ level: "silent" });

const invoice = {
  id: "d1",
  name: "invoice.txt",
  text: "Invoice no: R-2024-7\nDate: 2024-03-01\n\nTotal: 119.00\nIBAN: DE02 1203 0000 0000 2020 51",
  meta: { sender: { name: "ACME", city: "Kiel" }, pages: 2, tags: ["a", "b"] },
};

function fakeModel(answer: string | Error): ModelClient & { prompts: string[] } {
  const prompts: string[] = [];
  const complete = async (prompt: string) => {
    prompts.push(prompt);
    if (answer instanceof Error) throw answer;
    return { text: answer, tokens: 10 };
  };
  return { prompts, complete };
}

test("uses the model's steps and drops what is no step", async () => {
  const model = fakeModel('[{"kind":"extract","target":"invoice"},{"kind":"dance"},{"kind":"store","target":"x","optional":true}]');
  const planner = new ExtractionPlanner(model);
  assert.equal(planner.describe(await planner.plan(invoice)), "extract:invoice > store:x?");
  assert.equal((await planner.plan({ ...invoice })).source, "model");
  assert.equal(model.prompts.length, 1);
  assert.match(model.prompts[0]!, /\[0\] Invoice no: R-2024-7 Date: 2024-03-01/);
});

test("falls back to the default steps", async () => {
  for (const answer of ["no idea", "{}", new Error("model is down")]) {
    const planner = new ExtractionPlanner(fakeModel(answer));
    const plan = await planner.plan(invoice);
    assert.equal(plan.source, "default");
    assert.equal(planner.describe(plan), "split:invoice? > extract:invoice > verify:invoice > store:invoice");
    assert.equal((await planner.plan({ ...invoice, text: "Hello" })).documentType, "unknown");
  }
});

test("estimates by sections and nested meta data, heavy documents come first", async () => {
  const planner = new ExtractionPlanner(fakeModel(""));
  assert.equal(planner.estimate(invoice), 2 * 120 + 5 * 15);
  const plans = await planner.planAll([{ id: "d0", name: "", text: "x" }, invoice]);
  assert.deepEqual(plans.map((plan) => plan.documentId), ["d1", "d0"]);
});

test("skips documents whose plan is too long", async () => {
  const answer = '[{"kind":"split","target":"a"},{"kind":"store","target":"a"}]';
  const planner = new ExtractionPlanner(fakeModel(answer), { maxSteps: 1 });
  await assert.rejects(planner.plan(invoice), { name: "PlanError" });
  assert.deepEqual(await planner.planAll([invoice]), []);
});

test("executes a plan and cleans the values", async () => {
  const executor = new StepExecutor(fakeModel("Invoice, probably"));
  const plan = await new ExtractionPlanner(fakeModel("")).plan(invoice);
  const steps = [{ kind: "classify" as const, target: "x", optional: false }, ...plan.steps];
  const result = await executor.execute({ ...plan, steps }, invoice);
  assert.equal(result.complete, true);
  assert.deepEqual(result.fields, { number: "R-2024-7", total: "119.00", iban: "DE02120300000000202051" });
  assert.equal(result.steps[0]!.output, "invoice");
  assert.deepEqual(executor.usage, { tokens: 10, steps: 5 });
});

test("reports incomplete documents and goes on with the next", async () => {
  const documents = [invoice, { id: "a0", name: "x", text: "Invoice with VAT" }];
  const plans = await new ExtractionPlanner(fakeModel("")).planAll(documents);
  const results = await new StepExecutor(fakeModel("")).executeAll(plans, documents);
  assert.deepEqual(results.map((result) => [result.documentId, result.complete]), [["a0", false], ["d1", true]]);
  assert.match(results[0]!.steps.find((step) => !step.ok)!.message!, /no number, no total/);
});

test("the app signs in, stores an order and keeps strangers out", async () => {
  const root = await mkdtemp(path.join(tmpdir(), "app-"));
  const model = fakeModel("");
  const partner = new PartnerClient({ baseUrl: "http://127.0.0.1:1" });
  const pipeline = { partner, planner: new ExtractionPlanner(model), executor: new StepExecutor(model), saver: new BatchSaver(root) };
  const base = await listen(createApp(pipeline, { root, jwtSecret: "k", sessionMinutes: 5, opsPassword: "pw" }));
  const headers = { "content-type": "application/json", authorization: "" };
  const send = (method: string, route: string, body?: unknown) => fetch(base + route, { method, headers, body: JSON.stringify(body) });
  assert.deepEqual(await (await send("GET", "/health")).json(), { status: "ok" });
  assert.equal((await send("POST", "/api/orders", {})).status, 401);
  assert.equal((await send("POST", "/ops/login", { user: "u", password: "no" })).status, 401);
  const { token } = (await (await send("POST", "/ops/login", { user: "u", password: "pw" })).json()) as { token: string };
  headers.authorization = `Bearer ${token}`;
  assert.equal((await send("POST", "/api/orders", { id: "o1" })).status, 400);
  const order = { id: "o1", provider: "mail", lines: [{ sku: "s", quantity: 2, unitPrice: 1.5 }], documents: [invoice] };
  const saved = await send("POST", "/api/orders", order);
  assert.equal(saved.status, 201);
  assert.deepEqual(await saved.json(), { batchId: "o1-1", files: ["lines-lines.csv", "d1-d1.json"], skipped: [] });
  assert.equal((await send("GET", "/api/orders/none")).status, 404);
  assert.equal((await send("DELETE", "/api/batches/o1-1")).status, 204);
  await rm(root, { recursive: true, force: true });
});

test("sessions expire, forged ones are refused, the model client sends its user", async () => {
  const session = { user: "u", roles: [], expires: Date.now() + 1000 };
  assert.equal(isValidSession(signSession(session, "k"), "k"), true);
  assert.equal(isValidSession(signSession(session, "other"), "k"), false);
  assert.equal(isValidSession(signSession({ ...session, expires: 1 }, "k"), "k"), false);
  assert.equal(await hasAccess("u", "delete", "http://127.0.0.1:1"), true);
  const base = await listen((req, res) => {
    const text = Buffer.from(req.headers.authorization!.slice(6), "base64").toString();
    res.end(JSON.stringify({ text: text.split(":")[0], tokens: 1 }));
  });
  assert.equal((await new HttpModelClient(base).complete("hello")).text, "planner");
});
