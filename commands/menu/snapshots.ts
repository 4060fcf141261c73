import { type Command, Option } from 'commander';
import { config } from './options.ts';

/** Adds the commands on snapshots. */
export function addSnapshots(program: Command): void {
  const snapshot = program
    .command('snapshot')
    .description('named, frozen states of the data and its series, to cite and to build anew');
  snapshot
    .command('create')
    .argument('<name>', 'small letters, digits, dots, hyphens')
    .addOption(new Option('--class <class>', 'live feeds or imported archives').choices(['live', 'backfill']))
    .option('--note <text>', 'what it is for, or what changed since the last')
    .option('--by <name>', 'who makes it; the account of this machine where it is left out')
    .description('freeze the present state')
    .action(async (name, options) =>
      (await import('../snapshot.ts')).snapshotCreateCommand(config(), name, options),
    );
  snapshot
    .command('list')
    .description('all snapshots, newest first')
    .action(async () => (await import('../snapshot.ts')).snapshotListCommand(config()));
  snapshot
    .command('export')
    .argument('<name>', 'a snapshot')
    .argument('<folder>', 'where to write it')
    .description('write its series, its data and its versions')
    .action(async (name, folder) =>
      (await import('../snapshot.ts')).snapshotExportCommand(config(), name, folder),
    );
  snapshot
    .command('verify')
    .argument('<name>', 'a snapshot')
    .description('build it anew and compare to the byte')
    .action(async (name) => (await import('../snapshot.ts')).snapshotVerifyCommand(config(), name));
}
