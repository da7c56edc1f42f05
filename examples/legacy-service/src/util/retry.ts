export type RetryOptions = { attempts: number; baseMs: number; retryable: (error: unknown) => boolean };

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function retry<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= options.attempts || !options.retryable(error)) {
        throw error;
      }
      const ceiling = options.baseMs * 2 ** attempt;
      await sleep(ceiling / 2 + (Math.random() * ceiling) / 2);
    }
  }
}
