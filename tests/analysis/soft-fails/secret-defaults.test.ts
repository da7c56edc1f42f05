import { describe, expect, it } from 'vitest';

import { isSecretDefault } from '../../../src/analysis/soft-fails/secret-defaults.ts';
import { find, parse } from '../../support/parse.ts';

function ask(code: string): boolean {
  const context = parse(code, { filename: '/repo/src/file.ts' });
  return isSecretDefault(find(context, 'Literal', ({ value }) => value === 'it'), context);
}

describe('isSecretDefault', () => {
  it.each([
    "const a = process.env.API_KEY ?? 'it';",
    "const a = process.env['API_KEY'] || other || 'it';",
    "const a = process.env.API_KEY ? process.env.API_KEY : 'it';",
    "const { API_KEY = 'it' } = process.env;",
    "let secret; ({ API_KEY: secret = 'it' } = process.env);",
    "process.env.API_KEY ||= 'it';",
    "let secret = process.env.SECRET; if (!secret) { secret = 'it'; }",
    "import config from './config.js'; const a = config.get('db.password', 'it');",
    "sign(x, process.env.JWT_SECRET ?? 'it');",
  ])('sees the default in %s', code => expect(ask(code)).toBe(true));

  it.each([
    "const a = options.apiKey ?? 'it';",
    "const a = process.env.REGION ?? 'it';",
    "const apiKey = 'it'; process.env.API_KEY;",
    "const { API_KEY } = process.env; const a = 'it';",
    "process.env.API_KEY = 'it';",
    "const a = process.env.API_KEY ?? (() => { const key = 'it'; return key; })();",
  ])('sees none in %s', code => expect(ask(code)).toBe(false));
});
