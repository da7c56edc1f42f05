/** The results of the work on each item, in their order, with at most `limit` at a time; the first failure ends it. */
export async function mapConcurrent<T, R>(items: readonly T[], limit: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    const next = waiting.next();
    if (next.done) return;
    const [index, item] = next.value;
    results[index] = await work(item);
    await worker();
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
