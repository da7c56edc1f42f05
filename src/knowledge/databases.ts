/**
 * What makes a client of a database, by package and the name it is exported under; an empty name is the module itself. Sources:
 * the manuals of each.
 */
export const CLIENT_MAKERS: Readonly<Record<string, readonly string[]>> = {
  '@prisma/client': ['PrismaClient'],
  'better-sqlite3': [''],
  'drizzle-orm': ['drizzle'],
  knex: ['', 'knex', 'Knex'],
  kysely: ['Kysely'],
  mongodb: ['MongoClient', 'MongoClient.connect'],
  mongoose: ['connection', 'createConnection', 'model', 'models'],
  mssql: ['connect', 'ConnectionPool'],
  mysql: ['createConnection', 'createPool'],
  mysql2: ['createConnection', 'createPool', 'createPoolCluster'],
  pg: ['Client', 'Pool', 'native.Client', 'native.Pool'],
  'pg-promise': [''],
  postgres: [''],
  sequelize: ['Sequelize', ''],
  sqlite: ['open', 'DatabaseSync'],
  sqlite3: ['Database'],
  typeorm: ['DataSource', 'createConnection', 'getConnection', 'getManager', 'getRepository'],
};

/** What types of these packages stand for a client or a part of one: `PoolClient`, `Repository`, `Db`. */
export const CLIENT_TYPE = /(?:Client|Collection|Connection|Database|DataSource|Db|EntityManager|Knex|Kysely|Model|Pool|Repository|Sequelize)$/u;

/** The project's own modules that hold a client, by the first part of their last name: `../db`, `~/db.server`, `./prisma.service`. */
export const CLIENT_MODULES: ReadonlySet<string> = new Set(['database', 'db', 'knex', 'pool', 'prisma']);

/** Names of what such a module exports that is a client when it is called itself: `sql(…)`, `knex("users")`. */
export const CALLED_CLIENTS: ReadonlySet<string> = new Set(['database', 'db', 'execute', 'knex', 'pool', 'query', 'sql']);

/** Names of what such a module exports that stands between its callers and the client. */
export const MEDIATOR_NAME = /(?:dao|gateway|manager|queries|repo|repository|service|store)s?$/iu;

/** First words of methods that ask or change a database. */
export const QUERY_METHOD =
  /^(?:aggregate|all|bulk|count|create|delete|destroy|distinct|exec|execute|find|get|group|insert|prepare|query|raw|remove|replace|run|save|select|transaction|update|upsert)(?![a-z])/u;

/** A class of such a module that is its client: `PrismaService`. */
export const OWN_CLIENT_TYPE = /^(?:Database|Db|DB|Knex|Pool|Prisma)/u;

/** A word without which a file talks to no storage. */
export const STORAGE_WORD = /database|db|drizzle|fs\b|fs-|graceful-fs|knex|kysely|mongo|mssql|mysql|pg|pool|postgres|prisma|sequelize|sqlite|typeorm/iu;
