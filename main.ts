/**
 * The command line: names, options and help. What a command does stands in `commands/`, loaded only when called, so
 * that `classify` does not wait for a web server.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { readConfig } from './base/config.ts';
import { messageOf, RendezvousError } from './base/errors.ts';
import { mondayOf } from './base/week.ts';

/** Parses and runs one command line. Sets the exit code: 0 done, 1 failed, 2 called wrongly. */
export async function runCommandLine(argv: string[]): Promise<void> {
  try {
    await createProgram().parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    reportError(error);
    process.exitCode = 1;
  }
}

function reportError(error: unknown): void {
  process.stderr.write(`rendezvous: ${messageOf(error)}\n`);
  if (error instanceof RendezvousError) process.stderr.write(`  ${error.mend}\n`);
  else process.stderr.write('  This is a fault of the program; TRACE=true shows where.\n');
  if (process.env['TRACE'] === 'true' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

function createProgram(): Command {
  const program = new Command('rendezvous')
    .description(
      'Tracks US–Russia space relations from the news: coded items, weekly indicators, an API and a dashboard.',
    )
    .exitOverride()
    .configureHelp({ sortSubcommands: false })
    .showHelpAfterError('(rendezvous COMMAND --help shows how a command is called)');
  addRunning(program);
  addItems(program);
  addFeeds(program);
  addReading(program);
  addResults(program);
  addTokens(program);
  return program;
}

function addRunning(program: Command): void {
  program
    .command('start')
    .description('everything in one process: scheduler, workers, API and dashboard')
    .action(async () =>
      (await import('./commands/serve.ts')).serveCommand(config(), { api: true, work: true }),
    );
  program
    .command('work')
    .description('a worker process (server mode; any number, on any number of machines)')
    .action(async () =>
      (await import('./commands/serve.ts')).serveCommand(config(), { api: false, work: true }),
    );
  program
    .command('api')
    .description('an API process with the dashboard (server mode; any number)')
    .action(async () =>
      (await import('./commands/serve.ts')).serveCommand(config(), { api: true, work: false }),
    );
  program
    .command('migrate')
    .description('bring the database schema to this version; running it again changes nothing')
    .action(async () => (await import('./commands/migrate.ts')).migrateCommand(config()));
  program
    .command('info')
    .description('configuration (secrets hidden), versions, and what the store holds')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./commands/info.ts')).infoCommand(config(), options));
}

function addItems(program: Command): void {
  program
    .command('import')
    .argument('<file>', 'JSON lines: {"title", "summary"?, "date"?, "outlet"?, "url"?, "lang"?}')
    .description('store archived items as backfill, apart from live feeds; running it twice adds nothing')
    .action(async (file) => (await import('./commands/import.ts')).importCommand(config(), file));
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
      (await import('./commands/backfill.ts')).backfillCommand(config(), file, options),
    );
  const articles = program.command('articles').description('the pages kept of articles');
  articles
    .command('status')
    .description('kept pages by state')
    .action(async () => (await import('./commands/articles.ts')).articlesStatusCommand(config()));
  articles
    .command('re-extract')
    .description('read kept pages again where another extractor read them last')
    .action(async () => (await import('./commands/articles.ts')).articlesReExtractCommand(config()));
  program
    .command('ingest')
    .description('poll feeds now: those that are due, or the ones named; one line a feed and a total')
    .requiredOption('--once', 'poll once and end (the schedule itself is run by `start` and `work`)')
    .addOption(new Option('--feed <address...>', 'poll these addresses, following those not yet followed'))
    .action(async (options) => (await import('./commands/ingest.ts')).ingestCommand(config(), options.feed));
}

function addFeeds(program: Command): void {
  const feeds = program.command('feeds').description('the followed feeds');
  feeds
    .command('read')
    .description('read feed documents: JSON lines {"path","url","contentType"} in, one JSON line each out')
    .action(async () => (await import('./commands/feeds-read.ts')).feedsReadCommand());
  feeds
    .command('list')
    .description('every feed with its state, last success and error')
    .action(async () => (await import('./commands/feeds-list.ts')).feedsListCommand(config()));
  feeds
    .command('discover')
    .argument('<address>', 'any address of a site')
    .description('the feeds that a site offers')
    .action(async (address) =>
      (await import('./commands/feeds-sources.ts')).feedsDiscoverCommand(config(), address),
    );
  feeds
    .command('preview')
    .argument('<address>', 'a feed, or a site that offers one')
    .description('what a feed would deliver and how it would be coded; nothing is stored')
    .option('--json', 'as JSON')
    .action(async (address, options) =>
      (await import('./commands/feeds-sources.ts')).feedsPreviewCommand(config(), address, options),
    );
  feeds
    .command('add')
    .argument('<address>', 'a feed, or a site that offers one')
    .description('follow a feed')
    .option('--outlet <name>', 'the outlet that it belongs to; else told by the address')
    .action(async (address, options) =>
      (await import('./commands/feeds-sources.ts')).feedsAddCommand(config(), address, options),
    );
  feeds
    .command('pause')
    .argument('<address...>')
    .description('stop polling feeds')
    .action(async (addresses) =>
      (await import('./commands/feeds-sources.ts')).feedsPauseCommand(config(), addresses, true),
    );
  feeds
    .command('resume')
    .argument('<address...>')
    .description('poll paused feeds again')
    .action(async (addresses) =>
      (await import('./commands/feeds-sources.ts')).feedsPauseCommand(config(), addresses, false),
    );
  feeds
    .command('import')
    .argument('<file>', 'an OPML list')
    .description('follow the feeds of an OPML list; running it twice adds nothing')
    .action(async (file) => (await import('./commands/feeds-opml.ts')).feedsImportCommand(config(), file));
  feeds
    .command('export')
    .description('the followed feeds as OPML')
    .action(async () => (await import('./commands/feeds-opml.ts')).feedsExportCommand(config()));
  feeds
    .command('health')
    .argument('[address]', 'one feed, for its last polls')
    .description('how feeds fare: rhythm, lag, share relevant, and alarms')
    .action(async (address) =>
      (await import('./commands/feeds-health.ts')).feedsHealthCommand(config(), address),
    );
}

function addReading(program: Command): void {
  program
    .command('classify')
    .description(
      'code texts: JSON lines {"id","title","summary"?,"body"?,"date"?,"lang"?} in, codings in the same order out',
    )
    .option('--all', 'list the probability of every category and factor')
    .option('--no-evidence', 'leave out the words that decided')
    .action(async (options) => (await import('./commands/classify.ts')).classifyCommand(options));
  program
    .command('evaluate')
    .argument(
      '[file]',
      'coded items, JSON lines as in the evaluation set; without it, cross-validation on the training items',
    )
    .description('precision, recall, calibration and agreement of the classifier')
    .addOption(
      new Option('--format <format>', 'form of the report').choices(['text', 'json', 'html']).default('text'),
    )
    .action(async (file, options) => (await import('./commands/evaluate.ts')).evaluateCommand(file, options));
  program
    .command('model')
    .description('the classifier’s model')
    .command('build')
    .description('build it from the codebook’s training items; the same input gives the same bytes')
    .action(async () => (await import('./commands/model.ts')).modelBuildCommand());
  program
    .command('bench')
    .argument('<subject>', 'api | classify | read | ingest | indicators')
    .description('measure speed against a peer on the same work; of indicators, how often they err')
    .action(async (subject) => (await import('./commands/bench.ts')).benchCommand(subject));
}

function addResults(program: Command): void {
  const series = program
    .command('series')
    .argument('[name]', 'a series; without it, the list of all')
    .description('a series with its intervals, and what it rests on')
    .addOption(
      new Option('--by <period>', 'weeks, or months of whole weeks')
        .choices(['week', 'month'])
        .default('week'),
    )
    .option('--from <week>', 'first ISO week, as 2026-W01', week)
    .option('--to <week>', 'last ISO week', week)
    .addOption(
      new Option('--class <class>', 'live feeds or imported archives; live where it has values').choices([
        'live',
        'backfill',
      ]),
    )
    .addOption(
      new Option('--press <press>', 'whose press').choices(['all', 'us', 'russian', 'third']).default('all'),
    )
    .addOption(new Option('--format <format>', 'form of the output').choices(['csv', 'json']).default('csv'))
    .action(async (name, options) =>
      (await import('./commands/series.ts')).seriesCommand(config(), name, options),
    );
  series
    .command('import')
    .argument('<name>', 'name to keep it under; the hypotheses look for "climate"')
    .argument('<file>', 'CSV with the columns period (2026-W30, 2026-07 or 2026-07-20) and value')
    .option('--note <text>', 'where it comes from')
    .description(
      'a series that others publish, such as an index of geopolitical risk; replaces one of that name',
    )
    .action(async (name, file, options) =>
      (await import('./commands/series-import.ts')).seriesImportCommand(config(), name, file, options),
    );
  program
    .command('hypotheses')
    .description(
      'the thesis’s hypotheses: present reading, and supported, against or undetermined by a fixed rule',
    )
    .addOption(new Option('--class <class>', 'live feeds or imported archives').choices(['live', 'backfill']))
    .option('--climate <name>', 'imported series of tension on Earth', 'climate')
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'),
    )
    .action(async (options) =>
      (await import('./commands/hypotheses.ts')).hypothesesCommand(config(), options),
    );
  program
    .command('attention')
    .argument('<category>', 'a category of the codebook')
    .description('how much of the news a category takes, each feed against its own habit (base weeks = 100)')
    .addOption(new Option('--class <class>', 'live feeds or imported archives').choices(['live', 'backfill']))
    .addOption(
      new Option('--press <press>', 'whose press').choices(['all', 'us', 'russian', 'third']).default('all'),
    )
    .option(
      '--base-from <week>',
      'first base week; without it, the first 52 weeks that can be measured',
      week,
    )
    .option('--base-to <week>', 'last base week', week)
    .addOption(new Option('--format <format>', 'form of the output').choices(['csv', 'json']).default('csv'))
    .action(async (category, options) =>
      (await import('./commands/attention.ts')).attentionCommand(config(), category, options),
    );
  program
    .command('chronology')
    .description('the case study’s events by year or by phase, with their balance and intensity')
    .addOption(new Option('--by <period>', 'years or phases').choices(['year', 'phase']).default('year'))
    .option('--from <year>', 'first year', id, 1991)
    .addOption(new Option('--format <format>', 'form of the output').choices(['csv', 'json']).default('csv'))
    .action(async (options) => (await import('./commands/chronology.ts')).chronologyCommand(options));
  addStories(program);
  program
    .command('brief')
    .description('the briefing of one week')
    .requiredOption('--week <week>', 'ISO week, as 2026-W30', week)
    .addOption(new Option('--class <class>', 'live feeds or imported archives').choices(['live', 'backfill']))
    .addOption(
      new Option('--format <format>', 'form of the briefing').choices(['md', 'html', 'json']).default('md'),
    )
    .action(async (options) => (await import('./commands/brief.ts')).briefCommand(config(), options));
}

function addStories(program: Command): void {
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
    .option('--limit <count>', 'at most so many', id, 50)
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'),
    )
    .action(async (story, options) =>
      (await import('./commands/stories.ts')).storiesListCommand(config(), story, options),
    );
  stories
    .command('rebuild')
    .description('group all items anew; merges and splits by hand are applied again')
    .action(async () => (await import('./commands/stories.ts')).storiesRebuildCommand(config()));
  stories
    .command('merge')
    .argument('<first>', 'a story', id)
    .argument('<second>', 'the story that is the same event', id)
    .option('--by <name>', 'who says so; the account of this machine where it is left out')
    .option('--note <text>', 'why')
    .description('make two stories one, kept as an event')
    .action(async (first, second, options) =>
      (await import('./commands/stories.ts')).storiesMergeCommand(config(), first, second, options),
    );
  stories
    .command('split')
    .argument('<item...>', 'items of one story')
    .option('--by <name>', 'who says so; the account of this machine where it is left out')
    .option('--note <text>', 'why')
    .description('take items out of their story into one of their own, kept as an event')
    .action(async (items: string[], options) =>
      (await import('./commands/stories.ts')).storiesSplitCommand(config(), items.map(id), options),
    );
}

function addTokens(program: Command): void {
  const token = program.command('token').description('who may read and write through the API');
  token
    .command('create')
    .argument('<name>', 'whose token it is')
    .description('make a token; its secret is printed once')
    .addOption(
      new Option('--role <role>', 'what its holder may do')
        .choices(['viewer', 'coder', 'analyst', 'admin'])
        .default('viewer'),
    )
    .option('--days <days>', 'until it expires; without, it does not', days)
    .action(async (name, options) =>
      (await import('./commands/token.ts')).tokenCreateCommand(config(), name, options),
    );
  token
    .command('list')
    .description('every token with its role and state, never its secret')
    .action(async () => (await import('./commands/token.ts')).tokenListCommand(config()));
  token
    .command('revoke')
    .argument('<name>', 'whose token')
    .description('end a token and its sessions at once')
    .action(async (name) => (await import('./commands/token.ts')).tokenRevokeCommand(config(), name));
}

function days(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 3650) return count;
  throw new InvalidArgumentError('write whole days, 1 to 3650.');
}

function config() {
  return readConfig(process.env);
}

function id(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return Number(text);
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('must be a whole number from 1 on');
  return number;
}

function week(text: string): string {
  try {
    mondayOf(text);
  } catch (error) {
    throw new InvalidArgumentError(messageOf(error));
  }
  return text;
}
