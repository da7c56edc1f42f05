import { once } from 'node:events';

import type { ESLint } from 'eslint';

import { loadFile } from './corpus.ts';
import { createLint } from './linting.ts';
import { BARE, loadOwnSet } from './rule-sets.ts';
import type { MemoryOrder } from './sections/memory.ts';

/** Lints what it is told to and keeps the results, as ESLint does until it prints them; answers with the peak in kilobytes. */
const [{ files, set }] = (await once(process, 'message')) as [MemoryOrder];
const lint = createLint(set === 'bare' ? BARE : await loadOwnSet('strict'));
const results: ESLint.LintResult[] = [];
for (const file of files) results.push(await lint(loadFile(file)));
if (results.length !== files.length) throw new Error('A file was not linted.');
process.send!(process.resourceUsage().maxRSS);
process.disconnect();
