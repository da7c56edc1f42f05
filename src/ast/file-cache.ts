import type { TSESLint } from '@typescript-eslint/utils';

type File = Pick<TSESLint.SourceCode, 'ast'>;

const ANSWERS = Symbol('eslint-plugin-adr answers');

/**
 * Remembers one answer per file, as long as the file's syntax tree lives. The answers hang on the tree itself: the values of a
 * `WeakMap` count as reachable in a collection of the young generation, so that every tree would survive it, and a run would need
 * twice the memory.
 */
export class FileCache<Value> {
  get(file: File): Value | undefined {
    return getAnswers(file)?.get(this) as Value | undefined;
  }

  /** The answer for a file: computed when it is asked for the first time. */
  getOrCompute(file: File, compute: () => Value): Value {
    let value = this.get(file);
    if (value === undefined) this.set(file, (value = compute()));
    return value;
  }

  set(file: File, value: Value): void {
    const answers = getAnswers(file);
    if (answers) answers.set(this, value);
    else Object.defineProperty(file.ast, ANSWERS, { value: new Map([[this, value]]) });
  }
}

function getAnswers({ ast }: File): Map<object, unknown> | undefined {
  return (ast as { [ANSWERS]?: Map<object, unknown> })[ANSWERS];
}
