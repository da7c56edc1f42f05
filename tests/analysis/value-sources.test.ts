import { describe, expect, it } from 'vitest';

import { isMadeFrom } from '../../src/analysis/value-sources.ts';
import { find, parse } from '../support/parse.ts';

/** Whether the argument of `see(…)` is made from what `read()` returned. */
function isMadeOfRead(code: string): boolean {
  const file = parse(code);
  const [read, see] = ['read', 'see'].map(name => find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === name));
  return isMadeFrom(see!.arguments[0]!, read!, file.sourceCode);
}

describe('isMadeFrom', () => {
  it.each([
    'see(read())',
    'const a = read(); see(a)',
    'const a = read(); const b = a.trim(); see(`${b}!`)',
    'let a; try { a = read(); } catch {} see(a)',
    'const { a } = read(); see({ a })',
    'const a = []; for (const b of read()) a.push(b); see(a)',
    'const a = {}; a.b = read(); see(a)',
    'read(b => { see(b); })',
    'read().then(b => see(b))',
    'see(c ? read() : 1)',
    'const a = read(); const [b] = a.match(/b/); see(count(b))',
    'const a = read(); see(a.replace(a.match(/b/)[0], "c"))',
    'const a = read(); see(merge(a, b))',
  ])('follows %s', code => expect(isMadeOfRead(code)).toBe(true));

  it.each([
    'read(); see(a)',
    'const a = read(); see(a === b)',
    'const a = read(); see(a ? 1 : 2)',
    'const a = read(); see(generate({ existing: a }))',
    'const a = read(); const b = a.match(/b/)?.groups?.b; see(generate(c, b ?? 1))',
    'const a = read(); see(generate(c, /b/.exec(a)[1]))',
    'const a = read(); if (a) see(b)',
    'const a = read(); { const a = 1; see(a); }',
    'read(); other(b => { see(b); })',
    'let a = b; let b = a; read(); see(a)',
  ])('does not find it in %s', code => expect(isMadeOfRead(code)).toBe(false));
});
