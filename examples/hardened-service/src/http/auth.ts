import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { HttpError } from '../errors.js';
import { list, number, object, text, decodeJson, unwrap, type Infer } from '../schema.js';

const sessionSchema = object({ user: text(), roles: list(text()), expires: number() });

export type Session = Infer<typeof sessionSchema>;

export function signSession(session: Session, key: string): string {
  const payload = Buffer.from(JSON.stringify(session)).toString('base64url');
  return `${payload}.${sign(payload, key).toString('base64url')}`;
}

/** @throws {HttpError} 401 for everything but a session that we have signed and that has not expired. */
export function readSession(token: string, key: string): Session {
  const [payload = '', signature = ''] = token.split('.');
  if (!isEqual(Buffer.from(signature, 'base64url'), sign(payload, key))) throw createNotSignedIn('The session is not one of ours.');
  const session = unwrap(decodeJson(sessionSchema, Buffer.from(payload, 'base64url').toString()), {
    whatWentWrong: 'A session that we have signed has another form:',
    howToFix: 'Sign in again; if all sessions are of that kind, another service signs with our key.',
  });
  if (session.expires <= Date.now()) throw createNotSignedIn('The session has expired.');
  return session;
}

/** Compares in constant time, whatever the lengths. */
export function isSamePassword(given: string, expected: string): boolean {
  return timingSafeEqual(hash(given), hash(expected));
}

export function createNotSignedIn(whatWentWrong: string): HttpError {
  return new HttpError({ status: 401, code: 'NOT_SIGNED_IN', whatWentWrong, howToFix: 'Sign in at POST /ops/login.' });
}

function sign(payload: string, key: string): Buffer {
  return createHmac('sha256', key).update(payload).digest();
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function isEqual(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
