import { describe, expect, it } from 'vitest';

import { allowsEveryOrigin, isOriginCheckedElsewhere, isOriginTested, isRequestOrigin } from '../../src/analysis/request-origin.ts';
import { find, parse } from '../support/parse.ts';

function getProbe(code: string) {
  const file = parse(code);
  const probe = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe');
  return { node: probe.arguments[0]!, sourceCode: file.sourceCode };
}

describe('isRequestOrigin', () => {
  it.each([
    ['probe(req.headers.origin);', true],
    ["probe(req.headers['Origin'] ?? '');", true],
    ["probe(request.headers.get('origin'));", true],
    ["probe(ctx.get('Origin') || '*');", true],
    ["probe(c.req.header('Origin'));", true],
    ['const o = req.headers.origin; probe(o);', true],
    ['const { origin } = req.headers; probe(origin);', true],
    ['const { headers: { origin } } = req; probe(origin);', true],
    ['probe(url.origin);', false],
    ['probe(origin);', false],
    ["probe(request.headers.get('host'));", false],
    ["probe(known ? req.headers.origin : '');", false],
  ])('says of %s: %s', (code, expected) => {
    const { node, sourceCode } = getProbe(code);
    expect(isRequestOrigin(node, sourceCode)).toBe(expected);
  });
});

describe('isOriginTested', () => {
  it.each([
    ['function f(req) { if (known.has(req.headers.origin)) probe(req.headers.origin); }', true],
    ['function f(req) { const o = req.headers.origin; if (o === a) probe(o); }', true],
    ['function f(req) { const o = req.headers.origin; if (o.endsWith(a)) probe(o); }', true],
    ['function f(req) { const o = req.headers.origin; const ok = isAllowed(o); if (ok) probe(o); }', true],
    ['function f(req) { const o = req.headers.origin; switch (o) { case a: probe(o); } }', true],
    ["function f(req) { if (known.has(req.headers.origin ?? '')) g(() => probe(req.headers.origin)); }", true],
    ['function f(req) { const o = req.headers.origin; if (o) probe(o); }', false],
    ['function f(req) { const o = req.headers.origin; if (o !== undefined) probe(o); }', false],
    ['function f(req) { const o = req.headers.origin; console.log(o); probe(o); }', false],
    ['function f(req) { const o = req.headers.origin; probe(o); known.has(o); }', false],
    ['function f(req) { if (known.has(req.headers.host)) probe(req.headers.origin); }', false],
  ])('says of %s: %s', (code, expected) => {
    const { node, sourceCode } = getProbe(code);
    expect(isOriginTested(node, sourceCode)).toBe(expected);
  });
});

describe('allowsEveryOrigin', () => {
  it.each([
    ['probe(o => o);', true],
    ["probe(() => '*');", true],
    ['probe((o, cb) => cb(null, true));', true],
    ['probe((o, cb) => { log(o); cb(null, o); });', true],
    ["probe(o => (o ? o : '*'));", true],
    ['probe(async o => o);', true],
    ['probe(o => known.has(o));', false],
    ['probe((o, cb) => cb(null, known.has(o)));', false],
    ['probe((o, cb) => { if (known.has(o)) cb(null, true); });', false],
    ['probe((o, cb) => cb(null, false));', false],
    ['probe(o => { throw new Error(o); });', false],
    ['probe((o, cb) => { cb(); });', false],
    ['probe(x);', false],
  ])('says of %s: %s', (code, expected) => {
    const { node, sourceCode } = getProbe(code);
    expect(allowsEveryOrigin(node, sourceCode)).toBe(expected);
  });
});

describe('isOriginCheckedElsewhere', () => {
  it.each([
    ['// Origins are checked in entry.ts.\nprobe(a);', true],
    ['/* isAllowedOrigin() verified the origin. */\nif (a) { b(() => probe(a)); }', true],
    ['// The origin was validated by\n// `allow`.\nprobe(a);', true],
    ['// Origins are checked.\nprobe(a);', false],
    ['// See entry.ts for the origin.\nprobe(a);', false],
    ['// Checked in entry.ts.\nprobe(a);', false],
    ['probe(a); // The origin is checked in entry.ts.', false],
    ['// Origins are checked in entry.ts.\na();\nprobe(a);', false],
  ])('says of %s: %s', (code, expected) => {
    const { node, sourceCode } = getProbe(code);
    expect(isOriginCheckedElsewhere(node, sourceCode)).toBe(expected);
  });
});
