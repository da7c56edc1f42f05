import { setTimeout as sleep } from 'node:timers/promises';
import { UpstreamError } from '../errors.js';
import { describeProblems, type Schema } from '../schema.js';
import type { OperationState } from '../types.js';
import { findCode } from './upstream.js';

export interface AsyncOperationOptions {
  readonly statusUrl: string;
  readonly pollDelayMs: number;
  readonly patienceMs?: number;
  readonly readState: () => Promise<OperationState>;
}

/** What the partner answers with 202: not a result yet, and no way to take it for one. */
export class AsyncOperationResult {
  readonly statusUrl: string;
  readonly #options: AsyncOperationOptions;

  constructor(options: AsyncOperationOptions) {
    this.statusUrl = options.statusUrl;
    this.#options = options;
  }

  /** @throws {UpstreamError} when the operation fails, takes too long, or ends with something else than agreed. */
  async wait<T>(schema: Schema<T>): Promise<T> {
    const { patienceMs = 60_000 } = this.#options;
    const outcome = await this.#poll(Date.now() + patienceMs);
    const result = schema(outcome, 'result');
    if (result.ok) return result.value;
    throw new UpstreamError({
      status: 200,
      code: 'BAD_ANSWER',
      whatWentWrong: `The operation ${this.statusUrl} ended with something else than agreed: ${describeProblems(result.problems)}`,
      howToFix: 'Check the release notes of the partner API; if the format changed, change its schema here.',
    });
  }

  async #poll(deadline: number): Promise<unknown> {
    await sleep(this.#options.pollDelayMs);
    const state = await this.#options.readState();
    if (state.status === 'succeeded') return state.result;
    if (state.status === 'failed') {
      throw new UpstreamError({
        status: 200,
        code: findCode(state) ?? 'OPERATION_FAILED',
        whatWentWrong: `The partner gave up the operation ${this.statusUrl}.`,
        howToFix: 'Open the status address for the reason, then send the request again.',
      });
    }
    if (Date.now() < deadline) return this.#poll(deadline);
    throw new UpstreamError({
      status: 0,
      code: 'OPERATION_TIMEOUT',
      whatWentWrong: `The operation ${this.statusUrl} is still ${state.status} after its time.`,
      howToFix: 'Wait for it at the status address, and raise patienceMs if the partner always takes that long.',
    });
  }
}
