/** Middleware and plugins that allow every origin unless told otherwise, by their dotted name. Sources: their manuals. */
export const CORS_FUNCTIONS: ReadonlySet<string> = new Set([
  '@elysiajs/cors',
  '@elysiajs/cors.cors',
  '@koa/cors',
  'cors',
  'hono/cors.cors',
  'kcors',
]);

/** Plugins that are handed to `register` with their options. Source: the manual of `@fastify/cors`. */
export const CORS_PLUGINS: ReadonlySet<string> = new Set(['@fastify/cors', 'fastify-cors']);

/** Classes and functions with a `cors` option. Sources: the manuals of socket.io and Nest. */
export const CORS_HOLDERS: ReadonlySet<string> = new Set([
  '@nestjs/core.NestFactory.create',
  '@nestjs/websockets.WebSocketGateway',
  'socket.io',
  'socket.io.Server',
]);

/** Regular expressions that every origin matches. */
export const MATCH_ALL: ReadonlySet<string> = new Set(['', '.', '.*', '.+', '^', '^.*', '^.*$', '^.+$', '(.*)', '^(.*)$', '[\\s\\S]*']);

/** Paths of a mount that stand for the whole app. Sources: the manuals of express 4 and 5, hono and koa-router. */
export const WHOLE_APP_PATHS: ReadonlySet<string> = new Set(['', '(.*)', '*', '/', '/(.*)', '/*', '/**', '/*splat', '/{*splat}', '{*splat}']);

/** Methods of an app or router that mount a handler, after an optional path. */
export const MOUNT_METHODS: ReadonlySet<string> = new Set([
  ...['all', 'delete', 'get', 'head', 'on', 'options', 'patch', 'post', 'put', 'register', 'route', 'use'],
]);

/** What makes a router that is mounted on a path somewhere else. Sources: the manuals of express and koa-router. */
export const ROUTERS: ReadonlySet<string> = new Set(['express.Router', '@koa/router', 'koa-router', 'router']);

/** Methods and functions that set a header, whose name is one argument and the value the next. Sources: Node's `http`, Fetch, express, koa, fastify, hono, h3. */
export const HEADER_SETTERS: ReadonlySet<string> = new Set(['append', 'appendHeader', 'header', 'set', 'setHeader', 'setResponseHeader']);

/** Functions that a value passes on its way without being tested. */
export const NO_TESTS: ReadonlySet<string> = new Set(
  [...HEADER_SETTERS, 'String', 'debug', 'error', 'info', 'log', 'toLowerCase', 'toString', 'trace', 'trim', 'warn', 'writeHead', 'json', 'send'],
);
