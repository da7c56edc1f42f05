/** How long something takes, without remembering each time. */
export class Durations {
  #count = 0;
  #total = 0;
  #slowest = 0;

  get summary(): { readonly averageMs: number; readonly slowestMs: number } {
    return { averageMs: Math.round(this.#total / Math.max(1, this.#count)), slowestMs: this.#slowest };
  }

  record(ms: number): void {
    this.#count += 1;
    this.#total += ms;
    this.#slowest = Math.max(this.#slowest, ms);
  }
}
