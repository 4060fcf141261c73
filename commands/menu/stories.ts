import { type Command, Option } from 'commander';
import { config, id, week } from './options.ts';

/** Adds the commands on stories. */
export function addStories(program: Command): void {
  const stories = program.command('stories').description('items on one event, joined: what the series count');
  stories
    .command('list')
    .argument('[id]', 'a story, to see its items; without it, the newest stories', id)
    .description('stories with their label, items and independent voices')
    .addOption(new Option('--class <class>', 'live feeds or imported archives').choices(['live', 'backfill']))
    .option('--week <week>', 'ISO week of the first item, as 2026-W30', week)
    .addOption(
      new Option('--label <label>', 'what the story says').choices([
        'cooperation',
        'tension',
        'mixed',
        'neutral',
      ]),
    )
    .option('--families <count>', 'reported by at least so many independent outlet families', id)
    .option('--as-of <snapshot>', 'as a snapshot has it')
    .option('--limit <count>', 'at most so many', id, 50)
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'),
    )
    .action(async (story, options) =>
      (await import('../stories.ts')).storiesListCommand(config(), story, options),
    );
  stories
    .command('rebuild')
    .description('group all items anew; merges and splits by hand are applied again')
    .action(async () => (await import('../stories.ts')).storiesRebuildCommand(config()));
  stories
    .command('merge')
    .argument('<first>', 'a story', id)
    .argument('<second>', 'the story that is the same event', id)
    .option('--by <name>', 'who says so; the account of this machine where it is left out')
    .option('--note <text>', 'why')
    .description('make two stories one, kept as an event')
    .action(async (first, second, options) =>
      (await import('../stories.ts')).storiesMergeCommand(config(), first, second, options),
    );
  stories
    .command('split')
    .argument('<item...>', 'items of one story')
    .option('--by <name>', 'who says so; the account of this machine where it is left out')
    .option('--note <text>', 'why')
    .description('take items out of their story into one of their own, kept as an event')
    .action(async (items: string[], options) =>
      (await import('../stories.ts')).storiesSplitCommand(config(), items.map(id), options),
    );
}
