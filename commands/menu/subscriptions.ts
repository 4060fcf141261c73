import { type Command, Option } from 'commander';
import { config, hour } from './options.ts';

/** Adds the commands on subscriptions. */
export function addSubscriptions(program: Command): void {
  const subscription = program
    .command('subscription')
    .description('saved questions whose answers are sent by e-mail or webhook');
  subscription
    .command('add')
    .argument('<name>', 'what it is called')
    .description('have what a question finds from now on sent to a receiver')
    .option('--items <query>', 'items, asked as in /v1/items, such as "relevance=core&category=sanctions"')
    .option('--alerts <query>', 'alerts, asked as in /v1/alerts, such as "kind=threat"; "" is all')
    .option('--email <address>', 'receiver by e-mail')
    .option('--webhook <address>', 'receiver by a signed POST')
    .addOption(
      new Option('--rhythm <rhythm>', 'at once, or as a digest')
        .choices(['at-once', 'daily', 'weekly'])
        .default('at-once'),
    )
    .option('--hour <hour>', 'hour of a digest, 0–23', hour, 7)
    .option('--quiet <from-to>', 'hours in which nothing is sent, such as 22-7')
    .option('--zone <zone>', 'time zone of these hours', 'UTC')
    .action(async (name, options) =>
      (await import('../subscriptions.ts')).subscriptionAddCommand(config(), name, options),
    );
  subscription
    .command('list')
    .description('every subscription with its question, its receiver and how delivery fares')
    .action(async () => (await import('../subscriptions.ts')).subscriptionListCommand(config()));
  for (const [command, description] of [
    ['pause', 'ask and tell nothing for a while'],
    ['resume', 'go on, and try again what was given up'],
  ] as const)
    subscription
      .command(command)
      .argument('<name>')
      .description(description)
      .action(async (name) =>
        (await import('../subscriptions.ts')).subscriptionPauseCommand(config(), name, command === 'pause'),
      );
  subscription
    .command('remove')
    .argument('<name>')
    .description('end it, with all that waits for it')
    .action(async (name) => (await import('../subscriptions.ts')).subscriptionRemoveCommand(config(), name));
}
