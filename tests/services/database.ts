/** An open, migrated database of either kind, for suites that must hold on both. */
import { rm } from 'node:fs/promises';
import { readConfig } from '../../base/config.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';
import { temporaryFolder } from './binary.ts';
import { startPostgres } from './postgres.ts';

export type DatabaseKind = 'embedded' | 'postgres';

export interface TestDatabase extends Database {
  /** Set for PostgreSQL: other processes may connect too. */
  address: string | null;
}

export async function startDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  if (kind === 'embedded') {
    const folder = await temporaryFolder('data');
    const database = await openDatabase(readConfig({ DATA_DIR: folder }));
    await migrate(database.sql);
    return {
      sql: database.sql,
      address: null,
      close: async () => {
        await database.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  }
  const server = await startPostgres();
  const database = await openDatabase(readConfig({ DATABASE_URL: server.address }));
  await migrate(database.sql);
  return {
    sql: database.sql,
    address: server.address,
    close: async () => {
      await database.close();
      await server.stop();
    },
  };
}
