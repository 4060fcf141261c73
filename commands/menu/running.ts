import type { Command } from 'commander';
import { config } from './options.ts';

/** Adds the commands on the program itself: start, work, api, migrate, info. */
export function addRunning(program: Command): void {
  program
    .command('start')
    .description('everything in one process: scheduler, workers, API and dashboard')
    .action(async () => (await import('../serve.ts')).serveCommand(config(), { api: true, work: true }));
  program
    .command('work')
    .description('a worker process (server mode; any number, on any number of machines)')
    .action(async () => (await import('../serve.ts')).serveCommand(config(), { api: false, work: true }));
  program
    .command('api')
    .description('an API process with the dashboard (server mode; any number)')
    .action(async () => (await import('../serve.ts')).serveCommand(config(), { api: true, work: false }));
  program
    .command('migrate')
    .description('bring the database schema to this version; running it again changes nothing')
    .action(async () => (await import('../migrate.ts')).migrateCommand(config()));
  program
    .command('info')
    .description('configuration (secrets hidden), versions, and what the store holds')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('../info.ts')).infoCommand(config(), options));
}
