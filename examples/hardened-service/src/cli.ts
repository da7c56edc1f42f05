#!/usr/bin/env node
import { runCommand, UsageError } from './commands.js';
import { explain } from './errors.js';

try {
  console.log(await runCommand(process.argv.slice(2), process.env));
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
