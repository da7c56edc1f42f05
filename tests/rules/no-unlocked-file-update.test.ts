import rule from '../../src/rules/no-unlocked-file-update.ts';
import { RuleTester } from '../support/rule-tester.ts';

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'a read alone', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport const f = async (p: string) => JSON.parse(await readFile(p, "utf8"));' },
    { name: 'a write alone', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport const f = async (p: string, a: string) => { await writeFile(p, a); };' },
    { name: 'a write of another path', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string, q: string) { const a = await readFile(p, "utf8"); await writeFile(q, a + 1); }' },
    { name: 'a path that is assigned in between', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const a = await readFile(p, "utf8"); p = next(p); await writeFile(p, a + 1); }' },
    { name: 'a write that compares', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string, next: string) { const a = await readFile(p, "utf8"); if (a !== next) await writeFile(p, next); }' },
    { name: 'a comparison that is written', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string, next: string) { const a = await readFile(p, "utf8"); await writeFile(p, String(a === next)); }' },
    { name: 'a choice that the old content makes', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const a = await readFile(p, "utf8"); await writeFile(p, a ? "x" : "y"); }' },
    { name: 'an old content that is handed on to compare with', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const existing = await readFile(p, "utf8"); const next = generate({ name: 1, existingContent: existing }); await writeFile(p, next); }' },
    { name: 'content of its own', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const a = JSON.parse(await readFile(p, "utf8")); log(a); await writeFile(p, "{}"); }' },
    { name: 'a write before the read', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { let a = ""; await writeFile(p, a); a = await readFile(p, "utf8"); return a; }' },
    { name: 'a read that leaves', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string, is: boolean) { let a = ""; if (is) { a = await readFile(p, "utf8"); return a; } await writeFile(p, a); return a; }' },
    { name: 'a read in the other branch', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string, is: boolean) { let a = ""; if (is) { a = await readFile(p, "utf8"); } else { await writeFile(p, a); } return a; }' },
    { name: 'an atomic rename', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const a = await readFile(p, "utf8"); const next = `${p}.1`; await writeFile(next, a + 1); await rename(next, p); }' },
    { name: 'a mutex', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport const f = (p: string) => mutex.runExclusive(async () => { const a = await readFile(p, "utf8"); await writeFile(p, a + 1); });' },
    { name: 'a lock that is acquired', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nimport lockfile from \'proper-lockfile\'; export async function f(p: string) { const release = await lockfile.lock(p); try { const a = await readFile(p, \'utf8\'); await writeFile(p, a + 1); } finally { await release(); } }' },
    { name: 'a semaphore', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport class A { async f(p: string) { await this.semaphore.take(); const a = await readFile(p, "utf8"); await writeFile(p, a + 1); } }' },
    { name: 'an atomic writer', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nimport writeFileAtomic from \'write-file-atomic\'; export async function f(p: string) { const a = await readFile(p, \'utf8\'); await writeFileAtomic(p, a + 1); }' },
    { name: 'an append', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const a = await readFile(p, "utf8"); await appendFile(p, a); await writeFile(p, a, { flag: "a" }); }' },
    { name: 'a temporary file', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(tmpFile: string) { const a = await readFile(tmpFile, "utf8"); await writeFile(tmpFile, a + 1); }' },
    { name: 'a path in a temporary folder', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nimport { join } from \'node:path\'; export async function f(tmpDir: string) { const p = join(tmpDir, \'a\'); const a = await readFile(p, \'utf8\'); await writeFile(p, a + 1); }' },
    { name: 'the configuration of a project', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nimport { join } from \'node:path\'; export async function f(root: string) { const p = join(root, \'package.json\'); const a = JSON.parse(await readFile(p, \'utf8\')); await writeFile(p, JSON.stringify({ ...a, type: \'module\' })); }' },
    { name: 'the configuration of TypeScript', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(root: string) { const a = await readFile(`configs/tsconfig.build.json`, \'utf8\'); await writeFile(`configs/tsconfig.build.json`, a + 1); }' },
    { name: 'a product of the build', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nimport { join } from \'node:path\'; export async function f(appBuildDirectory: string) { const p = join(appBuildDirectory, \'worker.json\'); const a = JSON.parse(await readFile(p, \'utf8\')); a.assets = undefined; await writeFile(p, JSON.stringify(a)); }' },
    { name: 'a setting that a pattern finds in the old content', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string, model: string) { const a = await readFile(p, \'utf8\'); const former = a.match(/interface (?<name>.+)/)?.groups?.name; await writeFile(p, generate(model, former ?? \'Env\')); }' },
    { name: 'an entry file', code: '#!/usr/bin/env node\nimport fs from \'node:fs\';\nconst a = fs.readFileSync(\'a\', \'utf8\'); fs.writeFileSync(\'a\', a + 1);' },
    { name: 'program code', code: 'import fs from \'node:fs\';\nexport const f = () => { const a = fs.readFileSync(\'a\', \'utf8\'); fs.writeFileSync(\'a\', a + 1); };', filename: 'scripts/bump.ts' },
    { name: 'own functions of these names', code: 'import { readFile, writeFile } from "./store.js"; export async function f(p: string) { const a = await readFile(p); await writeFile(p, a + 1); }' },
    { name: 'a parameter named fs', code: 'export async function f(fs: any, p: string) { const a = await fs.readFile(p); await fs.writeFile(p, a + 1); }' },
    { name: 'a write in another function', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const a = await readFile(p, "utf8"); onSave(async () => { await writeFile(p, a + 1); }); }' },
    { name: 'a shadowed variable', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const a = await readFile(p, "utf8"); log(a); { const a = make(); await writeFile(p, a); } }' },
    { name: 'a writer that the options name', code: 'import fs from \'node:fs\';\nimport { promisify } from \'util\'; const replaceFile = promisify(fs.writeFile); export async function f(p: string) { const a = fs.readFileSync(p, \'utf8\'); await replaceFile(p, a + 1); }', options: [{ atomicWriters: ['replaceFile'] }] },
    { name: 'code in a function that the options name', code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function updateAtOnce(p: string) { const a = await readFile(p, "utf8"); await writeFile(p, a + 1); }', options: [{ atomicWriters: ['updateAtOnce'] }] },
    { name: 'a listing of a folder', code: 'import fs from \'node:fs\';\nexport function f(p: string) { const names = fs.readdirSync(p); fs.writeFileSync(p, names.join()); }' },
  ],
  invalid: [
    {
      name: 'a counter',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const a = Number(await readFile(p, "utf8")); await writeFile(p, String(a + 1)); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 89,
          endLine: 2,
          endColumn: 116,
        },
      ],
    },
    {
      name: 'synchronous functions',
      code: 'import fs from \'node:fs\';\nexport function f(p: string) { const a = JSON.parse(fs.readFileSync(p, "utf8")); a.n += 1; fs.writeFileSync(p, JSON.stringify(a)); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 92,
          endLine: 2,
          endColumn: 130,
        },
      ],
    },
    {
      name: 'one expression',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { await writeFile(p, (await readFile(p, "utf8")).trim()); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 44,
          endLine: 2,
          endColumn: 92,
        },
      ],
    },
    {
      name: 'a variable that is assigned in a try',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { let state: any = {}; try { state = JSON.parse(await readFile(p, "utf8")); } catch {} state.a = 1; await writeFile(p, JSON.stringify(state)); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 142,
          endLine: 2,
          endColumn: 177,
        },
      ],
    },
    {
      name: 'a spread',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string, b: any) { const old = JSON.parse(await readFile(p, "utf8")); await writeFile(p, JSON.stringify({ ...old, b })); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 103,
          endLine: 2,
          endColumn: 146,
        },
      ],
    },
    {
      name: 'destructuring',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const { items } = JSON.parse(await readFile(p, "utf8")); await writeFile(p, JSON.stringify({ items })); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 101,
          endLine: 2,
          endColumn: 140,
        },
      ],
    },
    {
      name: 'a list that is pushed to',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const out: string[] = []; for (const line of (await readFile(p, "utf8")).split("|")) out.push(line); await writeFile(p, out.join("|")); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 145,
          endLine: 2,
          endColumn: 172,
        },
      ],
    },
    {
      name: 'a member that is assigned',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const text = await readFile(p, "utf8"); const next: any = {}; next.text = text; await writeFile(p, JSON.stringify(next)); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 124,
          endLine: 2,
          endColumn: 158,
        },
      ],
    },
    {
      name: 'some variables in turn',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const a = await readFile(p, "utf8"); const b = a.split("|"); const c = b.filter(Boolean); await writeFile(p, c.join("|")); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 134,
          endLine: 2,
          endColumn: 159,
        },
      ],
    },
    {
      name: 'the path of a const',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nimport { join } from \'node:path\'; export async function f(dir: string) { const a = await readFile(join(dir, \'a\'), \'utf8\'); const p = join(dir, \'a\'); await writeFile(p, a + 1); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 156,
          endLine: 2,
          endColumn: 175,
        },
      ],
    },
    {
      name: 'a field as path',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport class A { constructor(readonly path: string) {} async f() { const a = await readFile(this.path, "utf8"); await writeFile(this.path, a + 1); } }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 119,
          endLine: 2,
          endColumn: 146,
        },
      ],
    },
    {
      name: 'a callback',
      code: 'import fs from \'node:fs\';\nexport function f(p: string) { fs.readFile(p, "utf8", (error, text) => { fs.writeFile(p, text + 1, done); }); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 74,
          endLine: 2,
          endColumn: 105,
        },
      ],
    },
    {
      name: 'then',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport const f = (p: string) => readFile(p, "utf8").then(text => writeFile(p, text + 1));',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 66,
          endLine: 2,
          endColumn: 88,
        },
      ],
    },
    {
      name: 'a chain of then',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport const f = (p: string) => readFile(p, "utf8").then(JSON.parse).then(state => writeFile(p, JSON.stringify({ ...state, a: 1 })));',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 84,
          endLine: 2,
          endColumn: 132,
        },
      ],
    },
    {
      name: 'fs-extra',
      code: "import { readJson, writeJson } from 'fs-extra'; export async function f(p: string) { const a = await readJson(p); a.n = 1; await writeJson(p, a); }",
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readJson', line: '1', write: 'writeJson' },
          line: 1,
          column: 130,
          endLine: 1,
          endColumn: 145,
        },
      ],
    },
    {
      name: 'Bun',
      code: 'export async function f(p: string) { const file = Bun.file(p); const a = await file.json(); await Bun.write(file, JSON.stringify({ ...a, b: 1 })); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'Bun.file().json', line: '1', write: 'writeFile' },
          line: 1,
          column: 99,
          endLine: 1,
          endColumn: 146,
        },
      ],
    },
    {
      name: 'Deno',
      code: 'export async function f(p: string) { const a = await Deno.readTextFile(p); await Deno.writeTextFile(p, a + 1); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readTextFile', line: '1', write: 'writeTextFile' },
          line: 1,
          column: 82,
          endLine: 1,
          endColumn: 110,
        },
      ],
    },
    {
      name: 'require',
      code: "const fs = require('fs'); module.exports = p => { const a = fs.readFileSync(p, 'utf8'); fs.writeFileSync(p, a + 1); };",
      filename: 'file.js',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '1', write: 'writeFile' },
          line: 1,
          column: 89,
          endLine: 1,
          endColumn: 115,
        },
      ],
    },
    {
      name: 'a branch',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string, is: boolean) { const a = await readFile(p, "utf8"); if (is) await writeFile(p, a + 1); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 102,
          endLine: 2,
          endColumn: 121,
        },
      ],
    },
    {
      name: 'two writes',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string, is: boolean) { const a = await readFile(p, "utf8"); if (is) await writeFile(p, a + 1); else await writeFile(p, a + 2); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 102,
          endLine: 2,
          endColumn: 121,
        },
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 134,
          endLine: 2,
          endColumn: 153,
        },
      ],
    },
    {
      name: 'a comparison beside an update',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string, b: string) { const a = await readFile(p, "utf8"); const next = a + b; if (next !== a) await writeFile(p, next); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 128,
          endLine: 2,
          endColumn: 146,
        },
      ],
    },
    {
      name: 'a lock that comes after',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const a = await readFile(p, "utf8"); await writeFile(p, a + 1); await lock(p); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 81,
          endLine: 2,
          endColumn: 100,
        },
      ],
    },
    {
      name: 'a name such as blocked or unlock',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { unlock(p); const a = await readFile(p, "utf8"); await writeFile(p, block(a)); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 92,
          endLine: 2,
          endColumn: 114,
        },
      ],
    },
    {
      name: 'other options for writing',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const a = await readFile(p, "utf8"); await writeFile(p, a + 1, { encoding: "utf8", flag: "w" }); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 81,
          endLine: 2,
          endColumn: 133,
        },
      ],
    },
    {
      name: 'a function that the options do not name',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function update(p: string) { const a = await readFile(p, "utf8"); await writeFile(p, a + 1); }',
      options: [{ atomicWriters: ['replaceFile'] }],
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 86,
          endLine: 2,
          endColumn: 105,
        },
      ],
    },
    {
      name: 'an option of JSON',
      code: 'import { readFile, writeFile, rename, appendFile } from \'node:fs/promises\';\nexport async function f(p: string) { const a = JSON.parse(await readFile(p, "utf8")); await writeFile(p, JSON.stringify({ previous: a })); }',
      errors: [
        {
          messageId: 'unlockedUpdate',
          data: { read: 'readFile', line: '2', write: 'writeFile' },
          line: 2,
          column: 93,
          endLine: 2,
          endColumn: 138,
        },
      ],
    },
  ],
});
