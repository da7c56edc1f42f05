import { describe, expect, it } from 'vitest';

import { getUniqueName } from '../../src/fix/unique-name.ts';
import { find, parse } from '../support/parse.ts';

/** The name that `log` gets at `probe()`. */
function nameIn(code: string, base = 'log') {
  const file = parse(code);
  const call = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe');
  return getUniqueName(base, call, file.sourceCode);
}

describe('getUniqueName', () => {
  it.each([
    ['keeps a free name', 'probe();', 'log'],
    ['avoids a name of the same scope', 'const log = 1; probe();', 'log2'],
    ['avoids a name of an outer scope', 'const log = 1; function f() { probe(); }', 'log2'],
    ['avoids a name of an inner scope, which would hide it', 'probe(); { const log = 1; }', 'log2'],
    ['avoids a name declared later', 'probe(); function log() {}', 'log2'],
    ['avoids a parameter', 'function f(log) { probe(); }', 'log2'],
    ['avoids an import', "import { log } from 'm'; probe();", 'log2'],
    ['avoids a type', 'type log = 1; probe();', 'log2'],
    ['avoids a global that the file reads', 'probe(); function f() { log(); }', 'log2'],
    ['counts on', 'const log = 1, log2 = 2; probe();', 'log3'],
    ['does not mind a name of another function', 'function f(log) {} function g() { probe(); }', 'log'],
    ['does not mind a property', 'probe(); a.log = { log: 1 };', 'log'],
  ])('%s', (_, code, name) => expect(nameIn(code)).toBe(name));

  it('avoids reserved words and globals of the language', () => {
    expect(nameIn('probe();', 'default')).toBe('default2');
    expect(nameIn('probe();', 'Error')).toBe('Error2');
  });
});
