import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, test } from "node:test";
import { PartnerClient } from "../src/clients/partner-client.js";
import { createProvider, providerFor, providerLimits, providerUrl } from "../src/clients/providers.js";
import { resetTokensForTests, tokenStatus } from "../src/clients/token-cache.js";
import { PartnerError } from "../src/util/errors.js";
import { setupLogger } from "../src/util/logger.js";

setupLogger({ level: "silent" });

const closers: Array<() => void> = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

type Answer = { status?: number; headers?: Record<string, string>; body?: unknown };

async function partner(answer: (req: IncomingMessage, count: number) => Answer | undefined) {
  const seen: string[] = [];
  const server = createServer((req: IncomingMessage, res: ServerResponse) => {
    seen.push(`${req.method} ${req.url}`);
    const reply = answer(req, seen.length);
    if (reply === undefined) {
      req.socket.destroy();
      return;
    }
    const text = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body ?? null);
    res.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers });
    res.end(reply.status === 204 ? undefined : text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { baseUrl, seen, client: new PartnerClient({ baseUrl, apiKey: "k", retryDelayMs: 1, pollDelayMs: 1 }) };
}

test("builds a sorted query with nested lists and lower-case headers", async () => {
  let header: string | string[] | undefined;
  const { client, seen } = await partner((req) => {
    header = req.headers["x-trace"];
    return { body: { ok: true } };
  });
  await client.request("GET", "/documents", {
    query: { tag: ["b", ["a", 1]], order: "o 1", skipped: undefined },
    headers: { "X-Trace": "t1", "X-Unset": undefined },
  });
  assert.deepEqual(seen, ["GET /documents?order=o+1&tag=b&tag=a&tag=1"]);
  assert.equal(header, "t1");
});

test("repeats after 503, 429 and a lost connection", async () => {
  const { client, seen } = await partner((_req, count) =>
    count === 1 ? { status: 503 } : count === 2 ? { status: 429 } : count === 3 ? undefined : { body: { id: "d1" } },
  );
  assert.deepEqual(await client.request("GET", "documents/d1"), { id: "d1" });
  assert.equal(seen.length, 4);
  assert.equal(client.stats.failures, 2);
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
  const { client } = await partner(() => ({ status: 422, body: { error: { error: { code: "BAD_SKU" } }, token: "x" } }));
  await assert.rejects(client.request("GET", "orders/1"), (error: unknown) => {
    assert.ok(error instanceof PartnerError);
    assert.deepEqual([error.status, error.code], [422, "BAD_SKU"]);
    return true;
  });
});

test("maps an unreadable body and an unreachable host", async () => {
  const { client } = await partner(() => ({ body: "{broken" }));
  await assert.rejects(client.request("GET", "x"), (error: PartnerError) => error.code === "BODY" && error.cause instanceof SyntaxError);
  const nowhere = new PartnerClient({ baseUrl: "http://127.0.0.1:1" });
  await assert.rejects(nowhere.request("GET", "x"), { name: "PartnerError", code: "NETWORK", status: 0 });
  assert.equal(await nowhere.ping(), false);
});

test("a missing document is undefined, a conflict is an error, 204 has no body", async () => {
  const { client } = await partner((req) => ({ status: req.method === "PUT" ? 409 : req.method === "DELETE" ? 204 : 404 }));
  assert.equal(await client.getDocument("no/such"), undefined);
  await assert.rejects(client.request("PUT", "documents/1", { body: "{}" }), { code: "CONFLICT" });
  assert.equal(await client.request("DELETE", "documents/1"), undefined);
});

test("follows the pages of a list", async () => {
  const { client, seen } = await partner((_req, count) =>
    count === 1 ? { body: { items: [{ id: "1" }], next: "documents?cursor=2" } } : { body: { items: [{ id: "2" }] } },
  );
  assert.deepEqual((await client.listDocuments("o1")).map((document) => document.id), ["1", "2"]);
  assert.deepEqual(seen, ["GET /documents?limit=100&order=o1", "GET /documents?cursor=2"]);
});

test("fetches a token once and again after a 401", async () => {
  resetTokensForTests();
  const { baseUrl, seen } = await partner((req, count) => {
    if (req.url === "/token") return { body: { access_token: `t${count}`, expires_in: 600 } };
    return { status: req.headers.authorization === "Bearer t1" && count > 3 ? 401 : 200, body: {} };
  });
  const auth = { tokenUrl: `${baseUrl}/token`, clientId: "c", clientSecret: "s", scope: "read" };
  const client = new PartnerClient({ baseUrl, auth, retryDelayMs: 1 });
  await client.request("GET", "a");
  await client.request("GET", "b");
  await client.request("GET", "c");
  assert.deepEqual(seen, ["POST /token", "GET /a", "GET /b", "GET /c", "POST /token", "GET /c"]);
  assert.equal(tokenStatus().refreshCount, 2);
});

test("selects the provider by the account", () => {
  const scan = { id: "a1", provider: "scan", region: "us" };
  assert.equal(createProvider(scan).fileUrl("d"), "https://scan.us.documents.example/scans/d");
  assert.equal(providerUrl({ id: "a2", provider: "edi" }), "https://edi-eu.documents.example/v3");
  assert.equal(createProvider({ id: "a2", provider: "edi" }).supports("image/png"), false);
  assert.equal(providerLimits({ id: "a3", provider: "fax" }).perMinute, 10);
  assert.throws(() => createProvider({ id: "a3", provider: "fax" }), /no provider "fax"/);
  assert.equal(providerFor(scan), providerFor(scan));
});
