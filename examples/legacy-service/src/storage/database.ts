import knexFactory, { type Knex } from "knex";
import config from "../config/index.js";
import { loadConfig } from "../config/load.js";
import { logger } from "../util/logger.js";

export interface ReportRow {
  batch_id: string;
  order_id: string;
  provider: string;
  created_at: string;
}

let connection: Knex | undefined;

export function connectionHost(): string {
  return (config.db ?? {}).host;
}

export function getDatabase(): Knex {
  if (connection === undefined) {
    const settings = loadConfig();
    connection = knexFactory({
      client: "pg",
      connection: settings.database.url,
      pool: { min: 0, max: settings.database.poolSize ?? 10 },
    });
    if (config.debug) {
      connection.on("query", (query: { sql: string }) => logger.debug({ sql: query.sql }, "query"));
    }
  }
  return connection;
}

export async function reportBatch(row: ReportRow, db: Knex = getDatabase()): Promise<void> {
  const trx = await db.transaction();
  try {
    await trx("batches").insert(row).onConflict("batch_id").merge();
    await trx("orders").where({ id: row.order_id }).update({ last_batch: row.batch_id });
    await trx.commit();
  } catch (error) {
    await trx.rollback().catch(() => {});
    throw error;
  }
}

export async function closeDatabase(): Promise<void> {
  await connection?.destroy();
  connection = undefined;
}
