import { expect, it } from 'vitest';

import { getOwnRules, loadPlugin } from '../../benchmarks/plugin.ts';
import plugin from '../../src/index.ts';

it('says what to do when the plugin is not built', async () => {
  const missing = new URL('no-such-build/index.js', import.meta.url);
  await expect(loadPlugin(missing)).rejects.toThrow('The plugin is not built: run `npm run build` first.');
});

it('measures own rules alone, each with the options of its level', () => {
  const strict = getOwnRules(plugin, 'strict');
  expect(Object.keys(strict).every(id => id.startsWith('adr/'))).toBe(true);
  expect(Object.values(strict)).toEqual(Object.keys(strict).map(id => ['error', ...(strictOptionsOf(id) ?? [])]));
});

function strictOptionsOf(id: string): readonly unknown[] | undefined {
  const { docs } = plugin.rules[id.replace('adr/', '') as keyof typeof plugin.rules].meta as { docs: { strict?: readonly unknown[] } };
  return docs.strict;
}
