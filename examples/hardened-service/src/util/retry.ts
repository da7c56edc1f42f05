import { setTimeout as sleep } from 'node:timers/promises';

export interface RetryOptions {
  readonly attempts: number;
  readonly baseMs: number;
  readonly retryable: (error: unknown) => boolean;
  readonly onRetry: (error: unknown, attempt: number) => void;
}

/** Repeats work that may succeed the next time, with growing, jittered pauses; throws the last error when it never does. */
export async function retry<T>(work: () => Promise<T>, options: RetryOptions, attempt = 1): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (attempt >= options.attempts || !options.retryable(error)) throw error;
    options.onRetry(error, attempt);
    const ceiling = options.baseMs * 2 ** attempt;
    await sleep(ceiling / 2 + (Math.random() * ceiling) / 2);
    return retry(work, options, attempt + 1);
  }
}
