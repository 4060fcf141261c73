/**
 * Brings the schema to this program's version: forward only, in one transaction, once however many processes try.
 * The ledger keeps each file's checksum, so that an edited migration or a newer database is refused by name.
 */
import { readdir, readFile } from 'node:fs/promises';
import { RendezvousError } from '../base/errors.ts';
import { contentHash } from '../base/hash.ts';
import type { Sql, Transaction } from './database.ts';

interface Migration {
  name: string;
  checksum: string;
  text: string;
}

/** Any fixed number: all processes of all versions must lock the same one. */
const LOCK = 7_201_975;
const FOLDER = new URL('./migrations/', import.meta.url);

/**
 * Applies what is missing and returns the names of the files applied.
 * Throws `database-newer` where the ledger knows a migration that this program does not, or knows it otherwise.
 */
export async function migrate(sql: Sql): Promise<string[]> {
  const migrations = await readMigrations();
  return await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    await tx`create table if not exists migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`;
    const ledger = await tx<{ name: string; checksum: string }[]>`select name, checksum from migrations`;
    const applied = new Map(ledger.map((row) => [row.name, row.checksum]));
    refuseUnknown(applied, migrations);
    const missing = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of missing) await apply(tx, migration);
    return missing.map((migration) => migration.name);
  });
}

async function apply(tx: Transaction, migration: Migration): Promise<void> {
  await tx.unsafe(migration.text).simple();
  await tx`insert into migrations (name, checksum) values (${migration.name}, ${migration.checksum})`;
}

function refuseUnknown(applied: Map<string, string>, migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of applied) {
    if (known.get(name) === checksum) continue;
    throw new RendezvousError(
      'database-newer',
      known.has(name)
        ? `migration ${name} was applied with another content than this program's`
        : `the database has migration ${name}, which this program does not know`,
      'Use the version of Rendezvous that last wrote this database, or a newer one.',
    );
  }
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return await Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, FOLDER), 'utf8');
      return { name, text, checksum: contentHash(text) };
    }),
  );
}
