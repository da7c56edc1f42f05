import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import type { ModelClient } from '../src/agents/model-client.js';
import { UpstreamError } from '../src/errors.js';
import { setupLogger } from '../src/util/logger.js';

setupLogger('silent');

export const CONFIG_FILE = path.join(import.meta.dirname, '../config/default.json');

/** Everything that a complete environment has, for tests to take something away from. */
export const ENVIRONMENT = {
  STORAGE_ROOT: './data',
  JWT_SECRET: 'x'.repeat(32),
  OPS_PASSWORD: 'correct horse',
  ACCESS_URL: 'https://access.example',
  PARTNER_URL: 'https://partner.example/api/',
  PARTNER_API_KEY: 'k',
  MODEL_ENDPOINT: 'https://models.example',
  MODEL_USER: 'planner',
  MODEL_PASSWORD: 'p',
};

/** Listens on a free port until the tests of the file are done; answers the base URL. */
export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export type Answer = { status?: number; headers?: Record<string, string>; body?: unknown };

/** A service that answers as told, and remembers what it was asked; no answer is a lost connection. */
export async function stub(answer: (req: IncomingMessage, count: number) => Answer | undefined) {
  const seen: string[] = [];
  const baseUrl = await listen((req, res) => {
    seen.push(`${req.method} ${req.url}`);
    const reply = answer(req, seen.length);
    if (reply === undefined) return void req.socket.destroy();
    const { body = null, headers, status = 200 } = reply;
    res.writeHead(status, { 'content-type': 'application/json', ...headers });
    res.end(status === 204 ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
  return { baseUrl, seen };
}

export function fakeModel(answer: string | undefined): ModelClient & { prompts: string[] } {
  const prompts: string[] = [];
  const complete = async (prompt: string) => {
    prompts.push(prompt);
    if (answer !== undefined) return { text: answer, tokens: 10 };
    throw new UpstreamError({ status: 503, code: 'DOWN', whatWentWrong: 'The model is down.', howToFix: 'Wait.' });
  };
  return { prompts, complete };
}

const folders: string[] = [];
after(() => Promise.all(folders.map(folder => rm(folder, { recursive: true, force: true }))));

/** An empty folder that is gone when the tests of the file are done. */
export async function createFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hardened-'));
  folders.push(folder);
  return folder;
}
