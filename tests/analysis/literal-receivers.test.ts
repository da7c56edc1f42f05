import { describe, expect, it } from 'vitest';

import { getReceivers } from '../../src/analysis/literal-receivers.ts';
import { find, parse } from '../support/parse.ts';

/** What the literal `'it'` is given to, in words. */
function receivers(code: string): readonly string[] {
  const context = parse(code, { filename: 'file.tsx', languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
  const literal = find(context, 'Literal', ({ value }) => value === 'it');
  return getReceivers(literal, context.sourceCode).map(({ kind, name }) => (kind === 'name' ? name : `${kind} ${name}`.trim()));
}

describe('getReceivers', () => {
  it.each([
    ["const a = 'it';", ['a']],
    ["let a; a = 'it'; a.b['c'] ??= 'other';", ['a']],
    ["a.b['c'] ||= ('it' as string)!;", ['c']],
    ["x({ a: 'it', [b.c]: 'other' });", ['a']],
    ["x({ [b.c]: 'it' });", ['c']],
    ["class A { a = 'it'; }", ['a']],
    ["class A { accessor #a = 'it'; }", ['#a']],
    ["enum A { a = 'it', 'b' = 'other' }", ['a']],
    ["function f(a = 'it') {}", ['a']],
    ["const { a: b = 'it' } = c;", ['a']],
    ["const [a = 'it'] = c;", ['a']],
    ["const e = <A b='it' />;", ['b']],
    ["const e = <A b={'it'} />;", ['b']],
    ["const a = b ? 'it' : c;", ['a']],
    ["const a = b.c ?? 'it';", ['c', 'a']],
    ["const a = b && 'it';", ['a']],
    ["const a = 'it' || b;", ['a']],
    ["const a = Buffer.from('it', 'hex');", ['a']],
    ["import { Buffer as B } from 'node:buffer'; const a = B.from('it');", ['a']],
    ["const a = new TextEncoder().encode('it');", ['a']],
    ["if (a.b === 'it') c();", ['comparison b']],
    ["if ('it' != a.get('b')) c();", ['comparison b']],
    ["import { timingSafeEqual } from 'crypto'; timingSafeEqual(Buffer.from(a), Buffer.from('it'));", ['comparison a']],
    ["headers.set('a', 'it');", ['a']],
    ["import jwt from 'jsonwebtoken'; jwt.sign(a, 'it');", ['key']],
    ["import { createHmac as h } from 'node:crypto'; h('sha256', 'it');", ['key']],
    ["import session from 'express-session'; session({ secret: 'it' });", ['key secret']],
    ["import jwt from '@fastify/jwt'; app.register(jwt, { secret: 'it' });", ['key secret']],
    ["import session from 'cookie-session'; session({ keys: ['it'] });", ['key keys']],
    ["import cookies from 'cookie-parser'; cookies(['it']);", ['key']],
    ["const a = 'it'; x({ b: a }); c = a;", ['a', 'b', 'c']],
    ["const a = 'it'; const b = a; x({ c: b });", ['a', 'b']],
  ])('knows what is given in %s', (code, expected) => expect(receivers(code)).toEqual(expected));

  it.each([
    "x('it');",
    "x({ a: ['it'] });",
    "x({ it: 1, ['it']: 2 });",
    "const a = 'it' ? b : c;",
    "const a = 'it' && b;",
    "const a = 'it' + b;",
    "const a = x('it');",
    "a += 'it';",
    "if (a < 'it') b();",
    "import jwt from 'jsonwebtoken'; jwt.sign('it', a);",
    "const jwt = local(); jwt.sign(a, 'it');",
    "const Buffer = local(); const a = Buffer.from('it');",
    "const a = <p>{'it'}</p>;",
    "x(...['it']);",
  ])('knows nothing that is given in %s', code => expect(receivers(code)).toEqual([]));

  it('tells the object and the value', () => {
    const context = parse("const a = 'it'; x({ b: a });");
    const [, property] = getReceivers(find(context, 'Literal'), context.sourceCode);
    expect(property?.object?.type).toBe('ObjectExpression');
    expect(property?.value.type).toBe('Identifier');
  });
});
