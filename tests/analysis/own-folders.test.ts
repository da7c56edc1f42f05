import { describe, expect, it } from 'vitest';

import { getFileCalls } from '../../src/analysis/file-calls.ts';
import { isInOwnFolder } from '../../src/analysis/races/own-folders.ts';
import { parse } from '../support/parse.ts';

/** Whether the path of the last `existsSync` lies in a folder of its own. */
function isOwn(body: string): boolean {
  const { sourceCode } = parse(`import { cpSync, copyFileSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';\nexport function f(a, b) { ${body} }`);
  const asked = getFileCalls(sourceCode).findLast(({ effect }) => effect === 'exists');
  return isInOwnFolder(asked!, sourceCode);
}

describe('isInOwnFolder', () => {
  it.each([
    ["const d = mkdtempSync('x-'); existsSync(d);", true],
    ["const d = mkdtempSync('x-'); const p = join(d, a); existsSync(p);", true],
    ["cpSync(a, b, { recursive: true }); existsSync(join(b, 'c'));", true],
    ["const p = join(b, 'c'); cpSync(a, b); existsSync(p);", true],
    ["existsSync(join(b, 'c')); cpSync(a, b);", false],
    ["cpSync(a, b); existsSync(join(a, 'c'));", false],
    ["const g = () => cpSync(a, b); existsSync(join(b, 'c'));", false],
    ["mkdirSync(b); existsSync(join(b, 'c'));", false],
    ['existsSync(a);', false],
    ["existsSync('a');", false],
  ])('says of %s %s', (body, expected) => expect(isOwn(body)).toBe(expected));
});
