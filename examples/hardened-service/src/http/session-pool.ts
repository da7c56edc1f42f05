import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { HelpfulError } from '../errors.js';
import { createNotSignedIn, readSession, type Session } from './auth.js';

/** The sessions of the requests that are being answered. Nobody has to remove one: it is gone with its request. */
export class SessionPool {
  readonly #key: string;
  readonly #sessions = new WeakMap<IncomingMessage, Session>();

  constructor(key: string) {
    this.#key = key;
  }

  /** Middleware that lets requests with a session of ours through. */
  readonly require: RequestHandler = (req, _res, next) => {
    const token = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1];
    if (token === undefined) throw createNotSignedIn('The request has no session.');
    this.#sessions.set(req, readSession(token, this.#key));
    next();
  };

  /** The session of a request behind `require`. */
  get(req: IncomingMessage): Session {
    const session = this.#sessions.get(req);
    if (session !== undefined) return session;
    throw new HelpfulError({
      whatWentWrong: `The route of ${req.url} needs a session but is not behind SessionPool.require.`,
      howToFix: 'Mount it below /api or /admin.',
    });
  }
}
