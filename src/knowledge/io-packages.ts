/**
 * Packages whose calls leave the process: a file, another process, the network or a database answers, so that failing is
 * normal. Source: the modules of Node.js; the clients most downloaded from npm.
 */
export const IO_PACKAGES: ReadonlySet<string> = new Set([
  // Node.js
  'child_process',
  'dgram',
  'dns',
  'fs',
  'http',
  'http2',
  'https',
  'net',
  'tls',
  // Files and processes
  'cross-spawn',
  'execa',
  'fs-extra',
  'graceful-fs',
  'rimraf',
  'shelljs',
  'zx',
  // HTTP clients
  'axios',
  'cross-fetch',
  'got',
  'ky',
  'needle',
  'node-fetch',
  'ofetch',
  'phin',
  'superagent',
  'undici',
  'wretch',
  // Databases, caches and queues
  '@prisma/client',
  'amqplib',
  'better-sqlite3',
  'bullmq',
  'cassandra-driver',
  'ioredis',
  'kafkajs',
  'knex',
  'kysely',
  'memcached',
  'mongodb',
  'mongoose',
  'mssql',
  'mysql',
  'mysql2',
  'nodemailer',
  'oracledb',
  'pg',
  'pg-promise',
  'postgres',
  'redis',
  'sequelize',
  'sqlite',
  'sqlite3',
  'typeorm',
]);

/** Modules that only touch the file system. */
export const FS_PACKAGES: ReadonlySet<string> = new Set(['fs', 'fs-extra', 'graceful-fs']);

/** Globals that do the same. */
export const IO_GLOBALS: ReadonlySet<string> = new Set([
  'Bun.file',
  'Bun.spawn',
  'Bun.spawnSync',
  'Bun.write',
  'Deno.Command',
  'Deno.readTextFile',
  'Deno.writeTextFile',
  'XMLHttpRequest',
  'fetch',
]);
