const WORD = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/gu;
// eslint-disable-next-line adr/no-module-state -- a bounded cache of a pure function
const cache = new Map<string, readonly string[]>();
const CACHE_LIMIT = 20_000;

/**
 * The lower-case words of a camelCase, PascalCase, snake_case, kebab-case or CONSTANT_CASE name:
 * `HTTPServer_url2` is `["http", "server", "url", "2"]`.
 */
export function splitWords(name: string): readonly string[] {
  let words = cache.get(name);
  if (!words) {
    words = (name.match(WORD) ?? []).map(word => word.toLowerCase());
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(name, words);
  }
  return words;
}
