import { describe, expect, it } from 'vitest';

import { isOneRound, namesItsWork, tellsItsError } from '../../src/analysis/error-handlers/told-errors.ts';
import { findAll, parse } from '../support/parse.ts';

/** What is true of the first handler of the code. */
function ask(code: string): string {
  const file = parse(code);
  const [clause] = findAll(file, 'CatchClause');
  const answers = { tells: tellsItsError(clause!, file), names: namesItsWork(clause!, file), round: isOneRound(clause!.parent, file) };
  return Object.entries(answers).flatMap(([name, is]) => (is ? [name] : [])).join(' ');
}

describe('told errors', () => {
  it.each([
    ['function f() { try { a(); } catch (e) { log.error(e); throw e; } }', 'tells'],
    ['try { a(); } catch (e) { throw e; }', ''],
    ['function f() { try { a(); } catch (e) { throw new Error("No", { cause: e }); } }', ''],
    ['function f() { try { a(); } catch (e) { return e.message; } }', 'tells'],
    ['function f() { try { a(); } catch (e) { return null; } }', ''],
    ['function f(next) { b(); try { a(); } catch (e) { next(e); } }', 'tells'],
    ['function f() { try { a(); } catch (e) { report(e); } }', ''],
    ['app.get("/", () => { try { a(); } catch (e) { report(e); } });', 'tells'],
    ['list.map(item => { try { a(); } catch (e) { return { error: e }; } });', ''],
    ['function f(id) { try { a(); } catch (e) { log.error(id, e); return null; } }', 'names'],
    ['function f(id) { try { a(); } catch (e) { log.error(id, e); } b(); }', ''],
    ['function f(id) { try { a(); } catch (e) { log.error(id); } }', ''],
    ['for (;;) { try { a(); } catch (e) { console.log(e); } }', 'round'],
    ['while (true) { try { a(); } catch (e) { console.log(e); break; } }', 'round'],
    ['while (true) { try { a(); } catch { } }', ''],
    ['while (b) { try { a(); } catch (e) { console.log(e); } }', ''],
    ['try { switch (a) { case 1: b(); } } catch (e) { console.log(e); }', 'round'],
    ['try { switch (a) { case 1: throw b; } } catch (e) { console.log(e); }', ''],
    ['class A { static { try { a(); } catch (e) { throw e; } } }', ''],
    ['class A { b = () => { try { a(); } catch { } }; }', ''],
  ])('%s', (code, expected) => {
    expect(ask(code)).toBe(expected);
  });
});
