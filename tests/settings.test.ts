import { describe, expect, it } from 'vitest';

import { getSettings } from '../src/settings.ts';

const read = (adr: unknown) => getSettings({ settings: { adr } });

describe('getSettings', () => {
  it('has defaults where nothing is set', () => expect(getSettings({ settings: {} })).toMatchObject({ entryFiles: [], loggers: [] }));

  it('keeps what is set and fills in the rest', () => {
    expect(read({ errorClass: { name: 'HelpfulError', required: ['howToFix'] } }).errorClass).toEqual({
      name: 'HelpfulError',
      required: ['howToFix'],
      optional: [],
      allow: [],
    });
  });

  it('takes an error class in its full shape', () => {
    const errorClass = { name: 'E', from: '#e', required: ['a'], optional: ['b'], positional: ['a', 'b'], allow: ['*AbortError'] };
    expect(read({ errorClass }).errorClass).toEqual(errorClass);
  });

  it('validates one settings object once', () => {
    const adr = { loggers: ['audit'] };
    expect(read(adr)).toBe(read(adr));
  });

  it.each([
    [5, 'settings.adr: expected an object, but got 5.'],
    [null, 'settings.adr: expected an object, but got null.'],
    [[], 'settings.adr: expected an object, but got a list.'],
    [{ entryFiles: 'src/cli.ts' }, 'settings.adr.entryFiles: expected a list, but got "src/cli.ts".'],
    [{ entryFiles: [1] }, 'settings.adr.entryFiles.0: expected a string, but got 1.'],
    [{ loggers: [{}] }, 'settings.adr.loggers.0: expected a string, but got an object.'],
    [{ configAccessor: 'requireConfig' }, 'settings.adr.configAccessor: expected an object, but got "requireConfig".'],
    [{ configAccessor: { name: 'requireConfig' } }, 'settings.adr.configAccessor.from: required, but missing.'],
    [{ configSources: [{ modul: 'x' }] }, 'settings.adr.configSources.0.modul: unknown key; known are module, name, call.'],
    [{ errorClass: {} }, 'settings.adr.errorClass.name: required, but missing.'],
    [{ errorClass: { name: 'my error' } }, 'settings.adr.errorClass.name: expected the name of a class, but got "my error".'],
    [{ errorClass: { name: 'E', requires: [] } }, 'settings.adr.errorClass.requires: unknown key; known are name, from, required, optional, positional, allow.'],
    [{ errorClass: { name: 'E', required: ['howToFix'], positional: ['text'] } }, 'settings.adr.errorClass: expected `positional` to hold every required field, but got an object.'],
    [{ errorClass: { name: 'E', required: 'howToFix' } }, 'settings.adr.errorClass.required: expected a list, but got "howToFix".'],
    [{ errorClass: { name: 'E', from: 5 } }, 'settings.adr.errorClass.from: expected a string, but got 5.'],
    [{ errorClass: { name: 'E', allow: 'TypeError' } }, 'settings.adr.errorClass.allow: expected a list, but got "TypeError".'],
    [{ errorClass: { name: 'E', positional: [1] } }, 'settings.adr.errorClass.positional.0: expected a string, but got 1.'],
  ])('answers %j with one line', (adr, message) => {
    expect(() => read(adr)).toThrow(expect.objectContaining({ message, stack: message }));
  });

  it('names the known keys for an unknown one', () => {
    expect(() => read({ logger: [] })).toThrow(/^settings\.adr\.logger: unknown key; known are .*\bloggers\b/u);
  });
});
