import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HelpfulError, explain } from '../src/errors.js';
import { decodeJson, defaulted, integer, list, number, object, oneOf, optional, record, text, unwrap, url, words } from '../src/schema.js';

const line = object({ sku: text(), quantity: number({ min: 1 }), note: optional(text()), unit: defaulted(oneOf('kg', 'piece'), 'piece') });

test('gives what the schema says, and drops the rest', () => {
  assert.deepEqual(line({ sku: 'a', quantity: 2, isAdmin: true }, ''), { ok: true, value: { sku: 'a', quantity: 2, unit: 'piece' } });
});

test('lists every problem with its path, and never a value', () => {
  const result = object({ lines: list(line), key: text({ min: 32 }) })({ lines: [{ sku: '', quantity: '2' }], key: 'hunter2' }, '');
  assert.deepEqual(result.ok ? [] : result.problems.map(({ path }) => path), ['lines[0].sku', 'lines[0].quantity', 'key']);
  assert.doesNotMatch(JSON.stringify(result), /hunter2/);
});

test('reads the text of an environment as number, list and URL', () => {
  assert.deepEqual(integer({ max: 9 })('7', 'x'), { ok: true, value: 7 });
  assert.deepEqual(words()('a, b', 'x'), { ok: true, value: ['a', 'b'] });
  assert.deepEqual(url('https:')('https://a.example/v1//', 'x'), { ok: true, value: 'https://a.example/v1' });
  for (const wrong of ['7.5', '', '10', 'seven', Number.NaN, null]) assert.equal(integer({ max: 9 })(wrong, 'x').ok, false);
  for (const wrong of ['http://a.example', 'a.example', 5]) assert.equal(url('https:')(wrong, 'x').ok, false);
});

test('checks each entry of a record, and each key once', () => {
  assert.deepEqual(record(number())({ USD: 1.1 }, ''), { ok: true, value: { USD: 1.1 } });
  assert.equal(record(number())({ USD: '1.1' }, '').ok, false);
  assert.equal(record(number())([], '').ok, false);
});

test('an error says what is wrong, how to fix it, and by what it was caused', () => {
  const broken = decodeJson(line, '{');
  assert.throws(
    () => unwrap(broken, { whatWentWrong: 'The order is damaged:', howToFix: 'Send it again.' }),
    (error: HelpfulError) => {
      assert.equal(error.whatWentWrong, 'The order is damaged: expected JSON, but got other text.');
      assert.ok(error.cause instanceof SyntaxError);
      assert.match(explain(error), /^The order is damaged: .*\n {2}How to fix: Send it again\.\n {2}Caused by: /);
      return true;
    },
  );
});
