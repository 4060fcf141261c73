import { type Command, Option } from 'commander';
import { config, count } from './options.ts';

/** Adds the commands on bringing items in: import, backfill, articles, ingest. */
export function addCollecting(program: Command): void {
  program
    .command('import')
    .argument('<file>', 'JSON lines: {"title", "summary"?, "date"?, "outlet"?, "url"?, "lang"?}')
    .description('store archived items as backfill, apart from live feeds; running it twice adds nothing')
    .action(async (file) => (await import('../import.ts')).importCommand(config(), file));
  program
    .command('backfill')
    .argument('[file]', 'CSV, JSON lines, RSS or Atom, or an mbox, in place of --feed or --site')
    .description('bring in the past, apart from live feeds; run again, it goes on where it ended')
    .option('--feed <address>', 'take the past of this feed')
    .option('--site <address>', 'take the past of the site at this address')
    .option('--since <day>', 'first day, as 2024-11-28')
    .option('--until <day>', 'last day; today')
    .addOption(
      new Option('--method <method>', 'way into the past')
        .choices(['auto', 'rfc5005', 'wordpress', 'wp-json', 'sitemap', 'gdelt', 'file'])
        .default('auto'),
    )
    .option('--query <words>', 'narrow what GDELT lists')
    .option('--outlet <name>', 'the outlet whose past it is; else told by the address')
    .option('--patience <steps>', 'steps without anything new after which to stop', count)
    .action(async (file, options) =>
      (await import('../backfill.ts')).backfillCommand(config(), file, options),
    );
  const articles = program.command('articles').description('the pages kept of articles');
  articles
    .command('status')
    .description('kept pages by state')
    .action(async () => (await import('../articles.ts')).articlesStatusCommand(config()));
  articles
    .command('re-extract')
    .description('read kept pages again where another extractor read them last')
    .action(async () => (await import('../articles.ts')).articlesReExtractCommand(config()));
  program
    .command('ingest')
    .description('poll feeds now: those that are due, or the ones named; one line a feed and a total')
    .requiredOption('--once', 'poll once and end (the schedule itself is run by `start` and `work`)')
    .addOption(new Option('--feed <address...>', 'poll these addresses, following those not yet followed'))
    .action(async (options) => (await import('../ingest.ts')).ingestCommand(config(), options.feed));
}
