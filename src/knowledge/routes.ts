/** What makes an app or a router, by its dotted name. Sources: the manuals of each. */
export const ROUTER_MAKERS: ReadonlySet<string> = new Set([
  ...['express', 'express.Router', 'express.express', 'express-promise-router', 'router', 'polka', 'restify.createServer'],
  ...['fastify', 'fastify.fastify', 'fastify.Fastify'],
  ...['hono.Hono', 'hono/quick.Hono', 'hono/tiny.Hono', '@hono/zod-openapi.OpenAPIHono'],
  ...['@koa/router', '@koa/router.Router', 'koa-router', 'koa-router.Router', 'koa-joi-router'],
  ...['itty-router.AutoRouter', 'itty-router.IttyRouter', 'itty-router.Router'],
]);

/** Packages that a parameter's type may come from, and the names of the types that register routes. */
export const ROUTER_TYPE_PACKAGES = /^(?:express|express-serve-static-core|fastify|hono|@hono\/|@koa\/router|koa-router|polka|restify)/u;
export const ROUTER_TYPES: ReadonlySet<string> = new Set(['Application', 'Express', 'FastifyInstance', 'Hono', 'IRouter', 'OpenAPIHono', 'Polka', 'Router', 'Server']);

/** What an app or a router is called, where nothing says what it is; {@link FRAMEWORK_ROUTER_NAMES} only beside the import of a server framework. */
export const ROUTER_NAMES: ReadonlySet<string> = new Set(['app', 'fastify', 'router', 'server']);
export const FRAMEWORK_ROUTER_NAMES: ReadonlySet<string> = new Set(['api']);

/** Decorators of classes whose methods are routes. Sources: the manuals of Nest and routing-controllers. */
export const CONTROLLER_DECORATORS: ReadonlySet<string> = new Set(['Controller', 'JsonController']);
