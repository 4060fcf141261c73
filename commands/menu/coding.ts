import { type Command, Option } from 'commander';
import { config } from './options.ts';

/** Adds the commands on coding and how well it is done: classify, evaluate, model, bench. */
export function addCoding(program: Command): void {
  program
    .command('classify')
    .description(
      'code texts: JSON lines {"id","title","summary"?,"body"?,"date"?,"lang"?} in, codings in the same order out',
    )
    .option('--all', 'list the probability of every category and factor')
    .option('--no-evidence', 'leave out the words that decided')
    .action(async (options) => (await import('../classify.ts')).classifyCommand(options));
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
    .action(async (file, options) => (await import('../evaluate.ts')).evaluateCommand(file, options));
  const model = program.command('model').description('the classifier’s model');
  model
    .command('recode')
    .description('code the whole store anew under the present model; cut off and run again, it goes on')
    .action(async () => (await import('../model.ts')).modelRecodeCommand(config()));
  model
    .command('build')
    .description('build it from the codebook’s training items; the same input gives the same bytes')
    .option('--human-codings', 'learn from what people coded in the database, too')
    .action(async (options) => (await import('../model.ts')).modelBuildCommand(config, options));
  program
    .command('bench')
    .argument('<subject>', 'api | classify | read | ingest | indicators')
    .description('measure speed against a peer on the same work; of indicators, how often they err')
    .action(async (subject) => (await import('../bench.ts')).benchCommand(subject));
}
