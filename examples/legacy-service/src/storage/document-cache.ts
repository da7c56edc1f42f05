export interface CacheEntry<T> {
  value: T;
  storedAt: number;
}

export class DocumentCache<T> {
  readonly #entries = new Map<string, CacheEntry<T>>();

  constructor(private readonly maxEntries = 500) {}

  async get(id: string, load: (id: string) => Promise<T>): Promise<T> {
    const known = this.#entries.get(id);
    if (known !== undefined) {
      return known.value;
    }
    const value = await load(id);
    this.#entries.set(id, this.#entry(value));
    this.#evict();
    return value;
  }

  get size(): number {
    return this.#entries.size;
  }

  #entry(value: T): CacheEntry<T> {
    return { value, storedAt: Date.now() };
  }

  #evict(): void {
    for (const id of this.#entries.keys()) {
      if (this.#entries.size <= this.maxEntries) {
        return;
      }
      this.#entries.delete(id);
    }
  }
}
