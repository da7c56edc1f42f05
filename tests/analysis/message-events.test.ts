import { expect, it } from 'vitest';

import { isMessage } from '../../src/analysis/message-events.ts';
import { find, parse } from '../support/parse.ts';

it.each([
  ['self.onmessage = e => probe(e);', true],
  ["worker.on('message', e => probe(e));", true],
  ['(e: MessageEvent) => probe(e);', true],
  ["input.addEventListener('input', e => probe(e));", false],
  ['e => probe(e);', false],
])('says of %s: %s', (code, expected) => {
  const file = parse(code);
  const probe = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe');
  expect(isMessage(probe.arguments[0]!, file.sourceCode)).toBe(expected);
});
