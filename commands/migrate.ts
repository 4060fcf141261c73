/** `rendezvous migrate`: the schema, brought to this version. */
import type { Config } from '../base/config.ts';
import { createLog } from '../base/log.ts';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';

export async function migrateCommand(config: Config): Promise<void> {
  const database = await openDatabase(config);
  try {
    const applied = await migrate(database.sql);
    createLog(config.LOG_LEVEL).debug({ event: 'migrated', applied });
    process.stdout.write(
      applied.length ? applied.map((name) => `applied ${name}\n`).join('') : 'the schema is up to date\n',
    );
  } finally {
    await database.close();
  }
}
