import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { order, type Order } from '../types.js';
import { readJsonFile, writeJsonFile } from '../util/json-file.js';

/** The orders as they came in, so that a failed one can be run again. */
export class Inbox {
  readonly #folder: string;

  constructor(root: string) {
    this.#folder = path.join(root, 'inbox');
  }

  async save(received: Order): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeJsonFile(this.#fileOf(received.id), received);
  }

  async find(id: string): Promise<Order | undefined> {
    return readJsonFile(order, this.#fileOf(id));
  }

  #fileOf(id: string): string {
    return path.join(this.#folder, `${path.basename(id)}.json`);
  }
}
