import { describe, expect, it } from 'vitest';

import { getDeprecationTag } from '../../src/analysis/deprecation-tags.ts';

const summary = (comment: string) => getDeprecationTag(comment)?.summary;
const helps = (text: string) => getDeprecationTag(`* @deprecated ${text} `)?.helps;

describe('getDeprecationTag', () => {
  it.each([
    ['* @deprecated Use b instead. ', 'Use b instead.'],
    ['* @deprecated ', ''],
    ['*\n * Adds.\n *\n * @deprecated Use {@link plus}\n *   of the other   module.\n *\n * More.\n * @param a x\n ', 'Use plus of the other module.'],
    ['*\r\n * @deprecated Use "b".\r\n * @see c\r\n ', 'Use "b".'],
    ['*\n   @deprecated: see {@linkcode A.b | the other}, {@link C d}\n ', 'see the other, d'],
    ['*\n * @deprecated\n *\n * Use b.\n ', 'Use b.'],
    ['*\n * @deprecated Use `b` of c.\n * ```ts\n * b();\n * ```\n ', 'Use `b` of c.'],
  ])('reads the first paragraph of %j', (comment, expected) => expect(summary(comment)).toBe(expected));

  it.each([' @deprecated ', '* An @deprecated thing. ', '* @deprecatedSince 2 ', '* @see b '])('finds no tag in %j', comment => {
    expect(getDeprecationTag(comment)).toBeNull();
  });

  it.each([
    'Use b instead.',
    'use `b`',
    'Replaced by Client.post.',
    'replaced with post()',
    'in favour of fetch',
    'in favor of the Fetch API',
    'See b',
    'Prefer `b`.',
    '{@link b}',
    'The new client is b, b instead',
    'see https://example.com/migration',
    'Import it from "#errors" or call post()',
    'Migrate to @scope/client',
    'Please use\n * b',
    'Will be removed in 3.0.',
    'Removed in v4',
    'since 2.1, will be removed in 3.0',
    'to be dropped on 2027-01-31',
    'goes away in the next major release',
    'Do not use this; use b.',
  ])('is helped by %j', text => expect(helps(text)).toBe(true));

  it.each([
    '',
    'since 2.1',
    'since v2.1.0 of the package',
    'Do not use this.',
    'Do not use b.',
    'no longer in use',
    'Use at your own risk',
    'Use something else',
    'do not use it anymore',
    'will be removed',
    'since 2.1, will be removed',
    'Old.',
    'use the other instead of this',
  ])('is not helped by %j', text => expect(helps(text)).toBe(false));

  it('takes a `@see` of the same comment for a replacement', () => {
    expect(getDeprecationTag('*\n * @deprecated\n * @see b\n ')?.helps).toBe(true);
  });
});
