import { describe, expect, it } from 'vitest';

import { getKeyWords, isKeyListed } from '../../../src/analysis/config/key-globs.ts';
import { OPTIONAL_KEYS } from '../../../src/knowledge/config-words.ts';

describe('getKeyWords', () => {
  it.each([
    [['API_URL'], 'api_url'],
    [['apiUrl'], 'api_url'],
    [['api-url'], 'api_url'],
    [['db', 'host'], 'db_host'],
  ])('says %j in words', (path, words) => expect(getKeyWords(path)).toBe(words));
});

describe('isKeyListed', () => {
  it.each([
    [['API_URL'], ['apiUrl']],
    [['apiUrl'], ['API_URL']],
    [['server', 'port'], ['PORT']],
    [['npm_config_registry'], ['npm_*']],
    [['API_URL'], ['*_URL']],
    [['DB_URL'], ['{API,DB}_URL']],
    [['http', 'port'], ['http.port']],
    [['http', 'maxAge'], ['http.*']],
    [['ProgramFiles(x86)'], ['ProgramFiles*']],
  ])('finds %j in %j', (path, globs) => expect(isKeyListed(path, globs)).toBe(true));

  it.each([
    [['API_URL'], []],
    [['API_URLS'], ['API_URL']],
    [['PORT_RANGE'], ['PORT']],
    [['ws', 'port'], ['http.port']],
    [['report'], ['PORT']],
  ])('does not find %j in %j', (path, globs) => expect(isKeyListed(path, globs)).toBe(false));

  it.each([['NODE_ENV'], ['nodeEnv'], ['CI'], ['XDG_CONFIG_HOME'], ['GITHUB_ACTIONS'], ['systemRoot'], ['SystemRoot'], ['windir'], ['logLevel']])(
    'has %s in the default list',
    key => expect(isKeyListed([key], OPTIONAL_KEYS)).toBe(true),
  );
});
