/**
 * Places to which a program gives a function that has to survive whatever happens in it: the next event, request or tick comes
 * all the same. Source: the rule catalogue; the documentation of Node.js, Express, Fastify, Koa, Hono, NestJS and BullMQ.
 */

/** Methods and functions that register what is called again and again. */
export const REGISTERING_FUNCTIONS: ReadonlySet<string> = new Set([
  'addEventListener',
  'addListener',
  'consume',
  'listen',
  'on',
  'once',
  'process',
  'question',
  'schedule',
  'subscribe',
  'use',
]);

/** Functions that, given a name, bind what is to happen when somebody asks for it: `registerCommand("app.quit", …)`. */
export const BINDING_FUNCTION = /^(?:bind|register)(?:Action|Command|Handler|Shortcut)$/u;

/** Methods of a router; given a path and a function they register a route. */
export const ROUTE_VERBS: ReadonlySet<string> = new Set([
  'all',
  'del',
  'delete',
  'get',
  'head',
  'options',
  'patch',
  'post',
  'put',
  'route',
]);

export const TIMER_FUNCTIONS: ReadonlySet<string> = new Set([
  'nextTick',
  'queueMicrotask',
  'requestAnimationFrame',
  'requestIdleCallback',
  'setImmediate',
  'setInterval',
  'setTimeout',
]);

/** Decorators of the methods of a controller that answer requests. */
export const ROUTE_DECORATORS: ReadonlySet<string> = new Set(['All', 'Delete', 'Get', 'Head', 'Options', 'Patch', 'Post', 'Put']);

/** Decorators of methods that a framework calls. */
export const HANDLER_DECORATORS: ReadonlySet<string> = new Set([
  ...ROUTE_DECORATORS,
  'Cron',
  'EventPattern',
  'GrpcMethod',
  'HostListener',
  'Interval',
  'MessagePattern',
  'Mutation',
  'OnEvent',
  'OnQueueEvent',
  'OnWorkerEvent',
  'Process',
  'Processor',
  'Query',
  'RabbitRPC',
  'RabbitSubscribe',
  'ResolveField',
  'Sse',
  'SubscribeMessage',
  'Subscription',
  'Timeout',
]);

/** Exports of a Next.js `route` file. */
export const NEXT_ROUTE_EXPORTS: ReadonlySet<string> = new Set([
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
]);

/** The files of the app router, and those of the pages router that answer requests. */
export const NEXT_ROUTE_FILE = /(?:^|[\\/])route\.[cm]?[jt]sx?$/u;
export const NEXT_API_FILE = /[\\/]pages[\\/]api[\\/].*\.[cm]?[jt]sx?$/u;

/** Methods that call a function once for each item. */
export const ITERATION_METHODS: ReadonlySet<string> = new Set(['each', 'eachSeries', 'flatMap', 'forEach', 'map']);

/** Functions of one's own and of libraries that do the same under limits: `pMap`, `mapWithConcurrency`, `forEachAsync`. */
export const ITERATION_FUNCTION =
  /^(?:each|forEach|map|(?:async|p|parallel)(?:Each|ForEach|Map))(?![a-z])/u;
