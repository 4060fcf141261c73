/** `rendezvous token create|list|revoke`: who may read and write through the API. A secret is shown once, when it is made. */
import type { Config } from '../base/config.ts';
import { openStore } from '../compose.ts';
import type { Store } from '../store/store.ts';
import type { Role } from '../store/tokens.ts';

const DAY = 86_400_000;

export interface TokenCreateOptions {
  role: Role;
  /** Days until it expires; without, it does not. */
  days?: number;
}

/** Prints the secret alone on standard output, so that it can be piped into a file. */
export async function tokenCreateCommand(
  config: Config,
  name: string,
  options: TokenCreateOptions,
): Promise<void> {
  await withStore(config, async (store) => {
    const expiresAt = options.days === undefined ? null : new Date(Date.now() + options.days * DAY);
    const secret = await store.tokens.create(name, options.role, expiresAt);
    await note(store, 'token create', `${name} (${options.role})`);
    process.stdout.write(`${secret}\n`);
    process.stderr.write('Keep it: it is not stored and cannot be shown again.\n');
  });
}

export async function tokenListCommand(config: Config): Promise<void> {
  await withStore(config, async (store) => {
    for (const { name, role, createdAt, expiresAt, usedAt, revokedAt } of await store.tokens.list()) {
      const state = revokedAt
        ? 'revoked'
        : expiresAt && expiresAt.getTime() < Date.now()
          ? 'expired'
          : 'valid';
      const dates = [`created ${day(createdAt)}`, `expires ${day(expiresAt)}`, `used ${day(usedAt)}`];
      process.stdout.write(`${[name, role, state, ...dates].join('\t')}\n`);
    }
  });
}

export async function tokenRevokeCommand(config: Config, name: string): Promise<void> {
  await withStore(config, async (store) => {
    await store.tokens.revoke(name);
    await note(store, 'token revoke', name);
    process.stdout.write(`revoked ${name}\n`);
  });
}

async function withStore(config: Config, use: (store: Store) => Promise<void>): Promise<void> {
  const opened = await openStore(config);
  try {
    await use(opened.store);
  } finally {
    await opened.close();
  }
}

async function note(store: Store, action: string, target: string): Promise<void> {
  await store.audit.add({
    actor: 'command line',
    role: 'admin',
    action,
    target,
    status: null,
    address: null,
    detail: null,
  });
}

function day(date: Date | null): string {
  return date?.toISOString().slice(0, 10) ?? 'never';
}
