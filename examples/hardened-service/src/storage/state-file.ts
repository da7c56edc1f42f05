import path from 'node:path';
import { list, number, object, optional, text, type Infer } from '../schema.js';
import { readJsonFile, writeJsonFile } from '../util/json-file.js';

const batchState = object({ batchId: text(), files: number({ min: 0 }), savedAt: text() });
const serviceState = object({ version: number(), batches: list(batchState), lastPurge: optional(text()) });

export type BatchState = Infer<typeof batchState>;
export type ServiceState = Infer<typeof serviceState>;

/** What the portal reads to learn which batches there are. Changes wait for each other, so that none is lost. */
export class StateFile {
  readonly #file: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(root: string) {
    this.#file = path.join(root, 'state.json');
  }

  /** @throws {HelpfulError} when the file is damaged: to begin with an empty one would lose every batch before. */
  async read(): Promise<ServiceState> {
    return (await readJsonFile(serviceState, this.#file)) ?? { version: 1, batches: [] };
  }

  async record(entry: BatchState): Promise<void> {
    await this.#change(state => ({ ...state, batches: [...state.batches.filter(({ batchId }) => batchId !== entry.batchId), entry] }));
  }

  /** The number of batches that were there and are no more. */
  async forget(batchIds: readonly string[]): Promise<number> {
    let forgotten = 0;
    await this.#change(state => {
      const batches = state.batches.filter(({ batchId }) => !batchIds.includes(batchId));
      forgotten = state.batches.length - batches.length;
      return { ...state, batches, lastPurge: new Date().toISOString() };
    });
    return forgotten;
  }

  async #change(change: (state: ServiceState) => ServiceState): Promise<void> {
    const turn = this.#last.then(async () => writeJsonFile(this.#file, change(await this.read())));
    // A change that fails is its caller's concern; the next one has its turn all the same.
    this.#last = Promise.allSettled([turn]);
    await turn;
  }
}
