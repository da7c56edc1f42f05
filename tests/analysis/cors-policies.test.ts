import { expect, it } from 'vitest';

import { getOpenPolicy } from '../../src/analysis/cors-policies.ts';
import { find, parse } from '../support/parse.ts';

it.each([
  ['probe();', 'any', false],
  ['probe(true);', 'any', false],
  ['probe({});', 'any', false],
  ["probe({ origin: '*' });", 'any', false],
  ["probe({ origin: ['a', '*'] });", 'any', false],
  ['probe({ origin: true, credentials: true });', 'echo', true],
  ['probe({ origin: /.*/ });', 'echo', false],
  ['probe({ origin: o => o });', 'echo', false],
  ["const a = { origin: '*' }; probe(a);", 'any', false],
  ['probe({ credentials: true });', 'any', true],
])('sees that %s is open', (code, kind, hasCredentials) => {
  const file = parse(code);
  const { arguments: args } = find(file, 'CallExpression');
  expect(getOpenPolicy(args[0] ?? null, file.sourceCode)).toMatchObject({ kind, hasCredentials });
});

it.each(['probe(options);', 'probe({ ...options });', 'probe({ origin: false });', "probe({ origin: 'a' });", 'probe({ origin: ORIGINS });', 'probe({ origin: /a/ });'])(
  'knows nothing open of %s',
  code => {
    const file = parse(code);
    const { arguments: args } = find(file, 'CallExpression');
    expect(getOpenPolicy(args[0] ?? null, file.sourceCode)).toBeNull();
  },
);
