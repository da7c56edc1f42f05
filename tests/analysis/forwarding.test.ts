import { describe, expect, it } from 'vitest';

import { getClasses } from '../../src/analysis/class-members.ts';
import { isForwarding } from '../../src/analysis/forwarding.ts';
import { parse } from '../support/parse.ts';

function forwards(member: string): boolean {
  const [first] = getClasses(parse(`class A { ${member} }`).sourceCode)[0]!.members;
  return isForwarding(first!);
}

describe('isForwarding', () => {
  it.each([
    'm() { return this.b.m(); }',
    'm(x, y) { this.#b.m(x, y); }',
    'async m(x = 1) { return await this.b?.m(x); }',
    'm(...rest) { return this.getB().m(...rest); }',
    'm = x => this.b.m(x);',
    'get m() { return (this.constructor as typeof A).m; }',
    'get m() { return this.b["m"]; } set m(x) { this.b.m = x; }',
  ])('sees it in `%s`', member => expect(forwards(member)).toBe(true));

  it.each([
    'm() {}',
    'm() { return; }',
    'm() { if (x) this.b.m(); }',
    'm() { return this.m(); }',
    'm() { return this.b.n(); }',
    'm() { return b.m(); }',
    'm(x) { return this.b.m(y); }',
    'm({ x }) { return this.b.m(x); }',
    'm(x) { return this.find(x).m(); }',
    'get m() { return this.b.m; } set m(x) { this.b.m += x; }',
    'get m() { return this.b.m; } set m(x) { this.b.m = y; }',
    '[m]() { return this.b.m(); }',
    'm = 1;',
  ])('sees none in `%s`', member => expect(forwards(member)).toBe(false));
});
