/** How long a look at the disk stays good: long enough for the rules of some files, short enough for an editor. */
const FRESH_FOR_MS = 5_000;

/** A memory of what the disk said, by key: asks again when the answer is older than a moment, so that an editor never stays wrong. */
export function createFreshCache<Value>(): (key: string, compute: () => Value) => Value {
  const entries = new Map<string, { readonly readAt: number; readonly value: Value }>();
  return (key, compute) => {
    const now = Date.now();
    const known = entries.get(key);
    if (known && now - known.readAt < FRESH_FOR_MS) return known.value;
    const value = compute();
    entries.set(key, { readAt: now, value });
    return value;
  };
}
