import { Argument, type Command, Option } from 'commander';
import { config, id, week } from './options.ts';

/** Adds the commands on alerts. */
export function addAlerts(program: Command): void {
  const alerts = program
    .command('alerts')
    .description('unusual weeks, new levels, named threats; and whether they were true');
  alerts
    .command('list', { isDefault: true })
    .description('alerts, newest first, with their stories, words and verdicts')
    .addOption(new Option('--class <class>', 'live feeds or imported archives').choices(['live', 'backfill']))
    .addOption(
      new Option('--kind <kind>', 'what kind of alert').choices(['count', 'balance', 'change', 'threat']),
    )
    .option('--subject <name>', 'a series, or a threat of the codebook')
    .addOption(
      new Option('--verdict <verdict>', 'what an analyst said').choices([
        'confirmed',
        'dismissed',
        'duplicate',
        'open',
      ]),
    )
    .option('--from <week>', 'first ISO week', week)
    .option('--to <week>', 'last ISO week', week)
    .option('--withdrawn', 'list those too that their series no longer call for')
    .option('--as-of <snapshot>', 'as a snapshot has it')
    .option('--limit <count>', 'at most so many', id, 50)
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'),
    )
    .action(async (options) => (await import('../alerts.ts')).alertsListCommand(config(), options));
  alerts
    .command('judge')
    .argument('<alert>', 'its number', id)
    .addArgument(new Argument('<verdict>', 'what it is').choices(['confirmed', 'dismissed', 'duplicate']))
    .option('--by <name>', 'who says so; the account of this machine where it is left out')
    .option('--note <text>', 'why')
    .description('say whether an alert was true; kept as an event, and counted in the precision')
    .action(async (alert, verdict, options) =>
      (await import('../alerts.ts')).alertsJudgeCommand(config(), alert, verdict, options),
    );
}
