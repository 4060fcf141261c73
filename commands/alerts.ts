/** `rendezvous alerts`: what was out of the ordinary, how often such alerts were true, and an analyst's verdict on one. */
import { userInfo } from 'node:os';
import { precisionOf } from '../analysis/alerts/precision.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import type { ItemClass } from '../base/records.ts';
import { openStore } from '../compose.ts';
import type { AlertFilter, AlertReader, AlertRow, AlertVerdict } from '../store/alert-reader.ts';
import { readAllAsOf } from '../store/as-of.ts';

export interface AlertListOptions extends Omit<AlertFilter, 'before'> {
  limit: number;
  format: 'text' | 'json';
  asOf?: string;
}

/** Alerts newest first, then the precision and the changes of feeds that stood in the way of others. */
export async function alertsListCommand(config: Config, options: AlertListOptions): Promise<void> {
  const opened = await openStore(config);
  try {
    const { limit, format, asOf, ...filter } = options;
    const state = await readAllAsOf(opened.store, asOf, filter.class);
    const alerts = await state.alerts.list({ ...filter, class: state.class }, limit);
    if (format === 'json') {
      process.stdout.write(`${JSON.stringify(alerts, null, 2)}\n`);
      return;
    }
    for (const alert of alerts) process.stdout.write(`${render(alert)}\n`);
    process.stdout.write(`${await renderPrecision(state.alerts, state.class)}\n`);
    for (const { subject, week, outlet, share, reason } of await state.alerts.feedChanges(
      { class: state.class },
      20,
    ))
      process.stdout.write(
        `feed change instead of an alert: ${subject}, ${week}: ${outlet} (${Math.round(share * 100)} %) is ${reason}\n`,
      );
  } finally {
    await opened.close();
  }
}

export async function alertsJudgeCommand(
  config: Config,
  id: number,
  verdict: AlertVerdict,
  { by = userInfo().username, note }: { by?: string; note?: string },
): Promise<void> {
  const opened = await openStore(config);
  try {
    const { alerts, audit } = opened.store;
    if (!(await alerts.judge(id, verdict, by, note ?? null)))
      throw new RendezvousError(
        'not-found',
        `there is no alert ${id}`,
        'rendezvous alerts list shows their ids.',
      );
    await audit.add({
      ...{
        actor: by,
        role: 'analyst',
        action: 'alerts judge',
        target: String(id),
        status: null,
        address: null,
      },
      detail: { verdict, note: note ?? null },
    });
    process.stdout.write(`${render((await alerts.byId(id))!)}\n`);
  } finally {
    await opened.close();
  }
}

async function renderPrecision(alerts: AlertReader, itemClass: ItemClass): Promise<string> {
  const counts = await alerts.counts(itemClass);
  const { value, lower, upper } = precisionOf(counts);
  const judged = `${counts.confirmed} confirmed, ${counts.dismissed} dismissed, ${counts.duplicate} duplicate, ${counts.open} open`;
  if (value === null) return `precision: not known before a verdict (${judged})`;
  return `precision: ${value.toFixed(2)} (90 % interval ${lower!.toFixed(2)} to ${upper!.toFixed(2)}; ${judged})`;
}

function render({ id, kind, subject, week, direction, observed, expected, p, ...rest }: AlertRow): string {
  const against = expected === null ? '' : `, expected ${expected.toFixed(2)}`;
  const chance = p === null ? '' : `, p ${p < 0.0001 ? '< .0001' : p.toFixed(4)}`;
  const { stories, words, verdict, judgedBy, note, withdrawnAt } = rest;
  return [
    `${id}\t${week}\t${kind}\t${subject}\t${direction}: ${Number(observed.toFixed(2))}${against}${chance}${withdrawnAt === null ? '' : '\twithdrawn'}`,
    ...stories.map((story) => `  ${story.id}\t${story.outlets.join(', ')}\t${story.title}`),
    ...(words.length > 0 ? [`  words: ${words.join(', ')}`] : []),
    ...(verdict === null ? [] : [`  ${verdict} by ${judgedBy}${note === null ? '' : `: ${note}`}`]),
  ].join('\n');
}
