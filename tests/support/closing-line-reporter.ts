import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one plain line that any CI can read: `N passed, N failed`. A file that cannot be loaded counts as one failure. */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      passed += tests.filter(test => test.result().state === 'passed').length;
      failed += tests.filter(test => test.result().state === 'failed').length;
      if (module.errors().length > 0) failed += 1;
    }
    // After the default reporter's summary, which is written on the same event.
    process.once('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  }
}
