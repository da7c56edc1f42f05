import { describe, expect, it } from 'vitest';

import { getSwitch } from '../../src/analysis/dispatches.ts';
import { findRepeatedDispatches } from '../../src/analysis/repeated-dispatches.ts';
import { findAll, parse } from '../support/parse.ts';

/** The lines of the reports: of the third dispatch, and of the functions before. */
function repeatedIn(code: string): { line: number; others: number[] }[] {
  const file = parse(code);
  const dispatches = findAll(file, 'SwitchStatement').map(node => getSwitch(node, file)!);
  const repeated = findRepeatedDispatches(dispatches, file);
  return repeated.map(({ others, third }) => ({ line: third.node.loc.start.line, others: others.map(({ owner }) => owner.loc.start.line) }));
}

const ask = (param: string, path: string, ...values: readonly string[]): string =>
  `function f(${param}) { switch (${path}) { ${values.map(value => `case ${value}: return 1;`).join(' ')} } }\n`;

describe('repeated dispatches', () => {
  it('ask the same member of one declared type in three functions', () => {
    expect(repeatedIn(ask('a: A', 'a.kind', '1', '2') + ask('b: A', 'b.kind', '3', '4') + ask('c: A', "c?.['kind']", '5', '6'))).toEqual([{ line: 3, others: [1, 2] }]);
  });

  it('share two values where a type is not known', () => {
    expect(repeatedIn(ask('a', 'a.kind', '1', '2') + ask('b: B', 'b.kind', '2', '1', '3') + ask('c', 'c.d.kind', '1', '2', '4'))).toEqual([{ line: 3, others: [1, 2] }]);
  });

  it.each<[string, string]>([
    ['stand in two functions', ask('a: A', 'a.kind', '1', '2').repeat(2)],
    ['have different types', ask('a: A', 'a.kind', '1', '2').repeat(2) + ask('a: B', 'a.kind', '1', '2')],
    ['share one value', ask('a', 'a.kind', '1', '2') + ask('a', 'a.kind', '2', '3') + ask('a', 'a.kind', '3', '1')],
    ['ask nodes of a syntax tree', ask('a', 'a.type', "'IfStatement'", "'JSXText'").repeat(3)],
    ['ask what a package defines', `import { Kind } from 'graphql';\n${ask('a', 'a.kind', 'Kind.A', 'Kind.B').repeat(3)}`],
    ['ask values of a type of a package', `import type { T } from 'parser';\n${ask('a: T.Node', 'a.kind', '1', '2').repeat(3)}`],
    ['stand in no function', 'switch (a.kind) { case 1: b(); case 2: c(); }\n'.repeat(3)],
  ])('are none when they %s', (_, code) => {
    expect(repeatedIn(code)).toEqual([]);
  });
});
