/** `rendezvous subscription add|list|pause|resume|remove`: saved questions whose answers are sent. */
import { atomAddress } from '../api/routes/subscriptions.ts';
import { savedQuestions } from '../api/saved-question.ts';
import { newSubscriptionSchema } from '../api/schemas/subscriptions.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import { openStore } from '../compose.ts';
import type { Store } from '../store/store.ts';
import type { SubscriptionRow } from '../store/subscriptions.ts';

export interface SubscriptionAddOptions {
  items?: string;
  alerts?: string;
  email?: string;
  webhook?: string;
  rhythm: string;
  hour: number;
  /** As 22-7. */
  quiet?: string;
  zone: string;
}

export async function subscriptionAddCommand(
  config: Config,
  name: string,
  options: SubscriptionAddOptions,
): Promise<void> {
  const { items, alerts, email, webhook, rhythm, hour, quiet, zone } = options;
  if ((items === undefined) === (alerts === undefined) || (email === undefined) === (webhook === undefined))
    throw new RendezvousError(
      'bad-input',
      'a subscription asks one question and has one receiver',
      'Give either --items or --alerts, and either --email or --webhook.',
    );
  const [quietFrom, quietTo] = quiet === undefined ? [null, null] : quiet.split('-').map(Number);
  const read = newSubscriptionSchema.safeParse({
    ...{ name, rhythm, hour, zone, quietFrom, quietTo },
    subject: items === undefined ? 'alerts' : 'items',
    question: items ?? alerts,
    channel: email === undefined ? 'webhook' : 'email',
    target: email ?? webhook,
  });
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new RendezvousError('bad-input', faults.join('; '), 'See `rendezvous subscription add --help`.');
  }
  savedQuestions[read.data.subject](read.data.question);
  await withStore(config, async (store) => {
    const row = await store.subscriptions.add(read.data, new Date());
    await note(store, 'subscription add', row.name);
    process.stdout.write(`${render(row, config.PUBLIC_URL)}\n`);
  });
}

export async function subscriptionListCommand(config: Config): Promise<void> {
  await withStore(config, async (store) => {
    for (const row of await store.subscriptions.list())
      process.stdout.write(`${render(row, config.PUBLIC_URL)}\n`);
  });
}

/** Going on tries again what was given up. */
export async function subscriptionPauseCommand(config: Config, name: string, paused: boolean): Promise<void> {
  await withStore(config, async (store) => {
    const { id } = await find(store, name);
    await store.subscriptions.setPaused(id, paused);
    if (!paused) await store.subscriptions.tryAgain(id);
    await note(store, `subscription ${paused ? 'pause' : 'resume'}`, name);
    process.stdout.write(`${name}: ${paused ? 'paused' : 'told again from now on'}\n`);
  });
}

export async function subscriptionRemoveCommand(config: Config, name: string): Promise<void> {
  await withStore(config, async (store) => {
    await store.subscriptions.remove((await find(store, name)).id);
    await note(store, 'subscription remove', name);
    process.stdout.write(`${name}: removed\n`);
  });
}

function render(row: SubscriptionRow, publicUrl: string | undefined): string {
  const { name, subject, question, channel, target, rhythm, hour, quietFrom, quietTo, zone } = row;
  const digest = rhythm === 'at-once' ? rhythm : `${rhythm} at ${hour}:00`;
  const quiet = quietFrom === null ? '' : `, quiet ${quietFrom}:00–${quietTo}:00`;
  const counts = `${row.waiting} waiting, ${row.unsent} on their way, ${row.sent} sent, ${row.failed} given up`;
  const atom = atomAddress(row, publicUrl?.replace(/\/$/, '') ?? '');
  return [
    `${name}\t${row.paused ? 'paused' : 'active'}\t${subject}?${question}\t${channel} ${target}`,
    `\t${digest}${quiet} (${zone}); ${counts}${row.lastError === null ? '' : `; last error: ${row.lastError}`}`,
    `\tAtom: ${atom}`,
  ].join('\n');
}

async function find(store: Store, name: string): Promise<SubscriptionRow> {
  const row = (await store.subscriptions.list()).find((one) => one.name === name);
  if (row !== undefined) return row;
  throw new RendezvousError(
    'not-found',
    `no subscription is called "${name}"`,
    'See `rendezvous subscription list`.',
  );
}

async function note(store: Store, action: string, target: string): Promise<void> {
  const nothing = { status: null, address: null, detail: null };
  await store.audit.add({ actor: 'command line', role: 'admin', action, target, ...nothing });
}

async function withStore(config: Config, use: (store: Store) => Promise<void>): Promise<void> {
  const opened = await openStore(config);
  try {
    await use(opened.store);
  } finally {
    await opened.close();
  }
}
