import type { Command } from 'commander';
import { config } from './options.ts';

/** Adds the commands on feeds. */
export function addFeeds(program: Command): void {
  const feeds = program.command('feeds').description('the followed feeds');
  feeds
    .command('read')
    .description('read feed documents: JSON lines {"path","url","contentType"} in, one JSON line each out')
    .action(async () => (await import('../feeds-read.ts')).feedsReadCommand());
  feeds
    .command('list')
    .description('every feed with its state, last success and error')
    .action(async () => (await import('../feeds-list.ts')).feedsListCommand(config()));
  feeds
    .command('discover')
    .argument('<address>', 'any address of a site')
    .description('the feeds that a site offers')
    .action(async (address) => (await import('../feeds-sources.ts')).feedsDiscoverCommand(config(), address));
  feeds
    .command('preview')
    .argument('<address>', 'a feed, or a site that offers one')
    .description('what a feed would deliver and how it would be coded; nothing is stored')
    .option('--json', 'as JSON')
    .action(async (address, options) =>
      (await import('../feeds-sources.ts')).feedsPreviewCommand(config(), address, options),
    );
  feeds
    .command('add')
    .argument('<address>', 'a feed, or a site that offers one')
    .description('follow a feed')
    .option('--outlet <name>', 'the outlet that it belongs to; else told by the address')
    .action(async (address, options) =>
      (await import('../feeds-sources.ts')).feedsAddCommand(config(), address, options),
    );
  feeds
    .command('pause')
    .argument('<address...>')
    .description('stop polling feeds')
    .action(async (addresses) =>
      (await import('../feeds-sources.ts')).feedsPauseCommand(config(), addresses, true),
    );
  feeds
    .command('resume')
    .argument('<address...>')
    .description('poll paused feeds again')
    .action(async (addresses) =>
      (await import('../feeds-sources.ts')).feedsPauseCommand(config(), addresses, false),
    );
  feeds
    .command('import')
    .argument('<file>', 'an OPML list')
    .description('follow the feeds of an OPML list; running it twice adds nothing')
    .action(async (file) => (await import('../feeds-opml.ts')).feedsImportCommand(config(), file));
  feeds
    .command('export')
    .description('the followed feeds as OPML')
    .action(async () => (await import('../feeds-opml.ts')).feedsExportCommand(config()));
  feeds
    .command('health')
    .argument('[address]', 'one feed, for its last polls')
    .description('how feeds fare: rhythm, lag, share relevant, and alarms')
    .action(async (address) => (await import('../feeds-health.ts')).feedsHealthCommand(config(), address));
}
