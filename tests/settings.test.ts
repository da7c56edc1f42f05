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

  it('takes layers, in the short form and in full', () => {
    const full = { name: 'b', files: ['b/**'], mayImport: ['a'], packages: ['zod'], owns: ['openai'] };
    expect(read({ root: 'packages/x', layers: [{ name: 'a', files: 'a/**' }, full] })).toMatchObject({
      root: 'packages/x',
      layers: [{ name: 'a', files: 'a/**', owns: [] }, full],
    });
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
    [{ root: 5 }, 'settings.adr.root: expected a string, but got 5.'],
    [{ layers: {} }, 'settings.adr.layers: expected a list, but got an object.'],
    [{ layers: ['core'] }, 'settings.adr.layers.0: expected an object, but got "core".'],
    [{ layers: [{ name: 'core' }] }, 'settings.adr.layers.0.files: required, but missing.'],
    [{ layers: [{ files: 'a/**' }] }, 'settings.adr.layers.0.name: required, but missing.'],
    [{ layers: [{ name: '', files: 'a/**' }] }, 'settings.adr.layers.0.name: expected some text, but got "".'],
    [{ layers: [{ name: 'core', files: 5 }] }, 'settings.adr.layers.0.files: expected a string, but got 5.'],
    [{ layers: [{ name: 'core', files: [] }] }, 'settings.adr.layers.0.files: expected at least one glob, but got a list.'],
    [{ layers: [{ name: 'core', files: ['a', 1] }] }, 'settings.adr.layers.0.files.1: expected a string, but got 1.'],
    [{ layers: [{ name: 'core', files: 'a', own: [] }] }, 'settings.adr.layers.0.own: unknown key; known are name, files, mayImport, packages, owns.'],
    [{ layers: [{ name: 'core', files: 'a', packages: 'zod' }] }, 'settings.adr.layers.0.packages: expected a list, but got "zod".'],
    [{ layers: [{ name: 'core', files: 'a', owns: [true] }] }, 'settings.adr.layers.0.owns.0: expected a string, but got true.'],
    [{ layers: [{ name: 'a', files: 'a' }, { name: 'a', files: 'b' }] }, 'settings.adr.layers.1.name: expected a name that no other layer has, but got "a".'],
    [
      { layers: [{ name: 'a', files: 'a' }, { name: 'b', files: 'b', mayImport: ['a', 'x'] }] },
      'settings.adr.layers.1.mayImport.1: expected a layer before "b" (a), but got "x".',
    ],
    [
      { layers: [{ name: 'a', files: 'a' }, { name: 'b', files: 'b', mayImport: ['c'] }, { name: 'c', files: 'c' }] },
      'settings.adr.layers.1.mayImport.0: expected a layer before "b" (a); layers are listed foundation first, but got "c".',
    ],
    [
      { layers: [{ name: 'a', files: 'a' }, { name: 'b', files: 'b', mayImport: ['b'] }] },
      'settings.adr.layers.1.mayImport.0: expected a layer before "b" (a); a layer may import itself anyway, but got "b".',
    ],
    [{ layers: [{ name: 'a', files: 'a', mayImport: ['b'] }] }, 'settings.adr.layers.0.mayImport.0: expected nothing, as no layer stands before "a", but got "b".'],
  ])('answers %j with one line', (adr, message) => {
    expect(() => read(adr)).toThrow(expect.objectContaining({ message, stack: message }));
  });

  it('names the known keys for an unknown one', () => {
    expect(() => read({ logger: [] })).toThrow(/^settings\.adr\.logger: unknown key; known are .*\bloggers\b/u);
  });
});
