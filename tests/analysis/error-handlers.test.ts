import { describe, expect, it } from 'vitest';

import { getErrorHandler } from '../../src/analysis/error-handlers/handlers.ts';
import { getVerdict, type HandlerPolicy } from '../../src/analysis/error-handlers/verdict.ts';
import { findAll, parse } from '../support/parse.ts';

const RECOMMENDED: HandlerPolicy = {
  allowLoopBoundary: true,
  asksFor: ['failOpen', 'missingRethrow', 'lostError', 'silent', 'logOnly'],
  allowReason: true,
  everyPath: false,
  logging: 'handles',
  signals: 'account',
};
const STRICT: HandlerPolicy = {
  allowLoopBoundary: true,
  asksFor: ['failOpen', 'missingRethrow', 'lostError', 'silent', 'logOnly'],
  allowReason: false,
  everyPath: true,
  logging: 'does-not-handle',
  signals: 'lostError',
};

/** The verdicts on the handlers of the code, outermost first; `none` where nothing is a handler. */
function verdictOf(code: string, policy: HandlerPolicy, filename?: string): string {
  const file = parse(code, filename === undefined ? {} : { filename, languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
  const nodes = [...findAll(file, 'CatchClause'), ...findAll(file, 'CallExpression')];
  const handlers = nodes.map(node => getErrorHandler(node, file)).filter(handler => handler !== null);
  return handlers.map(handler => getVerdict(handler, policy, file).kind).join(' ') || 'none';
}

/** As {@link verdictOf}, in a library function. */
const inFunction = (code: string): string => `export async function load(items, cb, res, signal) { ${code}\n }`;

type Case = readonly [code: string, recommended: string, strict: string];

function judge(cases: readonly Case[], wrap: (code: string) => string = inFunction): void {
  it.each(cases)('%s', (code, recommended, strict) => {
    expect({ recommended: verdictOf(wrap(code), RECOMMENDED), strict: verdictOf(wrap(code), STRICT) }).toEqual({
      recommended,
      strict,
    });
  });
}

/** A `try` around an awaited read whose value is returned, with that handler. */
const reading = (handler: string): string => inFunction(`try { return await get(); } catch (e) { ${handler} }`);

describe('what a handler is', () => {
  judge([
    ['try { await get() } catch (e) { throw e }', 'fine', 'fine'],
    ['const x = await get().catch(() => null); use(x);', 'silent', 'silent'],
    ['const x = await get().then(a => a, () => null); use(x);', 'silent', 'silent'],
    ['const x = await get().then(undefined, () => null); use(x);', 'silent', 'silent'],
    ['const nothing = () => null; const x = await get().catch(nothing); use(x);', 'silent', 'silent'],
    ['function nothing() { return null } const x = await get().catch(nothing); use(x);', 'silent', 'silent'],
    ["const x = await get()['catch'](() => null); use(x);", 'silent', 'silent'],
    ['const x = await get()?.catch?.(() => null); use(x);', 'silent', 'silent'],
    ['const x = await get().catch(imported); use(x);', 'none', 'none'],
    ['const x = await get().catch(this.handle); use(x);', 'none', 'none'],
    ['const x = await get().catch(this.handle.bind(this)); use(x);', 'none', 'none'],
    ['const x = await get().catch(makeHandler()); use(x);', 'none', 'none'],
    ['const x = await get().catch(cb); use(x);', 'none', 'none'],
    ['const x = await get().then(a, b); use(x);', 'none', 'none'],
    ['const x = await get().catch(); use(x);', 'none', 'none'],
    ['const x = schema.catch("default"); use(x);', 'none', 'none'],
    ['const x = await get().catch(console.error); use(x);', 'fine', 'logOnly'],
    ['await get().catch(console.error.bind(console));', 'fine', 'logOnly'],
    ['get((err, data) => { if (err) return; use(data); });', 'none', 'none'],
  ]);

  it.each([
    ["import { z } from 'zod'; export const a = z.string().catch(() => 'x');", 'none'],
    ["import { z } from 'zod'; const S = z.string(); export const a = S.min(1).catch(() => 'x');", 'none'],
    [
      "import { noop } from 'lodash'; export const f = async () => { const x = await get().catch(noop); use(x); };",
      'silent',
    ],
    [
      "import noop from 'lodash/noop'; export const f = async () => { const x = await get().catch(noop); use(x); };",
      'silent',
    ],
    [
      "import _ from 'lodash'; export const f = async () => { const x = await get().catch(_.noop); use(x); };",
      'silent',
    ],
    ['export const f = async () => { const x = await get().catch(Function.prototype); use(x); };', 'silent'],
  ])('%s', (code, verdict) => expect(verdictOf(code, RECOMMENDED)).toBe(verdict));
});

describe('throwing, answering with an error, and ending', () => {
  judge(
    [
      ['throw e;', 'fine', 'fine'],
      ['throw new Error("x");', 'fine', 'fine'],
      ['return Promise.reject(e);', 'fine', 'fine'],
      ['return Promise.reject(new Error("x"));', 'fine', 'fine'],
      ['reject(new HttpError(500));', 'fine', 'fine'],
      ['return new NotFoundError();', 'fine', 'fine'],
      ['return createError(404);', 'fine', 'fine'],
      ['const failure = new Error("x"); return failure;', 'fine', 'fine'],
      ['process.exit(1);', 'fine', 'fine'],
      ['fail();', 'fine', 'fine'],
      ['ctx.throw(500);', 'fine', 'fine'],
      ['try { await undo(); } finally { throw e; }', 'fine', 'fine'],
      ['try { return null; } finally { report(e); }', 'fine', 'fine'],
    ],
    code => `function fail() { throw new Error("x"); } ${reading(code)}`,
  );
});

describe('handing the error on', () => {
  judge(
    [
      ['return e;', 'fine', 'fine'],
      ['return { data: null, cause: e };', 'fine', 'fine'],
      ['return [];', 'silent', 'silent'],
      ['report(e); return null;', 'fine', 'fine'],
      ['await report({ error: e }); return null;', 'fine', 'fine'],
      ['report(`failed: ${e}`); return null;', 'fine', 'fine'],
      ['onError?.(e); return null;', 'fine', 'fine'],
      ['this.handlers?.failed?.(e.message); return null;', 'fine', 'fine'],
      ['if (cb) cb(e); return null;', 'fine', 'fine'],
      ["if (typeof cb === 'function') { cb(e); } return null;", 'fine', 'fine'],
      ['cb && cb(e); return null;', 'fine', 'fine'],
      ['if (verbose) cb(e); return null;', 'fine', 'silent'],
      ['this.last = e; return null;', 'fine', 'fine'],
      ['errors.push(e); return null;', 'fine', 'fine'],
      ['const own = []; own.push(e.message); return null;', 'silent', 'silent'],
      ['const own = {}; own.cause = e; return null;', 'silent', 'silent'],
      ['const own = []; own.push(e); return own;', 'fine', 'fine'],
      ['setImmediate(() => { throw e; }); return null;', 'fine', 'fine'],
      ['later(() => { hide(e); }); return null;', 'fine', 'fine'],
      ['for (const listener of listeners) listener(e); return null;', 'fine', 'fine'],
      ['for (const one of e.errors) report(one); return null;', 'fine', 'fine'],
      ['e.errors.forEach(one => report(one)); return null;', 'fine', 'fine'],
      ['const { message } = e; report(message); return null;', 'fine', 'fine'],
      ['const tell = () => report(e); tell(); return null;', 'fine', 'fine'],
      ['try { report(e); } catch { } return null;', 'fine fine', 'fine silent'],
      ['next(new HttpError(400)); return null;', 'fine', 'fine'],
      ['const e2 = wrap(e); return null;', 'silent', 'silent'],
      ['const e2 = wrap(e); report(e2); return null;', 'fine', 'fine'],
      ['String(e); return null;', 'silent', 'silent'],
      ['const text = getErrorMessage(e); return null;', 'silent', 'silent'],
      ['const text = JSON.stringify(e); return null;', 'silent', 'silent'],
      ['const text = e instanceof Error ? e.message : String(e); return null;', 'silent', 'silent'],
      ['return e instanceof Error ? e.message : String(e);', 'fine', 'fine'],
      ['new WrappedError(e); return null;', 'silent', 'silent'],
      ['const known = e instanceof Error; return { known };', 'silent', 'silent'],
      ['const missing = e.code === "ENOENT"; return { missing };', 'fine', 'fine'],
      ['e = toError(e); return null;', 'silent', 'silent'],
      ['function nested(e) { report(e); } return null;', 'silent', 'silent'],
      ['items.map(e => report(e)); return null;', 'silent', 'silent'],
    ],
    reading,
  );
  judge([
    ['function* g() { try { a(); } catch (e) { yield e; } }', 'fine', 'fine'],
    ['const x = await get().catch(e => report(e)); use(x);', 'fine', 'fine'],
    ['const x = await get().catch(e => void report(e)); use(x);', 'fine', 'fine'],
    ['const x = await get().catch(({ message }) => report(message)); use(x);', 'fine', 'fine'],
    ['let failure; try { await get(); } catch (e) { failure = e; } return failure;', 'fine', 'fine'],
  ]);
});

describe('logging', () => {
  judge(
    [
      ['console.error(e); return null;', 'fine', 'logOnly'],
      ['logger.warn({ err: e }, "x"); return null;', 'fine', 'logOnly'],
      ['logger.warn(`x ${e.message}`); return null;', 'fine', 'logOnly'],
      ['const text = String(e); logger.warn(text); return null;', 'fine', 'logOnly'],
      ['logger.error("x"); return null;', 'lostError', 'lostError'],
      ['console.log("x"); return [];', 'lostError', 'lostError'],
      ['logger.error(e instanceof Error); return null;', 'lostError', 'lostError'],
      ['console.log(); return null;', 'silent', 'silent'],
      ['log(e); return null;', 'fine', 'fine'],
      ['this.log("x"); return null;', 'silent', 'silent'],
      ['toast.error("x"); return null;', 'fine', 'lostError'],
      ['logger.error("x"); throw e;', 'fine', 'fine'],
      ['logger.error("x"); process.exit(1);', 'fine', 'fine'],
      ['if (verbose) logger.error(e); return null;', 'fine', 'silent'],
      ['if (verbose) logger.error("x"); return null;', 'lostError', 'lostError'],
      ['try { a(); } catch (inner) { logger.error("x", inner); } return null;', 'silent fine', 'silent logOnly'],
      ['logger && logger.error(e); return null;', 'fine', 'logOnly'],
    ],
    reading,
  );
});

describe('signals', () => {
  judge(
    [
      ['toast("Could not load"); return [];', 'fine', 'lostError'],
      ['setError(true); return [];', 'fine', 'lostError'],
      ['setError(null); return [];', 'silent', 'silent'],
      ['metrics.recordFailure(); return [];', 'fine', 'lostError'],
      ['span.setStatus({ code: 2 }); return [];', 'fine', 'lostError'],
      ['isError(e); return [];', 'silent', 'silent'],
      ['toError(x); return [];', 'silent', 'silent'],
      ['res.status(500).json([]); return [];', 'fine', 'lostError'],
      ['res.status(200).json([]); return [];', 'silent', 'silent'],
      ['res.sendStatus(404); return [];', 'fine', 'lostError'],
      ['return new Response(null, { status: 502 });', 'fine', 'lostError'],
      ['return new Response(null, { status: 200 });', 'silent', 'silent'],
      ['return c.json([], 503);', 'fine', 'lostError'],
      ['socket.close(1011); return [];', 'fine', 'lostError'],
      ['return { ok: false };', 'fine', 'lostError'],
      ['return { success: false, data: [] };', 'fine', 'lostError'],
      ['return { success: true, data: [] };', 'silent', 'silent'],
      ['return { error: "x" };', 'fine', 'lostError'],
      ['return { error: null, data: [] };', 'silent', 'silent'],
      ['return { data: [] };', 'silent', 'silent'],
      ['return { data: { type: "error" } };', 'fine', 'lostError'],
      ['return { data: { type: "info" } };', 'silent', 'silent'],
      ['return err("gone");', 'fine', 'lostError'],
      ['return E.left("gone");', 'fine', 'lostError'],
      ['failures++; return [];', 'fine', 'lostError'],
      ['this.stats.errors += 1; return [];', 'fine', 'lostError'],
      ['calls++; return [];', 'silent', 'silent'],
      ['this.failed = true; return [];', 'fine', 'lostError'],
      ['this.failed = false; return [];', 'silent', 'silent'],
      ['this.state = "down"; return [];', 'fine', 'lostError'],
      ['isValid = false; return [];', 'fine', 'lostError'],
      ['const failed = true; return [];', 'silent', 'silent'],
      ['reject(); return [];', 'fine', 'lostError'],
      ['return Status.Failed;', 'fine', 'lostError'],
      ['return ServerStatus.DISCONNECTED;', 'fine', 'lostError'],
      ['return ServerStatus.CONNECTED;', 'silent', 'silent'],
      ['return modes.offline;', 'silent', 'silent'],
    ],
    reading,
  );
});

describe('tests for known errors', () => {
  judge(
    [
      ['if (e instanceof HttpError) return null; throw e;', 'fine', 'fine'],
      ['if (e.code === "ENOENT") return null; throw e;', 'fine', 'fine'],
      ['if (e?.code === "ENOENT") return null; throw e;', 'fine', 'fine'],
      ['if ((e as any).status == 404) return null; throw e;', 'fine', 'fine'],
      ['if (e.response.status >= 500) return null; throw e;', 'fine', 'fine'],
      ['const { code } = e; if (code === "ENOENT") return null; throw e;', 'fine', 'fine'],
      ['const isMissing = e.code === "ENOENT"; if (isMissing) return null; throw e;', 'fine', 'fine'],
      ['if (["A", "B"].includes(e.code)) return null; throw e;', 'fine', 'fine'],
      ['if (CODES.has(e.code)) return null; throw e;', 'fine', 'fine'],
      ['if (isNotFound(e)) return null; throw e;', 'fine', 'fine'],
      ['if (axios.isCancel(e)) return null; throw e;', 'fine', 'fine'],
      ['if (!isErrno(e, "ENOENT")) throw e; return null;', 'fine', 'fine'],
      ['if (isErrno(e, "ENOENT")) return null;', 'missingRethrow', 'missingRethrow'],
      ['if (/gone/.test(e.message)) return null; throw e;', 'fine', 'fine'],
      ['if (e.message.includes("gone")) return null; throw e;', 'fine', 'fine'],
      ['if (e.message.indexOf("gone") !== -1) return null; throw e;', 'fine', 'fine'],
      ['if (e.message.indexOf("gone") === -1) throw e; return null;', 'fine', 'fine'],
      ['if ("code" in e) return null; throw e;', 'fine', 'fine'],
      ['if (signal.aborted) return null; throw e;', 'fine', 'fine'],
      ['switch (e.code) { case "A": return null; default: throw e; }', 'fine', 'fine'],
      ['switch (true) { case e instanceof A: return null; default: throw e; }', 'fine', 'fine'],
      ['if (e instanceof Error && e.code === "ENOENT") return null; throw e;', 'fine', 'fine'],
      ['if (e.code !== "ENOENT") throw e; return null;', 'fine', 'fine'],
      ['if (!(e instanceof A) && !(e instanceof B)) throw e; return null;', 'fine', 'fine'],
      ['if (e.code === "A" || closed) return null; throw e;', 'fine', 'fine'],
      ['return e.code === "ENOENT" ? null : Promise.reject(e);', 'fine', 'fine'],
      ['if (e.code === "ENOENT") { return null; } else { logger.error(e); return null; }', 'fine', 'logOnly'],
      ['if (e.code === "ENOENT") return null; toast.error("x"); return null;', 'fine', 'fine'],
      ['if (e.code === "ENOENT") return null;', 'missingRethrow', 'missingRethrow'],
      ['if (e.code === "ENOENT") { return null; } return [];', 'missingRethrow', 'missingRethrow'],
      ['if (e.code === "ENOENT") { return null; } else { return []; }', 'missingRethrow', 'missingRethrow'],
      [
        'if (e.code === "ENOENT") { warn(); } else if (e.code === "EACCES") { warn(); }',
        'missingRethrow',
        'missingRethrow',
      ],
      ['switch (e.code) { case "A": return null; }', 'missingRethrow', 'missingRethrow'],
      ['switch (e.code) { case "A": return null; default: return []; }', 'missingRethrow', 'missingRethrow'],
      ['if (e.code === "ENOENT") throw e; return null;', 'missingRethrow', 'missingRethrow'],
      ['if (e instanceof A && e.status !== 404) throw e; return null;', 'missingRethrow', 'missingRethrow'],
      ['if (e.code === "A") return null; logger.error("x"); return null;', 'missingRethrow', 'missingRethrow'],
      ['return e.code === "ENOENT" ? null : [];', 'missingRethrow', 'missingRethrow'],
      ['if (e instanceof Error) { if (e.code !== "A") throw e; } return null;', 'fine', 'missingRethrow'],
      ['if (e.code === "A") return null; return await other();', 'fine', 'fine'],
    ],
    reading,
  );
});

describe('narrowing is no test', () => {
  judge(
    [
      ['if (e instanceof Error) return null; throw e;', 'fine', 'silent'],
      ['if (e instanceof Error) { logger.error(e); } return null;', 'fine', 'silent'],
      ['if (typeof e === "string") return null; return [];', 'silent', 'silent'],
      ['if (e == null) return null; return [];', 'silent', 'silent'],
      ['if (isError(e)) return null; return [];', 'silent', 'silent'],
      ['if (isErrno(e)) return null; return [];', 'silent', 'silent'],
      ['const text = e instanceof HttpError ? "a" : "b"; return null;', 'silent', 'silent'],
      ['logger.warn(e.code === "A" ? "a" : "b"); return null;', 'fine', 'logOnly'],
      ['if (e.response) return null; return [];', 'silent', 'silent'],
    ],
    reading,
  );
});

describe('what is lost', () => {
  judge([
    // A value replaced by a default.
    ['try { return await get(); } catch { return null; }', 'silent', 'silent'],
    ['try { return await get(); } catch {} return null;', 'silent', 'silent'],
    ['try { return await get(); } catch {}', 'silent', 'silent'],
    ['let x = []; try { x = await get(); } catch {} return x;', 'silent', 'silent'],
    ['let x; try { x = await get(); } catch { x = []; } use(x);', 'silent', 'silent'],
    ['for (const i of items) { try { use(await get(i)); } catch { continue; } }', 'silent', 'silent'],
    ['for (const i of items) { try { found.push(await get(i)); } catch {} }', 'silent', 'silent'],
    ['try { return await get(); } catch { return getDefaults(); }', 'silent', 'silent'],
    ['try { return await get(); } catch { return await other(); }', 'fine', 'silent'],
    ['try { return await get(); } catch {} return await other();', 'fine', 'silent'],
    // Nothing is replaced.
    ['try { await get(); } catch {}', 'fine', 'silent'],
    ['try { const x = await get(); use(x); } catch {}', 'fine', 'silent'],
    ['for (const i of items) { try { await get(i); } catch { continue; } }', 'fine', 'silent'],
    // No I/O.
    ['try { start(); } catch {}', 'fine', 'silent'],
    ['try { start(); } catch { stop(); }', 'fine', 'silent'],
    // Accounted for later.
    ['let x; try { x = await get(); } catch {} if (!x) throw new Error("x"); return x;', 'fine', 'fine'],
    ['let x; try { x = await get(); } catch {} if (!x) { return { ok: false }; } return x;', 'fine', 'fine'],
    ['for (const i of items) { try { return await get(i); } catch {} } throw new Error("x");', 'fine', 'fine'],
    [
      'for (const i of items) { try { return await get(i); } catch { continue; } } throw new Error("x");',
      'fine',
      'fine',
    ],
    ['const body = await get().catch(() => undefined); throw new HttpError(String(body));', 'fine', 'fine'],
    ['const x = await get().catch(() => null); if (!x) throw new Error("x"); use(x);', 'fine', 'fine'],
    ['const x = await get().catch(() => null); if (!x) return; use(x);', 'silent', 'silent'],
    // The other way is no default.
    [
      'try { return await get(); } catch { const other = connect(); await other.open(); return other; }',
      'fine',
      'silent',
    ],
    ['try { return await get(); } catch { const none = []; return none; }', 'silent', 'silent'],
    ['this.done = get().then(() => undefined, () => undefined);', 'fine', 'silent'],
    [
      'return get().then(() => ({ status: 302, location: sentUrl }), () => ({ status: 302, location: sendFailedUrl }));',
      'fine',
      'lostError',
    ],
    // Somebody else sees the error.
    ['const ready = await worker.ready.catch(() => undefined); if (!ready) return; use(ready);', 'fine', 'silent'],
    // Writes.
    ['try { await save(); } catch {}', 'silent', 'silent'],
    ['try { await db.users.update(x); } catch {}', 'silent', 'silent'],
    ['try { return await api.post(x); } catch { return; }', 'silent', 'silent'],
    ['await save().catch(() => {});', 'silent', 'silent'],
    ['void queue.publish(x).catch(() => {});', 'silent', 'silent'],
    ['save().then(() => done()).catch(() => {});', 'silent', 'silent'],
    ['try { await telemetry.send(x); } catch {}', 'fine', 'silent'],
    ['await analytics.publish(x).catch(() => {});', 'fine', 'silent'],
    ['try { await saved(); } catch {}', 'fine', 'silent'],
    // Promises.
    ['get().catch(() => {});', 'fine', 'silent'],
    ['await get().catch(() => undefined);', 'fine', 'silent'],
    ['get().catch(() => {}).then(() => next());', 'fine', 'silent'],
    ['get().catch(() => {}).finally(() => next());', 'fine', 'silent'],
    ['const x = await get().catch(() => {}); use(x);', 'silent', 'silent'],
    ['return get().catch(() => []);', 'silent', 'silent'],
    ['return get().catch(() => {});', 'fine', 'silent'],
    ['await Promise.all(items.map(i => get(i).catch(() => null)));', 'fine', 'silent'],
    ['const all = await Promise.all([get().catch(() => null)]); use(all);', 'silent', 'silent'],
    ['const x = get().catch(function () { return this; }); use(x);', 'silent', 'silent'],
  ]);

  it.each([
    [
      "import fs from 'node:fs'; export function f() { try { return fs.readFileSync('x', 'utf8'); } catch { return ''; } }",
      'silent',
    ],
    [
      "import { readFileSync as read } from 'fs'; export function f() { try { return read('x', 'utf8'); } catch { return ''; } }",
      'silent',
    ],
    [
      "import { execSync } from 'child_process'; export function f() { try { return execSync('x'); } catch { return null; } }",
      'silent',
    ],
    [
      "import Database from 'better-sqlite3'; const db = new Database('x'); export function f() { try { return db.prepare('x'); } catch { return null; } }",
      'silent',
    ],
    ["import fs from 'node:fs'; export function f() { try { fs.writeFileSync('x', y); } catch {} }", 'silent'],
    ["import fs from 'node:fs'; export function f() { try { fs.renameSync('x', y); } catch {} }", 'silent'],
    [
      "import { readdirSync } from 'node:fs'; export function f() { try { const all = readdirSync('x'); return all.filter(Boolean).sort(); } catch { return []; } }",
      'fine',
    ],
    [
      "import { execSync } from 'child_process'; export function f() { try { execSync('x', { stdio: 'inherit' }); return true; } catch { return false; } }",
      'fine',
    ],
    [
      "import { execSync } from 'child_process'; export function f(stdio = 'inherit') { try { execSync('x', { stdio }); return true; } catch { return false; } }",
      'fine',
    ],
    [
      "import { execSync } from 'child_process'; export function f() { try { execSync('x', { stdio: 'ignore' }); return true; } catch { return false; } }",
      'silent',
    ],
    [
      "import { execSync } from 'child_process'; export function f() { try { return execSync('x').toString().trim(); } catch { return ''; } }",
      'silent',
    ],
    [
      "import fs from './fs.ts'; export function f() { try { return fs.readFileSync('x'); } catch { return ''; } }",
      'fine',
    ],
    [
      "import fs from 'node:fs'; export function f(fs) { try { return fs.readFileSync('x'); } catch { return ''; } }",
      'fine',
    ],
  ])('%s', (code, verdict) => expect(verdictOf(code, RECOMMENDED)).toBe(verdict));
});

describe('probes', () => {
  judge([
    ['try { return JSON.parse(items); } catch { return null; }', 'fine', 'fine'],
    ['let x = null; try { x = JSON.parse(items); } catch {} return x;', 'fine', 'fine'],
    ['try { const x = JSON.parse(items); return x.name; } catch { return items; }', 'fine', 'fine'],
    ['try { new URL(items); return true; } catch { return false; }', 'fine', 'fine'],
    ['try { return decodeURIComponent(items); } catch { return String(items); }', 'fine', 'fine'],
    ['try { return parseConfig(items); } catch { return undefined; }', 'fine', 'fine'],
    ['for (const i of items) { try { found.push(parse(i)); } catch { continue; } }', 'fine', 'fine'],
    [
      'let x; try { x = JSON.parse(items); } catch (e) { x = parseEnv(items); if (!x) throw e; } return x;',
      'fine',
      'fine',
    ],
    ['try { return JSON.parse(items); } catch { logger.warn("x"); return null; }', 'lostError', 'lostError'],
    ['try { return JSON.parse(items); } catch { logger.warn("x", items); return null; }', 'fine', 'lostError'],
    ['try { new URL(items); } catch { logger.warn(`No URL: ${items}`); return null; }', 'fine', 'fine'],
    ['try { new URL(a.b); } catch { logger.warn(`No URL: ${a.c}`); return null; }', 'lostError', 'lostError'],
    ['try { use(await get(new URL(items))); } catch { logger.warn(items); }', 'lostError', 'lostError'],
    ['try { return JSON.parse(items); } catch { reset(); return null; }', 'fine', 'silent'],
    ['try { await fs.access(items); return true; } catch { return false; }', 'fine', 'silent'],
    ['const x = await stat(items).catch(() => null); use(x);', 'fine', 'silent'],
    ['try { return fs.readdirSync(items); } catch { return []; }', 'fine', 'fine'],
    [
      'try { const s = await fs.stat(items); return await fs.readFile(items); } catch { return null; }',
      'silent',
      'silent',
    ],
    ['try { return await import("sharp"); } catch { return null; }', 'fine', 'fine'],
    ['const x = await import("sharp").catch(() => null); use(x);', 'fine', 'fine'],
    ['try { return require("sharp"); } catch { return null; }', 'fine', 'fine'],
    ['try { return require.resolve("sharp"); } catch { return null; }', 'fine', 'fine'],
    ['const x = await res.json().catch(() => ({})); use(x);', 'fine', 'fine'],
    ['try { return await res.text(); } catch { return ""; }', 'fine', 'fine'],
    ['const x = await res.json().then(a => a.b).catch(() => null); use(x);', 'fine', 'fine'],
    ['try { const r = await fetch("x"); return await r.json(); } catch { return null; }', 'silent', 'silent'],
    ['async function hasGit() { try { await run("git"); return true; } catch { return false; } }', 'fine', 'fine'],
    ['async function gitExists() { try { await run("git"); return true; } catch { return false; } }', 'fine', 'fine'],
    ['async function hasGit() { try { return await run("git"); } catch { return false; } }', 'silent', 'silent'],
    [
      'async function isToolAvailable() { try { return await new Promise(done => run(done)); } catch { return false; } }',
      'fine',
      'fine',
    ],
    [
      'async function isHostResolvable() { try { const a = await ask(); return a.length > 0; } catch { return false; } }',
      'fine',
      'fine',
    ],
    [
      'async function isMigrated() { try { const a = await ask(); return a.length > 0; } catch { return false; } }',
      'silent',
      'silent',
    ],
    [
      'async function isKnown() { try { const a = await runGit("log"); return /x/.test(a); } catch { return false; } }',
      'fine',
      'fine',
    ],
    ['try { return await resolveModule("sharp"); } catch { return null; }', 'fine', 'fine'],
    ['async function isServerRunning() { try { const r = await fetch("x"); return r.status < 500; } catch { return false; } }', 'fine', 'fine'],
    ['async function isAvailable() { try { return E.isRight(await init()); } catch { return false; } }', 'fine', 'fine'],
    ['try { logger.info(items); } catch { logger.info("Not shown"); }', 'fine', 'lostError'],
    ['async function findGit() { try { await run("git"); return true; } catch { return false; } }', 'silent', 'silent'],
    ['function isUp() { return ping().then(() => true).catch(() => false); }', 'fine', 'fine'],
    ['try { await sleep(5, null, { signal }); } catch {}', 'fine', 'fine'],
    ['await waitFor(async () => { try { return await get(); } catch { return false; } });', 'fine', 'fine'],
  ]);
});

describe('where nothing is lost', () => {
  judge([
    ['try { return find(items); } catch (e) { for (const x of cb) { try { return find(items + x); } catch {} } throw e; }', 'fine fine', 'fine fine'],
    ['try { return find(items); } catch (e) { try { return guess(items); } catch {} throw e; }', 'fine fine', 'silent fine'],
    ['try { await get(); } catch (e) { await tell(e).catch(() => { console.error(e.message); }); throw e; }', 'fine fine', 'fine fine'],
    ['try { await get(); } catch (e) { await tell(e).catch(() => { console.error("x"); }); throw e; }', 'fine lostError', 'fine lostError'],
    ['let failed = false; try { await get(); } catch { failed = true; } assert(failed);', 'fine', 'fine'],
    ['let failed = false; try { await get(); } catch { failed = true; } if (!failed) throw new Error("no");', 'fine', 'fine'],
    ['let failed = false; try { await get(); } catch { failed = true; } use(failed);', 'fine', 'lostError'],
    ['try { a = decode(items); if (odd(a)) throw new Error(); } catch { reset(); return null; }', 'fine', 'fine'],
    ['try { a = decode(items); if (odd(a)) throw new Error("odd"); } catch { reset(); return null; }', 'fine', 'silent'],
    ['let done = false; const p = get(); p.then(() => { done = true; }).catch(() => { done = true; }); await p;', 'fine', 'fine'],
    ['const p = get().catch(e => { report(e); throw e; }); p.catch(() => {});', 'fine fine', 'fine fine'],
    ['invoke("append_log", { line: items }).catch(() => {});', 'fine', 'fine'],
    ['invoke("save", { line: items }).catch(() => {});', 'fine', 'silent'],
    ['wireTeardown().catch(() => {});', 'fine', 'fine'],
    ['try { await get(); } catch (e) { if (mounted.current) { show(e); } }', 'fine', 'fine'],
    ['try { await get(); } catch (e) { if (visible.current) { show(e); } }', 'fine', 'silent'],
    ['try { controller.enqueue(items); } catch { clearInterval(cb); }', 'fine', 'fine'],
    ['try { jobs.enqueue(items); } catch { clearInterval(cb); }', 'fine', 'silent'],
    ['try { await get(); } catch (e) { if (e === undefined) { return; } else { console.error(e); } }', 'fine', 'fine'],
    ['try { await get(); } catch (e) { if (e == null) { return; } else { console.error(e); } }', 'fine', 'silent'],
  ]);

  it('leaves alone what follows a method that keeps its errors to itself', () => {
    const method = 'async check(x) { try { return await x(); } catch (e) { return this.add(e); } }';
    expect(verdictOf(`class A { ${method} all(x) { return this.check(x).catch(() => {}); } }`, STRICT)).toBe('fine fine');
    const thrower = 'async check(x) { await this.open(); try { return await x(); } catch (e) { return this.add(e); } }';
    expect(verdictOf(`class A { ${thrower} all(x) { return this.check(x).catch(() => {}); } }`, STRICT)).toBe('fine silent');
  });
});

describe('clean-up', () => {
  judge([
    ['try { await conn.close(); } catch {}', 'fine', 'fine'],
    ['try { fs.unlinkSync(items); } catch {}', 'fine', 'fine'],
    ['try { if (conn) { conn.destroy(); } } catch {}', 'fine', 'fine'],
    ['try { await conn?.end(); } catch (e) { console.log("x"); }', 'fine', 'fine'],
    ['await conn.release().catch(() => {});', 'fine', 'fine'],
    ['conn && conn.close().catch(() => {});', 'fine', 'fine'],
    ['Promise.resolve(conn.close()).catch(() => {});', 'fine', 'fine'],
    ['try { await client.query("ROLLBACK"); } catch {}', 'fine', 'fine'],
    ['emitter.removeListener("x", cb).catch(() => {});', 'fine', 'fine'],
    ['try { conn.close(); save(); } catch {}', 'fine', 'silent'],
    ['try { const x = await conn.close(); use(x); } catch {}', 'fine', 'silent'],
    ['try { await reader.read(); } catch {}', 'fine', 'silent'],
  ]);
});

describe('retries and promises marked as handled', () => {
  judge([
    ['for (let i = 0; i < 3; i++) { try { return await get(); } catch (e) { if (i === 2) throw e; } }', 'fine', 'fine'],
    ['while (true) { try { return await get(); } catch (e) { if (++attempts > max) throw e; } }', 'fine', 'fine'],
    [
      'while (true) { try { return await get(); } catch (e) { if (e.code === "X") { continue; } if (Date.now() > end) throw e; } }',
      'fine',
      'fine',
    ],
    ['const p = get(); p.catch(() => {}); await other(); return await p;', 'fine', 'fine'],
    ['const p = get(); p.catch(() => {}); return p;', 'fine', 'fine'],
    ['const p = get(); this.locks.set("x", p.catch(() => {})); return p;', 'fine', 'fine'],
    ['const p = get(); p.catch(() => {});', 'fine', 'silent'],
    ['let p = get(); p.catch(() => {}); p = other(); await p;', 'fine', 'silent'],
  ]);
});

describe('work that was called off', () => {
  judge([
    ['try { await get(); } catch (e) { if (cancelled) return; throw e; }', 'fine', 'fine'],
    ['try { await get(); } catch (e) { if (this.closed) return; logger.error(e); throw e; }', 'fine', 'fine'],
    ['try { await get(); } catch (e) { if (id !== this.currentId) return; report(e); }', 'fine', 'fine'],
    ['try { await get(); } catch (e) { if (isAborted()) return; report(e); }', 'fine', 'fine'],
    ['try { return await get(); } catch (e) { if (cancelled) return; return null; }', 'silent', 'silent'],
  ]);
});

describe('reasons', () => {
  judge([
    ['try { return await get(); } catch { /* the cache is optional */ return null; }', 'fine', 'silent'],
    ['try { return await get(); } catch { return null; } // the cache is optional', 'fine', 'silent'],
    ['// the cache is optional\ntry { return await get(); } catch { return null; }', 'fine', 'silent'],
    ['try { // the cache is optional\nreturn await get(); } catch { return null; }', 'fine', 'silent'],
    ['const x = await get()\n// the cache is optional\n.catch(() => null); use(x);', 'fine', 'silent'],
    [
      'try { a(); try { return await get(); } catch { return null; } } catch (e) { /* the cache is optional */ throw e; }',
      'fine fine',
      'silent fine',
    ],
    ['try { return await get(); } catch { /* best-effort */ return null; }', 'fine', 'silent'],
    ['try { return await get(); } catch { /* ignore */ return null; }', 'silent', 'silent'],
    ['try { return await get(); } catch { /* ignore errors */ return null; }', 'silent', 'silent'],
    ['try { return await get(); } catch { /* optional */ return null; }', 'silent', 'silent'],
    ['try { return await get(); } catch { /* no-op */ return null; }', 'silent', 'silent'],
    ['try { return await get(); } catch { /* TODO: handle this case */ return null; }', 'silent', 'silent'],
    ['try { return await get(); } catch { /* eslint-disable-line no-empty */ return null; }', 'silent', 'silent'],
    [
      'try { return await get(); } catch { /* eslint-disable-line no-empty -- the cache is optional */ return null; }',
      'fine',
      'silent',
    ],
    ['try { return await get(); } catch { /* istanbul ignore next */ return null; }', 'silent', 'silent'],
    ['try { return await get(); } catch { // console.log(e);\nreturn null; }', 'silent', 'silent'],
    ['// the cache is optional\n\ntry { return await get(); } catch { return null; }', 'silent', 'silent'],
    ['start(); // the cache is optional\ntry { return await get(); } catch { return null; }', 'silent', 'silent'],
    ['async function tryLoad() { try { return await get(); } catch { return null; } }', 'fine', 'silent'],
    ['const safeLoad = async () => { try { return await get(); } catch { return null; } };', 'fine', 'silent'],
    ['async function loadOrNull() { try { return await get(); } catch { return null; } }', 'fine', 'silent'],
    ['async function trying() { try { return await get(); } catch { return null; } }', 'silent', 'silent'],
    ['async function getPathSuggestions() { try { return await get(); } catch { return []; } }', 'fine', 'silent'],
    ['async function suggest() { try { return await get(); } catch { return []; } }', 'silent', 'silent'],
  ]);
});

describe('reasons in the description of a function', () => {
  const body = 'async function load() { try { return await get(); } catch { return null; } }';
  judge([
    [`/** Loads the theme. Returns null on any error. */\n${body}`, 'fine', 'silent'],
    [`// The theme, or undefined\n// when the server is unavailable.\n${body}`, 'fine', 'silent'],
    [`/** Loads the theme.\n * @param name its name\n * @returns the theme, \`null\` if that fails\n */\n${body}`, 'fine', 'silent'],
    [`/** Best-effort: the theme is decoration. */\n${body}`, 'fine', 'silent'],
    [`/** Loads the theme, never throws. */\nexport ${body}`, 'fine', 'silent'],
    ['/** Empty on error. */\nconst load = async () => { try { return await get(); } catch { return []; } };', 'fine', 'silent'],
    ['class A { /** Empty on error. */\nasync load() { try { return await get(); } catch { return []; } } }', 'fine', 'silent'],
    [`/** The theme; null cannot be read. */\n${body}`, 'fine', 'silent'],
    [`/** Errors fail closed to none. */\n${body}`, 'fine', 'silent'],
    [`/** Names for tab completion. */\n${body}`, 'fine', 'silent'],
    [`/** Loads the theme, or null if there is none. */\n${body}`, 'silent', 'silent'],
    [`/** Loads the theme.\n * @throws when it fails, null included\n */\n${body}`, 'silent', 'silent'],
    [`/** Loads what fails. Null is no theme. */\n${body}`, 'silent', 'silent'],
    [`/** Returns null on any error. */\n\n${body}`, 'silent', 'silent'],
    [
      '/** Returns null on any error. */\nfunction load() { each(async () => { try { return await get(); } catch { return []; } }); }',
      'silent',
      'silent',
    ],
  ]);
});

describe('access functions', () => {
  const inModule = (code: string): string => code;
  judge(
    [
      ['async function isAllowed() { try { return await check(); } catch { return true; } }', 'failOpen', 'failOpen'],
      [
        'async function isAllowed() { try { return await check(); } catch (e) { logger.error(e); return true; } }',
        'failOpen',
        'failOpen',
      ],
      [
        'async function isAllowed() { try { return await check(); } catch { /* better open than down */ return true; } }',
        'failOpen',
        'failOpen',
      ],
      ['async function isAllowed() { try { return await check(); } catch { return false; } }', 'fine', 'silent'],
      ['async function isAllowed() { try { return await check(); } catch { return; } }', 'fine', 'silent'],
      ['async function isAllowed() { try { await check(); } catch {} return true; }', 'failOpen', 'failOpen'],
      [
        'async function isAllowed() { let ok = true; try { ok = await check(); } catch {} return ok; }',
        'failOpen',
        'failOpen',
      ],
      [
        'async function isAllowed() { let ok = false; try { ok = await check(); } catch {} return ok; }',
        'fine',
        'silent',
      ],
      [
        'async function isAllowed() { let ok = false; try { ok = await check(); } catch { ok = true; } return ok; }',
        'failOpen',
        'failOpen',
      ],
      [
        'async function verifySession() { try { return await check(); } catch { return { valid: true }; } }',
        'failOpen',
        'failOpen',
      ],
      [
        'async function verifySession() { try { return await check(); } catch { return { valid: false }; } }',
        'fine',
        'lostError',
      ],
      ['async function verifySession() { try { return await check(); } catch { return null; } }', 'fine', 'silent'],
      [
        'async function authenticate(req, res, next) { try { await check(); next(); } catch { next(); } }',
        'failOpen',
        'failOpen',
      ],
      [
        'async function authenticate(req, res, next) { try { await check(); next(); } catch (e) { next(e); } }',
        'fine',
        'fine',
      ],
      ['function authorize(cb) { check().catch(() => cb(null, true)); }', 'failOpen', 'failOpen'],
      [
        'class AuthGuard { async canActivate() { try { return await check(); } catch { return true; } } }',
        'failOpen',
        'failOpen',
      ],
      [
        'const policy = { async check() { try { return await check(); } catch { return true; } } };',
        'failOpen',
        'failOpen',
      ],
      ['class Cache { async has() { try { return await check(); } catch { return true; } } }', 'silent', 'silent'],
      [
        'async function isTokenRevoked() { try { return await check(); } catch { return false; } }',
        'failOpen',
        'failOpen',
      ],
      [
        'async function isRateLimited() { try { return await check(); } catch { return false; } }',
        'failOpen',
        'failOpen',
      ],
      ['async function isTokenRevoked() { try { return await check(); } catch { return true; } }', 'fine', 'silent'],
      ['async function hasPermission() { return check().catch(() => true); }', 'failOpen', 'failOpen'],
      ['async function hasPermission() { return check().then(a => a, () => true); }', 'failOpen', 'failOpen'],
      [
        'async function hasPermission() { try { return await check(); } catch (e) { if (e.code === "X") return true; throw e; } }',
        'fine',
        'fine',
      ],
      [
        'async function hasPermission() { try { return await check(); } catch (e) { if (e.code === "X") return false; return true; } }',
        'failOpen',
        'failOpen',
      ],
      ['async function isReady() { try { return await check(); } catch { return true; } }', 'silent', 'silent'],
      [
        'async function hasPermission() { try { return await check(); } catch { throw new Error("x"); } }',
        'fine',
        'fine',
      ],
    ],
    inModule,
  );
});

describe('boundaries', () => {
  const inModule = (code: string): string => code;
  judge(
    [
      ['try { await start(); } catch (e) { console.error(e); }', 'fine', 'fine'],
      ['async function main() { await start(); } main().catch(console.error);', 'fine', 'fine'],
      [
        'export function f() { emitter.on("x", async () => { try { await get(); } catch (e) { logger.error(e); } }); }',
        'fine',
        'fine',
      ],
      [
        'export function f() { async function h() { try { await get(); } catch (e) { logger.error(e); } } emitter.on("x", h); }',
        'fine',
        'fine',
      ],
      [
        'class A { start() { emitter.on("x", this.h.bind(this)); } async h() { try { await get(); } catch (e) { logger.error(e); } } }',
        'fine',
        'fine',
      ],
      [
        'export function f() { app.get("/x", async (req, res) => { try { await get(); } catch (e) { logger.error(e); } }); }',
        'fine',
        'fine',
      ],
      [
        'export function f() { app.get("/x", wrap(async () => { try { await get(); } catch (e) { logger.error(e); } })); }',
        'fine',
        'fine',
      ],
      [
        'export function f() { map.get(async () => { try { await get(); } catch (e) { logger.error(e); } }); }',
        'fine',
        'logOnly',
      ],
      [
        'export function f() { setInterval(async () => { try { await get(); } catch (e) { logger.error(e); } }, 5); }',
        'fine',
        'fine',
      ],
      [
        'export function f() { return new Worker("q", async () => { try { await get(); } catch (e) { logger.error(e); } }); }',
        'fine',
        'fine',
      ],
      ['class A { @Cron("x") async run() { try { await get(); } catch (e) { logger.error(e); } } }', 'fine', 'fine'],
      ['class A { @Inject() async run() { try { await get(); } catch (e) { logger.error(e); } } }', 'fine', 'logOnly'],
      ['export const handler = async () => { try { await get(); } catch (e) { logger.error(e); } };', 'fine', 'fine'],
      [
        'export async function f() { for (const i of items) { try { await get(i); } catch (e) { logger.error(e); } } }',
        'fine',
        'fine',
      ],
      [
        'export async function f() { items.forEach(async i => { try { await get(i); } catch (e) { logger.error(e); } }); }',
        'fine',
        'fine',
      ],
      ['export async function f() { try { await get(); } catch (e) { logger.error(e); } }', 'fine', 'logOnly'],
      [
        'export function f() { emitter.on("x", async () => { try { return await get(); } catch { return null; } }); }',
        'silent',
        'silent',
      ],
    ],
    inModule,
  );
});

describe('work that may fail', () => {
  it.each([
    ['new Wheel({ onExpire: x => { save(x).catch(e => { console.error(e); }); } });', 'fine'],
    ['const wheel = { onExpire: x => { save(x).catch(e => { console.error(e); }); } };', 'logOnly'],
    ['function up() { bindAction("quit", async () => { try { await leave(); } catch (e) { console.error(e); } }); }', 'fine'],
    ['function up() { bindAction(name, async () => { try { await leave(); } catch (e) { console.error(e); } }); }', 'logOnly'],
    ['function up() { void start().then(async () => { try { await tell(); } catch (e) { console.error(e); } }, log); }', 'fine'],
    ['function up() { return start().then(async () => { try { await tell(); } catch (e) { console.error(e); } }); }', 'logOnly'],
    ['function up() { void (async () => { try { await tell(); } catch (e) { console.error(e); } })(); }', 'fine'],
    ['async function pushMetrics() { try { await fetch(url); } catch (e) { console.error(e); } }', 'fine'],
    ['function up() { const save = useCallback(() => { try { put(); } catch (e) { console.error(e); } }, []); return <a onClick={save} />; }', 'fine'],
    ['function up() { const save = useCallback(() => { try { put(); } catch (e) { console.error(e); } }, []); return save; }', 'logOnly'],
    ['async function up() { if (isShuttingDown) { try { await tell(); } catch (e) { console.error(e); } return; } }', 'fine'],
    ['async function incrementHitCount() { try { await put(); } catch (e) { console.error(e); } }', 'fine'],
    ['async function up() { try { const a = await rank(); if (a) return a; } catch (e) { log.warn(e); } return await list(); }', 'fine'],
    ['async function up() { try { await send(); } catch (e) { log.warn(e); id = await start(x); } }', 'fine'],
    ['async function isMember() { try { return await ask(); } catch (e) { console.error(e); return false; } }', 'fine'],
    ['const keys = [{ key: "t", handler: async () => { try { await open(); } catch (e) { console.error(e); } } }];', 'fine'],
    ['function up() { return race(a, b.catch(e => { console.error(e); return new Promise(() => {}); })); }', 'fine'],
    ['function up() { xs.forEach(x => { (async () => { try { await put(x); } catch (e) { console.error(e); } })(); }); }', 'fine'],
    ['async function up() { try { await browse(); show(); } catch (e) { show(); console.error(e); } }', 'fine'],
    ['async function flush() { try { await send(); } catch (e) { console.warn(e); this.scheduleFlush(); } }', 'fine'],
    ['/** Swallows errors with a warning. */\nasync function read() { try { return await get(); } catch (e) { console.warn(e); } }', 'fine'],
  ])('%s', (code, strict) => {
    expect(verdictOf(code, STRICT, 'src/view.tsx')).toBe(strict);
  });
});

describe('functions under the key `handler`', () => {
  const body = 'async () => { try { await open(); } catch (e) { console.error(e); } }';
  it.each([
    [`export const key = { handler: ${body} };`, 'fine'],
    [`export const key = { 'handler': ${body}, ['handler']: ${body} };`, 'fine fine'],
    [`export const key = { handler: (${body}) as Handler };`, 'fine'],
    ['export const key = { handler: async function () { try { await open(); } catch (e) { console.error(e); } } };', 'fine'],
    ['export const key = { async handler() { try { await open(); } catch (e) { console.error(e); } } };', 'fine'],
    [`const load = ${body}; export const key = { handler: load };`, 'fine'],
    ['async function handler() { try { await open(); } catch (e) { console.error(e); } } export const key = { handler };', 'fine'],
    [`route({ path: '/', handler: ${body} });`, 'fine'],
    [`export const key = { [handler]: ${body} };`, 'logOnly'],
    [`export const key = { handlers: ${body}, errorHandler: ${body} };`, 'logOnly logOnly'],
    [`export const key = { handler: [${body}] };`, 'logOnly'],
    [`export function f() { const { handler = ${body} } = options; return handler; }`, 'logOnly'],
    ['export const key = { handler: async () => { try { return await open(); } catch { return null; } } };', 'silent'],
    ['export const key = { handler: async () => { const load = async () => { try { await open(); } catch (e) { console.error(e); } }; return load; } };', 'logOnly'],
  ])('%s', (code, strict) => expect(verdictOf(code, STRICT, 'src/keys.ts')).toBe(strict));
});

describe('copies in a cache', () => {
  const read = (call: string): string => `export function read(text) { try { return ${call}; } catch (e) { console.warn(e); return null; } }`;
  it.each([
    [read('JSON.parse(text)'), 'src/disk-cache.ts', 'fine'],
    [read('JSON?.parse(text)'), 'src/disk-cache.ts', 'fine'],
    [read('JSON.parse?.(text)'), 'src/disk-cache.ts', 'fine'],
    [read('JSON?.parse?.(text)'), 'src/diskCache.ts', 'fine'],
    [read('JSON?.["parse"](text!)'), 'src/cache.ts', 'fine'],
    [read('JSON?.parse(text)'), 'src/cache/index.ts', 'logOnly'],
    [read('JSON?.parse(decode(text))'), 'src/disk-cache.ts', 'logOnly'],
    [read('JSON?.parse(text)'), 'src/disk-cached-entries.ts', 'fine'],
    [read('JSON?.parse(text)'), 'src/orders.ts', 'logOnly'],
  ])('%s in %s', (code, filename, strict) => expect(verdictOf(code, STRICT, filename)).toBe(strict));
});

describe('odd syntax', () => {
  it.each([
    'class A { static { try { a(); } catch {} } }',
    'class A { @d() accessor x = get().catch(() => null); }',
    'abstract class A { abstract f(): void; }',
    'declare function f(): void; namespace N { try { a(); } catch (e) {} }',
    'import x = require("x"); export = x; x.f().catch(() => {});',
    'enum E { A = 1 } try {} catch ({ message = "x", ...rest }) { report(rest); }',
    'const a = [, get().catch(() => {})]; label: for (;;) { try { b(); } catch { break label; } }',
    'a: { try { b(); } catch { break a; } finally { c(); } }',
    'try { a(); } catch (e) { do { if (e) continue; b(e); } while (c); }',
    'try { a(); } catch (e) { x: y: for (const z of e) { continue x; } }',
    'get().catch(...handlers); get().then(...handlers, () => {});',
    'get().catch(function f(this: Window, e) { report(e); });',
    'get().catch((e = new Error()) => e); get().catch((...e) => e);',
    'get().catch(e => <Failure error={e} />);',
  ])('does not trip over %s', code => {
    expect(() => {
      const file = parse(code, { filename: 'file.tsx' });
      for (const node of [...findAll(file, 'CatchClause'), ...findAll(file, 'CallExpression')]) {
        const handler = getErrorHandler(node, file);
        if (handler) getVerdict(handler, STRICT, file);
      }
    }).not.toThrow();
  });
});
