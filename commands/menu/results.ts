import { type Command, Option } from 'commander';
import { config, day, week } from './options.ts';

/** Adds the commands on what comes out: series, hypotheses, attention, briefings. */
export function addResults(program: Command): void {
  const series = program
    .command('series')
    .argument('[name]', 'a series; without it, the list of all')
    .description('a series with its intervals, and what it rests on')
    .addOption(
      new Option('--by <period>', 'weeks, or months of whole weeks')
        .choices(['week', 'month'])
        .default('week'),
    )
    .option(
      '--trend',
      'of a balance: the slow line through its weeks, and the probability of each to lie below',
    )
    .option('--from <week>', 'first ISO week, as 2026-W01', week)
    .option('--to <week>', 'last ISO week', week)
    .option('--as-of <snapshot>', 'as a snapshot has it')
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
    .action(async (name, options) => (await import('../series.ts')).seriesCommand(config(), name, options));
  series
    .command('import')
    .argument('<name>', 'name to keep it under; the hypotheses look for "climate"')
    .argument('<file>', 'CSV with the columns period (2026-W30, 2026-07 or 2026-07-20) and value')
    .option('--note <text>', 'where it comes from')
    .description(
      'a series that others publish, such as an index of geopolitical risk; replaces one of that name',
    )
    .action(async (name, file, options) =>
      (await import('../series-import.ts')).seriesImportCommand(config(), name, file, options),
    );
  program
    .command('revisions')
    .description('what changed in weeks that were final, when, by how much and why')
    .addOption(new Option('--class <class>', 'live feeds or imported archives').choices(['live', 'backfill']))
    .option('--week <week>', 'those that changed this ISO week', week)
    .option('--limit <count>', 'at most so many', Number, 20)
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'),
    )
    .action(async (options) => (await import('../revisions.ts')).revisionsCommand(config(), options));
  program
    .command('hypotheses')
    .description(
      'the thesis’s hypotheses: present reading, and supported, against or undetermined by a fixed rule',
    )
    .addOption(new Option('--class <class>', 'live feeds or imported archives').choices(['live', 'backfill']))
    .option('--as-of <snapshot>', 'as a snapshot has it')
    .option('--climate <name>', 'imported series of tension on Earth', 'climate')
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'),
    )
    .action(async (options) => (await import('../hypotheses.ts')).hypothesesCommand(config(), options));
  program
    .command('attention')
    .argument('<category>', 'a category of the codebook')
    .description('how much of the news a category takes, each outlet against its own habit (base = 100)')
    .addOption(new Option('--class <class>', 'live feeds or imported archives').choices(['live', 'backfill']))
    .addOption(
      new Option('--press <press>', 'whose press').choices(['all', 'us', 'russian', 'third']).default('all'),
    )
    .addOption(
      new Option('--by <period>', 'weeks, or months of whole weeks')
        .choices(['week', 'month'])
        .default('week'),
    )
    .option('--as-of <snapshot>', 'as a snapshot has it')
    .option(
      '--base-from <week>',
      'first base week; without it, the first 52 weeks that can be measured',
      week,
    )
    .option('--base-to <week>', 'last base week', week)
    .addOption(new Option('--format <format>', 'form of the output').choices(['csv', 'json']).default('csv'))
    .action(async (category, options) =>
      (await import('../attention.ts')).attentionCommand(config(), category, options),
    );
  program
    .command('brief')
    .description('the briefing of one week')
    .requiredOption('--week <week>', 'ISO week, as 2026-W30', week)
    .addOption(new Option('--class <class>', 'live feeds or imported archives').choices(['live', 'backfill']))
    .addOption(
      new Option('--format <format>', 'form of the briefing')
        .choices(['md', 'html', 'json', 'docx', 'pdf'])
        .default('md'),
    )
    .addOption(
      new Option('--lang <language>', 'language of the briefing').choices(['en', 'ru']).default('en'),
    )
    .option('--out <file>', 'write it to this file')
    .option('--keep', 'keep it as a draft, to be edited and signed')
    .option('--as-of <snapshot>', 'as a snapshot has it')
    .action(async (options) => (await import('../brief.ts')).briefCommand(config(), options));
  program
    .command('casestudy')
    .description('the thesis’s case study carried on over a period, with bibliography and data')
    .option('--from <day>', 'first day', day, '2024-11-28')
    .option('--to <day>', 'last day; today', day)
    .addOption(new Option('--class <class>', 'live feeds or imported archives').choices(['live', 'backfill']))
    .addOption(
      new Option('--format <format>', 'form of it').choices(['md', 'html', 'docx', 'zip']).default('md'),
    )
    .option('--as-of <snapshot>', 'as a snapshot has it')
    .option('--out <file>', 'write it to this file')
    .action(async (options) => (await import('../casestudy.ts')).caseStudyCommand(config(), options));
  program
    .command('validate')
    .description('the validation report: known events, placebo dates, robustness, coverage, agreement')
    .addOption(new Option('--class <class>', 'live feeds or imported archives').choices(['live', 'backfill']))
    .option('--from <week>', 'first ISO week; 104 weeks before the last one', week)
    .option('--to <week>', 'last ISO week; the last that is no longer provisional', week)
    .addOption(
      new Option('--format <format>', 'form of the report').choices(['md', 'html', 'json']).default('md'),
    )
    .option('--as-of <snapshot>', 'as a snapshot has it')
    .option('--out <file>', 'write it to this file')
    .option('--keep', 'keep it as the report that /v1/validation gives')
    .action(async (options) => (await import('../validate.ts')).validateCommand(config(), options));
}
