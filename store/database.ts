/**
 * Opens the database of either mode behind one driver. The only place that knows which mode it is.
 */
import postgres from 'postgres';
import { type Config, modeOf } from '../base/config.ts';
import { messageOf, RendezvousError } from '../base/errors.ts';
import { startEmbedded } from './embedded.ts';

/** Tagged-template queries, inside or outside a transaction. */
export type Sql = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;

export interface Database {
  sql: Sql;
  close(): Promise<void>;
}

/**
 * All connections to PGlite share one session, so the messages of two would fall between each other. One connection
 * keeps them in order; a transaction has it to itself, and inside one only the transaction's own queries may be awaited.
 */
const EMBEDDED_CONNECTIONS = 1;

/** Ids and counts stay far below 2^53, so they travel as plain numbers. */
const types = {
  bigint: { to: 20, from: [20], serialize: String, parse: Number },
};

/**
 * Connects, and starts the embedded database where no DATABASE_URL is set.
 * Throws `database-unreachable` or `data-folder-locked`; never leaves a connection behind when it throws.
 */
export async function openDatabase(config: Config): Promise<Database> {
  if (modeOf(config) === 'server') return openServer(config.DATABASE_URL!, config.DATABASE_CONNECTIONS);
  const embedded = await startEmbedded(config.DATA_DIR);
  const sql = postgres({
    path: embedded.socket,
    user: 'postgres',
    database: 'postgres',
    ...options(EMBEDDED_CONNECTIONS),
  });
  return {
    sql,
    close: async () => {
      await sql.end({ timeout: 3 });
      await embedded.stop();
    },
  };
}

async function openServer(address: string, connections: number): Promise<Database> {
  const sql = postgres(address, options(connections));
  try {
    await sql`select 1`;
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw new RendezvousError(
      'database-unreachable',
      `PostgreSQL does not answer at DATABASE_URL: ${messageOf(error)}`,
      'Check the address, the password and that the server runs; unset DATABASE_URL to use the embedded database.',
      { cause: error },
    );
  }
  return { sql, close: () => sql.end({ timeout: 3 }) };
}

function options(connections: number) {
  return {
    types,
    max: connections,
    onnotice: () => {},
    connect_timeout: 10,
    connection: { TimeZone: 'UTC' },
  } as const;
}
