import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { getEnvExample } from '../../src/analysis/env-example.ts';

const root = mkdtempSync(join(tmpdir(), 'adr-env-example-'));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'packages/app/src'), { recursive: true });
mkdirSync(join(root, 'packages/own'), { recursive: true });
writeFileSync(join(root, 'packages/own/.env.example'), 'OWN=1');
writeFileSync(
  join(root, '.env.example'),
  `# What everybody needs
A=
export B = one # the first
C="two words" # quoted
D='' # optional

# Optional: where to log
E=
F=
# --- Mail (optional) ---
G=
# The host
H=

# [[Queue]]
I=#none
# The public proxy does not require one
J=
# Leave this blank to use the default
K=
# Only needed for the queue
L=
# Do not leave empty
M=
not a line
`,
);

const example = getEnvExample({ cwd: root, filename: join(root, 'packages/app/src/a.ts') });

describe('getEnvExample', () => {
  it.each([
    ['A', '', false],
    ['B', 'one', false],
    ['C', 'two words', false],
    ['D', '', true],
    ['E', '', true],
    ['F', '', false],
    ['G', '', true],
    ['H', '', true],
    ['I', '', false],
    ['J', '', true],
    ['K', '', true],
    ['L', '', true],
    ['M', '', false],
  ])('reads %s', (name, value, isOptional) => expect(example?.variables.get(name)).toEqual({ name, value, isOptional }));

  it('knows what the file declares and nothing else', () => expect(example?.variables.size).toBe(13));

  it('takes the nearest', () => {
    const nearest = getEnvExample({ cwd: root, filename: join(root, 'packages/own/src/b/c.ts') });
    expect([...nearest!.variables.keys()]).toEqual(['OWN']);
  });

  it('does not look above the working directory', () => {
    expect(getEnvExample({ cwd: join(root, 'packages'), filename: join(root, 'packages/other/a.ts') })).toBeNull();
  });

  it('has none for text without a path', () => expect(getEnvExample({ cwd: root, filename: '<input>' })).toBeNull());
});
