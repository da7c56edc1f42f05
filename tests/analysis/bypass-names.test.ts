import { describe, expect, it } from 'vitest';

import { isBypassName } from '../../src/analysis/bypass-names.ts';
import { isValidatorName } from '../../src/analysis/validator-names.ts';

describe('isBypassName', () => {
  it.each([
    'skipValidation',
    'noVerify',
    '--no-verify',
    'DISABLE_AUTH',
    'bypass_permissions',
    'ignoreCertificateErrors',
    'withoutSchema',
    'suppressIntegrity',
    'omitSignature',
    'unsafeSSL',
    'skipAllChecks',
    'disableStrictSSL',
    'skipTLSVerify',
    'shouldSkipValidation',
    'isNoAuth',
    'allowSkipVerification',
    'insecureSkipTlsVerify',
    'skipAuthMode',
    'noCsrfFlagEnabled',
    '#skipAuth',
  ])('takes %s for one', name => expect(isBypassName(name)).toBe(true));

  it.each([
    '',
    'skip',
    'validation',
    'skipCheckout',
    'ignoreAuthors',
    'revalidate',
    'skipHealthCheck',
    'validationSkip',
    'noSkipValidation',
    'skipValidationFor',
    'skipLibCheck',
    'skip-lib-check',
    'noCheck',
    'noValidate',
    'formNoValidate',
    'skipTypeCheck',
    'ignoreBuildErrors',
    'shouldValidate',
    'noErrors',
  ])('does not take %s for one', name => expect(isBypassName(name)).toBe(false));
});

describe('isValidatorName', () => {
  it.each(['validate', 'validateOrder', 'orderCheck', 'parseAsync', 'safeParse', 'safeParseOrder', 'decodeUnknownStrict'.replace('decode', 'verify'), 'assertValid', 'parseUnknownSync'])('takes %s for one', name =>
    expect(isValidatorName(name)).toBe(true),
  );

  it.each(['', 'async', 'order', 'reparsed', 'checkout', 'validatedOrder', 'safe'])('does not take %s for one', name => expect(isValidatorName(name)).toBe(false));
});
