import { splitWords } from '../../ast/words.ts';
import { loadPicomatch } from '../../lazy-dependencies.ts';

/** A key in words, so that `API_URL`, `apiUrl` and `api-url` are one. */
export function getKeyWords(path: readonly string[]): string {
  return path.flatMap(splitWords).join('_');
}

const matchers = new WeakMap<readonly string[], (words: string) => boolean>();

/**
 * Whether globs name a key path, compared by words: a glob without a dot is compared with the last key, one with dots with the
 * whole path.
 */
export function isKeyListed(path: readonly string[], globs: readonly string[]): boolean {
  let isMatch = matchers.get(globs);
  if (!isMatch) {
    isMatch = globs.length === 0 ? () => false : loadPicomatch()(globs.map(toWordGlob), { dot: true });
    matchers.set(globs, isMatch);
  }
  const keys = path.map(key => getKeyWords([key]));
  return isMatch(keys.at(-1) ?? '') || (keys.length > 1 && isMatch(keys.join('.')));
}

/** Splits what stands between the glob's own characters into words: `{API,DB}_URL*` is `{api,db}_url*`. */
function toWordGlob(glob: string): string {
  return glob.replaceAll(/[\w$-]+/gu, literal => {
    const words = splitWords(literal).join('_');
    return `${/^[_-]/u.test(literal) ? '_' : ''}${words}${/[_-]$/u.test(literal) ? '_' : ''}`;
  });
}
