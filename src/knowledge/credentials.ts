/**
 * Credentials that everybody tries first, without separators. Source: the rule catalogue; all are on the lists of default
 * passwords that scanners try (SecLists, "Default-Credentials"), `keyboard cat` is the example of express-session's manual.
 */
export const GUESSABLE_CREDENTIALS: ReadonlySet<string> = new Set([
  '123456',
  'admin',
  'changeme',
  'default',
  'keyboardcat',
  'letmein',
  'password',
  'root',
  'secret',
  'test123',
]);

/** Last words of names whose value is the credential itself. */
export const PASSWORD_WORDS: ReadonlySet<string> = new Set(['passphrase', 'passwd', 'password', 'secret']);

/** Keys beside which a password is that of an account. */
export const CREDENTIAL_SIBLINGS: ReadonlySet<string> = new Set(['database', 'host', 'login', 'user', 'username']);

/** Keys beside which a Google API key is the public one of a web application. Source: Firebase, "Learn about using and managing API keys". */
export const WEB_APP_SIBLINGS: ReadonlySet<string> = new Set(['authDomain', 'projectId']);

/** Words that stand in for a value that somebody is to fill in. */
export const PLACEHOLDER_WORDS: ReadonlySet<string> = new Set(['dummy', 'example', 'fake', 'mock', 'placeholder', 'redacted', 'sample', 'todo', 'your']);

/** Those of these words that say so of a variable or function, too: a `todo` may be what an application is about. */
export const STAND_IN_WORDS: ReadonlySet<string> = new Set(['dummy', 'example', 'fake', 'mock', 'placeholder', 'sample']);

/** Words of a name that make its key a public one. */
export const PUBLIC_NAME_WORDS: ReadonlySet<string> = new Set(['analytics', 'ga4', 'posthog', 'public', 'publishable', 'segment', 'telemetry']);

/**
 * The place of the key among the arguments of a function. Sources: the manuals of Node.js, jsonwebtoken, jwt-simple, Hono,
 * cookie-parser, cookie-signature, keygrip and crypto-js. Names without a module are taken where nothing in the file declares them.
 */
export const KEY_ARGUMENTS: Readonly<Record<string, number>> = {
  'cookie-parser': 0,
  'cookie-signature.sign': 1,
  'cookie-signature.unsign': 1,
  cookieParser: 0,
  createCipheriv: 1,
  createDecipheriv: 1,
  createHmac: 1,
  'crypto-js.AES.decrypt': 1,
  'crypto-js.AES.encrypt': 1,
  'crypto-js.HmacSHA256': 1,
  'crypto-js.HmacSHA512': 1,
  'crypto.createCipheriv': 1,
  'crypto.createDecipheriv': 1,
  'crypto.createHmac': 1,
  'crypto.createSecretKey': 0,
  'hono/cookie.getSignedCookie': 1,
  'hono/cookie.setSignedCookie': 3,
  'hono/jwt.sign': 1,
  'hono/jwt.verify': 1,
  'jsonwebtoken.sign': 1,
  'jsonwebtoken.verify': 1,
  'jwt-simple.decode': 1,
  'jwt-simple.encode': 1,
  'jwt.sign': 1,
  'jwt.verify': 1,
  keygrip: 0,
};

/** What makes sessions and tokens, of options with a key. Sources: the manuals of the packages; the bare names as above. */
export const SESSION_CALLS: ReadonlySet<string> = new Set([
  '@fastify/cookie',
  '@fastify/jwt',
  '@fastify/secure-session',
  '@fastify/session',
  '@nestjs/jwt.JwtModule.register',
  '@nestjs/jwt.JwtService',
  'cookie-session',
  'cookieSession',
  'express-jwt',
  'express-jwt.expressjwt',
  'express-session',
  'expressJwt',
  'expressSession',
  'expressjwt',
  'fastify-session',
  'hono/jwt.jwt',
  'iron-session.getIronSession',
  'koa-jwt',
  'koa-session',
  'next-auth',
  'passport-jwt.Strategy',
  'session',
]);

/** The options of these that hold the key. */
export const SESSION_KEYS: ReadonlySet<string> = new Set(['key', 'keys', 'password', 'secret', 'secretOrKey', 'secrets']);

/** Methods that give a value to the name in their first argument: headers of the web, Node.js, Express and XMLHttpRequest, and containers. */
export const NAMED_SETTERS: ReadonlySet<string> = new Set(['append', 'header', 'set', 'setHeader', 'setRequestHeader']);

/** Methods that read what their first argument names. */
export const NAMED_GETTERS: ReadonlySet<string> = new Set(['get', 'getHeader', 'header']);
