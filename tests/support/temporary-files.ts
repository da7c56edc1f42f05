import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder on the disk that is gone at the end of its scope. */
export interface TemporaryFolder extends Disposable {
  readonly path: string;
  readonly write: (files: Readonly<Record<string, string | object>>) => void;
}

/** Writes files to a new folder outside of any repository; an object becomes JSON. */
export function createTemporaryFolder(files: Readonly<Record<string, string | object>>): TemporaryFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'adr-')));
  const write: TemporaryFolder['write'] = content => {
    for (const [name, text] of Object.entries(content)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), typeof text === 'string' ? text : JSON.stringify(text));
    }
  };
  write(files);
  return { path, write, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
