import { describe, expect, it } from 'vitest';

import { renameTopLevel } from '../../benchmarks/unique-names.ts';

describe('renameTopLevel', () => {
  it.each([
    ['a function and its calls', 'function run() {}\nrun();', 'function run_1() {}\nrun_1();'],
    ['an import keeps what it imports', "import { exit } from 'node:process'; exit();", "import { exit as exit_1 } from 'node:process'; exit_1();"],
    ['a renamed import', "import { exit as end } from 'node:process'; end();", "import { exit as end_1 } from 'node:process'; end_1();"],
    ['a default import and a namespace', "import a, * as b from 'x'; a(b.a);", "import a_1, * as b_1 from 'x'; a_1(b_1.a);"],
    ['a property in short form', 'const port = 1; use({ port });', 'const port_1 = 1; use({ port: port_1 });'],
    ['a property of the same name', 'const port = 1; use({ port: 2 }).port;', 'const port_1 = 1; use({ port: 2 }).port;'],
    ['a destructured variable', 'const { port } = load();', 'const { port: port_1 } = load();'],
    ['a destructured variable with a default', 'const { port = 1 } = load();', 'const { port: port_1 = 1 } = load();'],
    ['a type and its uses', 'interface Shape {}\nconst shape: Shape = {};', 'interface Shape_1 {}\nconst shape_1: Shape_1 = {};'],
    ['a type-only import', "import { type A } from 'x'; let a: A;", "import { type A as A_1 } from 'x'; let a_1: A_1;"],
    ['an export', 'const a = 1; export { a };', 'const a_1 = 1; export { a_1 };'],
    ['names inside of functions stay', 'function f(a) { let b = a; }', 'function f_1(a) { let b = a; }'],
    ['globals stay', 'process.exit(1);', 'process.exit(1);'],
    ['a template', 'const a = 1; use(`${a} a`);', 'const a_1 = 1; use(`${a_1} a`);'],
    ['a class used inside of itself', 'class A { static b = new A(); }', 'class A_1 { static b = new A(); }'],
  ])('%s', (_, text, renamed) => expect(renameTopLevel(text, '_1')).toBe(renamed));

  it('has no answer for text that does not parse', () => expect(renameTopLevel('const = ;', '_1')).toBeNull());
  it('has an answer for a text without names', () => expect(renameTopLevel('// nothing\n', '_1')).toBe('// nothing\n'));
});
