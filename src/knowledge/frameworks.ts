/** Packages whose import says that a file renders a user interface. Source: the rule catalogue's "Browser code". */
export const UI_PACKAGES: ReadonlySet<string> = new Set(['@angular/core', 'lit', 'preact', 'react', 'solid-js', 'svelte', 'vue']);

/** Extensions of files that hold markup. */
export const UI_EXTENSIONS: ReadonlySet<string> = new Set(['.jsx', '.svelte', '.tsx', '.vue']);

/** Packages that answer requests: a package that depends on one runs on a server, at least in part. */
export const SERVER_FRAMEWORKS: readonly string[] = [
  '@adonisjs/core',
  '@apollo/server',
  '@feathersjs/feathers',
  '@hapi/hapi',
  '@hono/node-server',
  '@nestjs/core',
  '@remix-run/node',
  '@sveltejs/kit',
  '@trpc/server',
  'apollo-server',
  'elysia',
  'express',
  'fastify',
  'graphql-yoga',
  'h3',
  'hono',
  'koa',
  'moleculer',
  'next',
  'nitropack',
  'nuxt',
  'polka',
  'restify',
  'sails',
  'socket.io',
  'ws',
];

/** Words for runtimes other than Node, as `exports` and `keywords` of a `package.json` name them. Source: WinterTC's runtime keys; the documentation of each. */
export const OTHER_RUNTIMES: ReadonlySet<string> = new Set([
  ...['browser', 'bun', 'cloudflare', 'deno', 'edge', 'edge-light', 'fastly', 'netlify', 'react-native', 'worker', 'workerd', 'workers'],
]);
