import {
  FORMAT_HINT,
  JWT_PATTERN,
  LOCAL_HOST_PATTERN,
  PRIVATE_KEY_PATTERN,
  SECRET_FORMATS,
  URL_CREDENTIALS_PATTERN,
  URL_PASSWORD_PLACEHOLDERS,
} from '../../knowledge/secret-formats.ts';
import { isDataSourceName, isPlaceholder, isPublicValue } from './values.ts';

/** What a text holds that is a credential by its form alone. */
export interface KnownSecret {
  /** What it is, with its article; for a URL with credentials `null`. */
  readonly kind: string | null;
  /** It only opens something on the machine it is used on. */
  readonly isLocal: boolean;
}

/**
 * The credential that a text holds by its form: a token of a known issuer, a JSON Web Token, a private key, or, as the whole
 * text, a URL with a password. Placeholders and what is public by design are none.
 */
export function getKnownSecret(text: string): KnownSecret | null {
  if (!FORMAT_HINT.test(text)) return null;
  const kind = getTokenKind(text);
  return kind === null ? getUrlSecret(text) : { kind, isLocal: false };
}

function getTokenKind(text: string): string | null {
  if (isPrivateKey(text)) return 'a private key';
  if (isPublicValue(text)) return null;
  const format = SECRET_FORMATS.find(({ pattern }) => isToken(pattern.exec(text)?.[0]));
  if (format) return format.kind;
  return isJsonWebToken(text) ? 'a JSON Web Token' : null;
}

function isToken(found: string | undefined): boolean {
  return found !== undefined && !isPlaceholder(found) && !/example/iu.test(found);
}

function isPrivateKey(text: string): boolean {
  const found = PRIVATE_KEY_PATTERN.exec(text);
  return found !== null && !/\.{3}|\b(?:your|example|placeholder|redacted)/iu.test(text.slice(found.index));
}

/** Whether a text holds a token whose header is one, and that is not the public key of a client (Supabase's role `anon`). */
function isJsonWebToken(text: string): boolean {
  const groups = JWT_PATTERN.exec(text)?.groups;
  if (!groups || isPlaceholder(Object.values(groups).join('.'))) return false;
  const header = decode(groups['header']!);
  return typeof header?.['alg'] === 'string' && decode(groups['payload']!)?.['role'] !== 'anon';
}

function decode(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

function getUrlSecret(text: string): KnownSecret | null {
  const { user = '', password = '', host = '' } = URL_CREDENTIALS_PATTERN.exec(text)?.groups ?? {};
  if (password === '' || isDataSourceName(text) || isUrlPlaceholder(user, password)) return null;
  return { kind: null, isLocal: LOCAL_HOST_PATTERN.test(host) };
}

function isUrlPlaceholder(user: string, password: string): boolean {
  if (URL_PASSWORD_PLACEHOLDERS.has(password.toLowerCase()) || isPlaceholder(password)) return true;
  return /^[A-Z_]+$/u.test(password) && /^[A-Z_]*$/u.test(user);
}
