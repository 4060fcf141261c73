import { type Command, InvalidArgumentError, Option } from 'commander';
import { config, day, id, week } from './options.ts';

/** Adds the commands on the chronology. */
export function addChronology(program: Command): void {
  const chronology = program
    .command('chronology')
    .enablePositionalOptions()
    .description('the case study’s events by year or by phase, with their balance and intensity')
    .addOption(new Option('--by <period>', 'years or phases').choices(['year', 'phase']).default('year'))
    .option('--from <year>', 'first year', id, 1991)
    .option('--as-of <snapshot>', 'as a snapshot has it')
    .addOption(new Option('--format <format>', 'form of the output').choices(['csv', 'json']).default('csv'))
    .action(async (options) => (await import('../chronology.ts')).chronologyCommand(config(), options));
  chronology
    .command('propose')
    .description('stories that may be events: large, of two sides, intense')
    .addOption(new Option('--class <class>', 'live feeds or imported archives').choices(['live', 'backfill']))
    .option('--from <week>', 'first ISO week; the last twelve where it is left out', week)
    .option('--to <week>', 'last ISO week', week)
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'),
    )
    .action(async (options) => (await events()).proposeCommand(config(), options));
  chronology
    .command('promote')
    .argument('<story>', 'number of a story', id)
    .description('make a story an event, in your own words; the rest is drafted from the story')
    .requiredOption('--title <title>', 'what happened')
    .requiredOption('--text <text>', 'what happened, in two sentences')
    .option('--date <day>', 'first day; that of the first report where it is left out', day)
    .option('--end <day>', 'last day of a longer event', day)
    .addOption(new Option('--precision <precision>', 'of the date').choices(['day', 'month', 'year']))
    .option('--categories <ids>', 'categories, parted by commas', list)
    .option('--factors <ids>', 'factors, parted by commas', list)
    .option('--actors <ids>', 'actors, parted by commas', list)
    .option('--intensity <number>', '−10 (conflict) to +10 (cooperation)', number)
    .addOption(
      new Option('--status <status>', 'unverified events stay out of statistics').choices([
        'verified',
        'unverified',
      ]),
    )
    .option('--by <name>', 'who says so; the account of this machine where it is left out')
    .action(async (story, options) => (await events()).promoteCommand(config(), story, options));
  chronology
    .command('withdraw')
    .argument('<event>', 'id of an added event')
    .description('take an added event out; it stays in the records')
    .option('--by <name>', 'who says so; the account of this machine where it is left out')
    .action(async (event, options) => (await events()).withdrawCommand(config(), event, options));
  chronology
    .command('export')
    .description('all events as one file, to live in git and to be cited')
    .addOption(new Option('--format <format>', 'form of the file').choices(['yaml', 'csv']).default('yaml'))
    .option('--added', 'only events that analysts added')
    .option('--out <file>', 'write it to this file')
    .action(async (options) => (await events()).exportCommand(config(), options));
  chronology
    .command('import')
    .argument('<file>', '.yaml or .csv as exported')
    .description('add the events of a file, and take over what has changed in added ones')
    .option('--by <name>', 'who says so; the account of this machine where it is left out')
    .action(async (file, options) => (await events()).importCommand(config(), file, options));
}

const events = async () => await import('../chronology-events.ts');

function list(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) throw new InvalidArgumentError('write a number.');
  return value;
}
