import { describe, expect, it } from 'vitest';

import { isGuessable, isLabel, isOfSecretWords, isPlaceholder, isPublicValue, isSameName, isSecretLike, isStandInName } from '../../../src/analysis/secrets/values.ts';

const random = ['q8Zt', 'L3vX', '0pYw', 'R7nK'].join('');

describe('isLabel', () => {
  it.each(['Blue Harbour', 'Blue Harbour:', 'Harbour', 'Harbour:', 'Contraseña'])('takes %s for one', text => expect(isLabel(text)).toBe(true));

  it.each(['', 'harbour', 'HARBOUR', 'Harbour4', 'Blue-Harbour', 'blue42 HARBOUR'])('does not take %s for one', text => expect(isLabel(text)).toBe(false));
});

describe('isSecretLike', () => {
  it.each([random, 'blue42HARBOUR', 'harbour4', 'Harbour-42-blue', 'harbour!!', 'kfjwxqpzmvbnghty', '8f14e45f-ceea-467f-a0e6', `${random}/${random}+=`])(
    'takes %s for a secret',
    text => expect(isSecretLike(text)).toBe(true),
  );

  it.each([
    '',
    'aB3!',
    'harbours',
    '12345678',
    '2024-01-01',
    'blue-harbour',
    'blue.Harbour:light',
    'e2e-blue-harbour',
    '--color-blueHarbour',
    'ERROR_4021',
    'three words 4You',
    '密码必须包含8个字符',
    '/Blue/harbour4',
    './Blue/harbour4',
    'https://Blue.harbour4',
    '#Harbour4',
    'x-Harbour4-blue',
    'varchar(255)',
    'sha256-Harbour4',
    '$2b$10$Harbour4',
    'arn:aws:Harbour4',
    'pk_live_Harbour4',
    'Server=Blue;Encrypt=True4',
  ])('does not take %s for one', text => expect(isSecretLike(text)).toBe(false));
});

it.each(['your-key-1', '<Key1>', '{key}', '{{ key }}', '[key]', '%KEY%', '%s', '${KEY}', '$KEY', '***', 'abc...', 'xxxxxxxx', 'aa-aa', 'a fake one'])('takes %s for a placeholder', text =>
  expect(isPlaceholder(text)).toBe(true),
);

it.each(['Tr0ub4dor%3', 'Pa$$w0rd', 'yourself1', 'a*b', 'aab'])('does not take %s for a placeholder', text => expect(isPlaceholder(text)).toBe(false));

it.each(['changeme', 'change-me', 'keyboard cat', 'admin', '123456'])('takes %s for guessable', text => expect(isGuessable(text)).toBe(true));
it.each(['Admin', 'administrator', '', '1234567'])('does not take %s for guessable', text => expect(isGuessable(text)).toBe(false));

it.each(['password', 'accessToken', 'API_KEYS', 'githubToken2', 'auth-token'])('%s consists of secret words', text => expect(isOfSecretWords(text)).toBe(true));
it.each(['admin', 'root', 'superSecret', 'myPassword', ''])('%s does not', text => expect(isOfSecretWords(text)).toBe(false));

it('compares names by their letters', () => {
  expect(isSameName('API key:', 'apiKey')).toBe(true);
  expect(isSameName('apiKey', 'apiKey2')).toBe(false);
});

it('knows stand-ins by name, and no application of to-dos', () => {
  expect(['samples', 'mockUser', 'EXAMPLE_KEY'].every(isStandInName)).toBe(true);
  expect(['todos', 'yourOrders', 'simple'].some(isStandInName)).toBe(false);
});

it.each(['ssh-rsa AAAA', '-----BEGIN CERTIFICATE-----', 'pk_test_1', 'phc_1', 'wJalrEXAMPLEKEY', 'https://0123456789abcdef@errors/1'])('takes %s for public', text =>
  expect(isPublicValue(text)).toBe(true),
);
