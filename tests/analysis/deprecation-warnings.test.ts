import { describe, expect, it } from 'vitest';

import { warnsWhenCalled } from '../../src/analysis/deprecation-warnings.ts';
import { getDeprecations } from '../../src/analysis/deprecations.ts';
import { parse } from '../support/parse.ts';
import { createTemporaryFolder } from '../support/temporary-files.ts';

const D = '/** @deprecated */';

function warns(code: string, names: readonly string[] = [], filename = 'file.ts'): boolean {
  const file = parse(code, { filename });
  const [found] = getDeprecations(file);
  if (!found) throw new Error(`Nothing deprecated in: ${code}`);
  return warnsWhenCalled(found.node, names, file);
}

describe('warnsWhenCalled', () => {
  it.each([
    `${D} export function a() { process.emitWarning('x'); }`,
    `import { emitWarning } from 'node:process'; ${D} export const a = () => emitWarning('x');`,
    `import util from 'node:util'; ${D} export const a = util.deprecate(() => {}, 'x');`,
    `const { deprecate: wrap } = require('util'); ${D} exports.a = wrap(function () {}, 'x');`,
    `import { deprecate } from 'node:util'; const warn = deprecate(() => {}, 'x'); ${D} export function a() { warn(); }`,
    `${D} export function a() { console.warn('x'); }`,
    `${D} export function a() { if (!told) { told = true; logger.warning('x'); } }`,
    `${D} export function a() { once(() => console.warn('x')); }`,
    `function tell() { console.warn('x'); } ${D} export function a() { tell(); }`,
    `function tell() { say(); } function say() { console.warn('x'); } ${D} export function a() { tell(); }`,
    `const tell = once(() => console.warn('x')); ${D} export function a() { tell(); }`,
    `import depd from 'depd'; const deprecate = depd('x'); ${D} export function a() { deprecate('a'); }`,
    `import deprecate from 'depd'; ${D} export function a() { deprecate('a'); }`,
    `export class A { ${D} a() { this.tell(); } tell() { console.warn('x'); } }`,
    `export class A { ${D} a() { this.#tell(); } #tell() { console.warn('x'); } }`,
    `export class A { ${D} a() { A.tell(); } static tell() { console.warn('x'); } }`,
    `export class A { ${D} get a() { return this.b; } get b() { console.warn('x'); return 1; } }`,
    `export const o = { ${D} get a() { return this.b; }, get b() { console.warn('x'); return 1; } };`,
    `export class A { @deprecate('x') ${D} a() {} }`,
    `${D} export class A { constructor() { console.warn('x'); } }`,
    `${D} export class A { static { console.warn('x'); } }`,
    `${D} export class A { static a() { console.warn('x'); } static b() { console.warn('y'); } }`,
    `${D} export class A extends B {} class B { constructor() { console.warn('x'); } }`,
  ])('says yes for `%s`', code => expect(warns(code)).toBe(true));

  it.each([
    `${D} export function a() {}`,
    `${D} export function a() { const later = () => console.warn('x'); return later; }`,
    `${D} export function a() { return class { b() { console.warn('x'); } }; }`,
    `${D} export function a(process: any) { process.emitWarning('x'); }`,
    `${D} export function a() { const console = open(); console.warn('x'); }`,
    `${D} export function a() { logger.info('x'); console.error('y'); }`,
    `import { tell } from './nowhere.js'; ${D} export function a() { tell(); }`,
    `${D} export function a() { warnOnce('x'); }`,
    `function tell() { tell(); } ${D} export function a() { tell(); }`,
    `${D} export class A extends B {} class B extends A {}`,
    `${D} export class A { b() { console.warn('x'); } }`,
    `${D} export class A { static a() { console.warn('x'); } static b() {} }`,
    `export class A { ${D} get a() { return this.b; } get b() { return 1; } }`,
    `export class A { ${D} get a() { log(); return this.b; } get b() { console.warn('x'); return 1; } }`,
  ])('says no for `%s`', code => expect(warns(code)).toBe(false));

  it('knows further names, alone or as a path', () => {
    expect(warns(`${D} export function a() { warnOnce('x'); }`, ['warnOnce'])).toBe(true);
    expect(warns(`${D} export function a() { this.host.warnOnce('x'); }`, ['warnOnce'])).toBe(true);
    expect(warns(`${D} export function a() { deprecations.report('x'); }`, ['deprecations.report'])).toBe(true);
    expect(warns(`${D} export function a() { other.report('x'); }`, ['deprecations.report'])).toBe(false);
  });

  it('follows imports of the project to what warns', () => {
    using folder = createTemporaryFolder({
      'deprecations.ts': "import { deprecate } from 'node:util';\nexport const oldName = deprecate(() => {}, 'x');\nexport function quiet() {}\nexport default function tell() { console.warn('x'); }",
    });
    const filename = `${folder.path}/a.ts`;
    expect(warns(`import { oldName } from './deprecations.js'; ${D} export function a() { oldName(); }`, [], filename)).toBe(true);
    expect(warns(`import * as all from './deprecations.js'; ${D} export function a() { all.oldName(); }`, [], filename)).toBe(true);
    expect(warns(`import tell from './deprecations.js'; ${D} export function a() { tell(); }`, [], filename)).toBe(true);
    expect(warns(`import { quiet } from './deprecations.js'; ${D} export function a() { quiet(); }`, [], filename)).toBe(false);
  });
});
