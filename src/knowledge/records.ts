/** Methods of a model that ask whether a record is there. Sources: the manuals of Prisma, TypeORM, Sequelize, Mongoose, MikroORM and the MongoDB driver. */
export const RECORD_CHECKS: ReadonlySet<string> = new Set([
  'count',
  'countBy',
  'countDocuments',
  'exist',
  'exists',
  'existsBy',
  'findByPk',
  'findFirst',
  'findOne',
  'findOneBy',
  'findUnique',
]);

/** Methods of a model that add a record, and fail or make a second one when it is there. Source: as above. */
export const RECORD_ACTS: ReadonlySet<string> = new Set(['create', 'createMany', 'insert', 'insertMany', 'insertOne']);

/** Names of parameters, receivers and options that stand for a transaction. */
export const TRANSACTION_NAME = /^(?:manager|session|transaction|transactionalEntityManager|trx|tx)$/iu;

/** Calls whose callback runs in a transaction: `prisma.$transaction`, `sequelize.transaction`, `session.withTransaction`. */
export const TRANSACTION_CALL = /transaction/iu;

/** What a handler of a violated unique constraint mentions. Sources: PostgreSQL, MySQL, SQLite, MongoDB, Prisma, Sequelize. */
export const UNIQUE_VIOLATION = /\b(?:P2002|23505|11000|11001|E11000|1062|ER_DUP_ENTRY|SQLITE_CONSTRAINT\w*)\b|unique|duplicate|already.?exists|conflict/iu;
