import { describe, expect, it } from 'vitest';

import { isFollowedByThrow } from '../../src/analysis/thrown-after.ts';
import { find, parse } from '../support/parse.ts';

/** Whether every path behind `log()` throws or rejects with `e`. */
function follows(body: string): boolean {
  const file = parse(`async function f() { ${body} }`);
  const statement = find(file, 'ExpressionStatement', node => file.sourceCode.getText(node).startsWith('log()'));
  return isFollowedByThrow(statement, thrown => file.sourceCode.getText(thrown) === 'e', file);
}

describe('isFollowedByThrow', () => {
  it.each([
    'log(); throw e;',
    'log(); step(); throw e;',
    'log(); reject(e);',
    'log(); reject(e); return;',
    'log(); return reject(e);',
    'log(); return Promise.reject(e);',
    'log(); return await deferred.reject(e as Error);',
    'log(); throw a ? e : (e as Error);',
    'if (a) { log(); throw e; }',
    'if (a) { log(); } throw e;',
    'log(); if (a) throw e; else { throw e; }',
    'log(); if (a) throw e; throw e;',
    'log(); for (const a of b) step(a); throw e;',
    'try { log(); } finally { close(); } throw e;',
    'log(); try { throw e; } finally { close(); }',
    'log(); try { step(); throw e; } catch { throw e; }',
    'try { run(); } catch (e) { log(); throw e; } after();',
    'switch (a) { case 1: log(); throw e; default: step(); }',
    'switch (a) { case 1: log(); case 2: throw e; }',
    'for (;;) { log(); throw e; }',
    '{ { log(); } } throw e;',
    'log(); switch (a) { case 1: case 2: step(); case 3: throw e; default: return reject(e); }',
    'log(); switch (a) { default: { throw e; } case 1: return reject(e); }',
  ])('says yes to `%s`', body => expect(follows(body)).toBe(true));

  it.each([
    'log();',
    'log(); throw other;',
    'log(); return;',
    'log(); return e;',
    'log(); next(e);',
    'log(); reject(other);',
    'log(); reject();',
    'log(); if (a) throw e;',
    'log(); if (a) return; throw e;',
    'log(); throw a ? e : other;',
    'log(); process.exit(1); throw e;',
    'log(); fail(); function fail(): never { throw other; }',
    'log(); for (const a of b) { if (a) return; } throw e;',
    'log(); switch (a) { case 1: return; } throw e;',
    'log(); switch (a) { case 1: return; default: throw e; }',
    'log(); switch (a) { case 1: throw e; }',
    'log(); switch (a) { case 1: break; default: throw e; }',
    'log(); switch (a) { case 1: throw e; default: step(); }',
    'log(); switch (a) {}',
    'for (;;) { log(); } throw e;',
    'for (const a of b) { if (a) { log(); continue; } throw e; }',
    'try { run(); } catch (e) { log(); } throw e;',
    'const f = () => { log(); }; throw e;',
    'switch (a) { case 1: log(); break; default: throw e; }',
    'log(); try { throw e; } finally { return; }',
    'log(); try { run(); } catch { throw e; }',
  ])('says no to `%s`', body => expect(follows(body)).toBe(false));
});
