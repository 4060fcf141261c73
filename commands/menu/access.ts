import { type Command, Option } from 'commander';
import { config, days } from './options.ts';

/** Adds the commands on tokens. */
export function addAccess(program: Command): void {
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
      (await import('../token.ts')).tokenCreateCommand(config(), name, options),
    );
  token
    .command('list')
    .description('every token with its role and state, never its secret')
    .action(async () => (await import('../token.ts')).tokenListCommand(config()));
  token
    .command('revoke')
    .argument('<name>', 'whose token')
    .description('end a token and its sessions at once')
    .action(async (name) => (await import('../token.ts')).tokenRevokeCommand(config(), name));
}
