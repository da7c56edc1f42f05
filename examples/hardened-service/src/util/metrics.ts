import { appendFile } from 'node:fs/promises';
import { logger } from './logger.js';

/** Counts since the last flush. */
export class Metrics {
  #counters: Record<string, number> = {};

  get counters(): Readonly<Record<string, number>> {
    return this.#counters;
  }

  count(name: string, by = 1): void {
    this.#counters[name] = (this.#counters[name] ?? 0) + by;
  }

  /** Writes one line of JSON at each interval, for the log shipper. */
  start(file: string, everyMs: number): void {
    const timer = setInterval(() => {
      this.flush(file).catch((error: unknown) => logger.error({ err: error, file }, 'metrics not written, counting on'));
    }, everyMs);
    timer.unref();
  }

  /** Counts that cannot be written wait for the next flush. */
  async flush(file: string): Promise<void> {
    const counters = this.#counters;
    this.#counters = {};
    try {
      await appendFile(file, `${JSON.stringify({ at: new Date().toISOString(), ...counters })}\n`);
    } catch (error) {
      for (const [name, count] of Object.entries(counters)) this.count(name, count);
      throw error;
    }
  }
}
