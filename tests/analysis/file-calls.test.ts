import { describe, expect, it } from 'vitest';

import { getFileCalls } from '../../src/analysis/file-calls.ts';
import { parse } from '../support/parse.ts';

/** What the calls of some code do, and to which paths. */
function getCalls(code: string): string[] {
  const { sourceCode } = parse(code);
  return getFileCalls(sourceCode).map(({ effect, name, paths }) => `${name} ${effect} ${paths.map(path => sourceCode.getText(path)).join(' ')}`);
}

describe('getFileCalls', () => {
  it.each([
    ["import { existsSync } from 'node:fs'; existsSync(a)", ['exists exists a']],
    ["import fs from 'fs'; fs.promises.readFile(a)", ['readFile read a']],
    ["import { writeFile as save } from 'fs/promises'; save(a, b)", ['writeFile write a']],
    ["const fs = require('fs-extra'); fs.outputJson(a, b)", ['outputJson write a']],
    ["import fs from 'graceful-fs'; fs.renameSync(a, b)", ['rename change a b']],
    ["import { symlink } from 'fs'; symlink(a, b, done)", ['symlink change b']],
    ["import { open } from 'fs/promises'; open(a); open(a, 'r'); open(a, 'w')", ['open read a', 'open read a', 'open change a']],
    ["import { promisify } from 'util'; import fs from 'fs'; const stat = promisify(fs.stat); stat(a)", ['stat stat a']],
    ['Bun.file(a).text(); const f = Bun.file(b); f.exists(); Bun.write(f, c)', ['Bun.file().text read a', 'Bun.file().exists exists b', 'writeFile write b']],
    ['Deno.readTextFile(a); Deno.open(a, { read: true }); Deno.open(a, { write: true })', ['readTextFile read a', 'open read a', 'open change a']],
    ["import { ensureDir } from 'jsr:@std/fs'; ensureDir(a)", ['ensureDir change a']],
  ])('knows %s', (code, calls) => expect(getCalls(code)).toEqual(calls));

  it.each([
    'const fs = make(); fs.existsSync(a)',
    "import { existsSync } from './fs.js'; existsSync(a)",
    "import fs from 'fs'; fs.readFile(...args); fs.rename(a); fs.watch(a)",
    "import fs from 'fs'; fs.constants.open(a)",
  ])('leaves %s alone', code => expect(getCalls(code)).toEqual([]));
});
