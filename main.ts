/**
 * The command line: names, options and help. What a command does stands in `commands/`, loaded only when called, so
 * that `classify` does not wait for a web server.
 */
import { Command, CommanderError } from 'commander';
import { messageOf, RendezvousError } from './base/errors.ts';
import { addAccess } from './commands/menu/access.ts';
import { addAlerts } from './commands/menu/alerts.ts';
import { addChronology } from './commands/menu/chronology.ts';
import { addCoding } from './commands/menu/coding.ts';
import { addCollecting } from './commands/menu/collecting.ts';
import { addFeeds } from './commands/menu/feeds.ts';
import { addResults } from './commands/menu/results.ts';
import { addRunning } from './commands/menu/running.ts';
import { addSnapshots } from './commands/menu/snapshots.ts';
import { addStories } from './commands/menu/stories.ts';
import { addSubscriptions } from './commands/menu/subscriptions.ts';

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
    .enablePositionalOptions()
    .description(
      'Tracks US–Russia space relations from the news: coded items, weekly indicators, an API and a dashboard.',
    )
    .exitOverride()
    .configureHelp({ sortSubcommands: false })
    .showHelpAfterError('(rendezvous COMMAND --help shows how a command is called)');
  addRunning(program);
  addCollecting(program);
  addFeeds(program);
  addCoding(program);
  addResults(program);
  addChronology(program);
  addStories(program);
  addAlerts(program);
  addSnapshots(program);
  addAccess(program);
  addSubscriptions(program);
  return program;
}
