import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { test } from "node:test";
import { PartnerClient } from "../src/clients/partner-client.js";
import { createProvider, maxBytes, providerFor, providerUrl } from "../src/clients/providers.js";
import { tokenStatus } from "../src/clients/token-cache.js";
import { PartnerError } from "../src/util/errors.js";
import { setupLogger } from "../src/util/logger.js";
import { listen } from "./listen.js";

setupLogger({ level: "silent" });

type Answer = { status?: number; headers?: Record<string, string>; body?: unknown };

async function partner(answer: (req: IncomingMessage, count: number) => Answer | undefined) {
  const seen: string[] = [];
  const baseUrl = await listen((req, res) => {
    seen.push(`${req.method} ${req.url}`);
    const reply = answer(req, seen.length);
    if (reply === undefined) return void req.socket.destroy();
    const { status = 200, headers, body = null } = reply;
    res.writeHead(status, { "content-type": "application/json", ...headers });
    res.end(status === 204 ? undefined : typeof body === "string" ? body : JSON.stringify(body));
  });
  return { baseUrl, seen, client: new PartnerClient({ baseUrl, apiKey: "k", retryDelayMs: 1, pollDelayMs: 1 }) };
}

test("builds a query from nested lists and sends its key", async () => {
  const { client, seen } = await partner((req) => ({ body: { key: req.headers["x-api-key"], trace: req.headers["x-trace"] } }));
  const query = { order: "o 1", skipped: undefined, tag: ["b", ["a", 1]] };
  const answer = await client.request("GET", "/documents", { query, headers: { "X-Trace": "t1" } });
  assert.deepEqual(answer, { key: "k", trace: "t1" });
  assert.deepEqual(seen, ["GET /documents?order=o+1&tag=b&tag=a&tag=1"]);
});

test("repeats after 503, 429 and a lost connection", async () => {
  const answers = [{ status: 503 }, { status: 429 }, undefined, { body: { id: "d1" } }];
  const { client, seen } = await partner((_req, count) => answers[count - 1]);
  assert.deepEqual(await client.request("GET", "documents/d1"), { id: "d1" });
  assert.equal(seen.length, 4);
  assert.equal(client.failures, 2);
});

test("polls an accepted operation to its end, or hands it back at once", async () => {
  const { client } = await partner((req, count) => {
    if (req.method === "POST") return { status: 202, headers: { location: "/ops/7" }, body: { id: "op7" } };
    return { body: count < 4 ? { status: "running" } : { status: "succeeded", result: { id: "b1" } } };
  });
  assert.deepEqual(await client.request("POST", "batches", { body: { a: 1 } }), { id: "b1" });
  assert.deepEqual(await client.request("POST", "batches", { wait: false }), { id: "op7" });
});

test("maps failed answers to PartnerError with the innermost code", async () => {
  const { client } = await partner(() => ({ status: 422, body: { error: { error: { code: "BAD_SKU" } } } }));
  await assert.rejects(client.request("GET", "orders/1"), { name: "PartnerError", status: 422, code: "BAD_SKU" });
  assert.deepEqual(await client.rates("USD"), {});
});

test("maps an unreadable body and an unreachable host", async () => {
  const { client } = await partner(() => ({ body: "{broken" }));
  await assert.rejects(client.request("GET", "x"), (error: PartnerError) => error.code === "BODY" && error.cause instanceof SyntaxError);
  const nowhere = new PartnerClient({ baseUrl: "http://127.0.0.1:1" });
  await assert.rejects(nowhere.request("GET", "x"), { name: "PartnerError", code: "NETWORK", status: 0 });
  await nowhere.deleteBatch("b1");
});

test("a missing document is undefined, a conflict is an error, 204 has no body", async () => {
  const { client } = await partner((req) => ({ status: req.method === "PUT" ? 409 : req.method === "DELETE" ? 204 : 404 }));
  assert.equal(await client.getDocument("no/such"), undefined);
  await assert.rejects(client.request("PUT", "documents/1", { body: "{}" }), { code: "CONFLICT" });
  assert.equal(await client.request("DELETE", "documents/1"), undefined);
});

test("fetches a token once and again after a 401", async () => {
  const { baseUrl, seen } = await partner((req, count) => {
    if (req.url === "/token") return { body: { access_token: `t${count}`, expires_in: 600 } };
    return { status: req.headers.authorization === "Bearer t1" && count > 3 ? 401 : 200, body: {} };
  });
  const client = new PartnerClient({ baseUrl, auth: { tokenUrl: `${baseUrl}/token`, clientId: "c", clientSecret: "s" } });
  for (const resource of ["a", "b", "c"]) await client.request("GET", resource);
  assert.deepEqual(seen, ["POST /token", "GET /a", "GET /b", "GET /c", "POST /token", "GET /c"]);
  assert.equal(tokenStatus().refreshCount, 2);
});

test("selects the provider by the account", () => {
  const scan = { id: "a1", provider: "scan", region: "us" };
  assert.equal(createProvider(scan).fileUrl("d"), "https://scan.us.documents.example/scans/d");
  assert.equal(providerUrl({ id: "a2", provider: "edi" }), "https://edi-eu.documents.example/v3");
  assert.equal(createProvider({ id: "a2", provider: "edi" }).supports("image/png"), false);
  assert.deepEqual(["scan", "edi", "mail"].map((provider) => maxBytes({ id: "x", provider }) / 1e6), [25, 1, 10]);
  assert.throws(() => createProvider({ id: "a3", provider: "fax" }), /no provider "fax"/);
  assert.equal(providerFor(scan), providerFor(scan));
});
