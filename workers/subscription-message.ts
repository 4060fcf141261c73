/** What a saved question found, as a message: plain, as HTML, and as data. */
import { cleanText, escapeHtml } from '../ingest/clean.ts';
import type { AlertRow } from '../store/alert-reader.ts';
import type { ItemRow } from '../store/item-reader.ts';
import type { SubscriptionRow } from '../store/subscriptions.ts';
import type { Message } from './senders.ts';

interface Entry {
  title: string;
  facts: string;
  link: string | null;
}

/** A message about items. `publicUrl` is where readers reach the dashboard, for links to what decided each coding. */
export function messageOfItems(
  mailing: number,
  subscription: SubscriptionRow,
  items: readonly ItemRow[],
  publicUrl: string | undefined,
): Message {
  const entries = items.map((item) => ({
    title: item.title,
    facts: [
      item.outlet,
      (item.publishedAt ?? item.fetchedAt).toISOString().slice(0, 10),
      item.relevance,
      item.orientation,
      ...item.categories,
      ...item.factors,
    ]
      .filter((fact) => fact !== null)
      .join(' · '),
    link: publicUrl === undefined ? webLink(item.link) : new URL(`/items/${item.id}`, publicUrl).href,
  }));
  const data = items.map(
    ({ id, title, link, outlet, publishedAt, relevance, orientation, categories, factors }) => ({
      ...{ id, title, link, outlet, publishedAt, relevance, orientation, categories, factors },
    }),
  );
  return compose(mailing, subscription, entries, { items: data });
}

/** A message about alerts. */
export function messageOfAlerts(
  mailing: number,
  subscription: SubscriptionRow,
  alerts: readonly AlertRow[],
  publicUrl: string | undefined,
): Message {
  const entries = alerts.map(({ kind, subject, week, direction, observed, expected, stories }) => ({
    title: `${kind}: ${subject}, ${week}, ${direction}`,
    facts: [
      `observed ${Number(observed.toFixed(2))}`,
      ...(expected === null ? [] : [`expected ${Number(expected.toFixed(2))}`]),
      ...stories.map(({ title }) => title),
    ].join(' · '),
    link: publicUrl === undefined ? null : new URL(`/?week=${week}`, publicUrl).href,
  }));
  const data = alerts.map(({ id, kind, subject, week, direction, observed, expected, p, stories }) => ({
    ...{ id, kind, subject, week, direction, observed, expected, p, stories },
  }));
  return compose(mailing, subscription, entries, { alerts: data });
}

function compose(
  mailing: number,
  { id, name, subject, question }: SubscriptionRow,
  entries: readonly Entry[],
  data: Record<string, unknown>,
): Message {
  const what = entries.length === 1 ? subject.slice(0, -1) : subject;
  const asked = question === '' ? `all ${subject}` : question;
  const clean = entries.map(({ title, facts, link }) => ({
    ...{ title: cleanText(title) || '(no headline)', facts: cleanText(facts), link },
  }));
  const list = clean.map(
    ({ title, facts, link }) =>
      `<li>${link === null ? escapeHtml(title) : `<a href="${escapeHtml(link)}">${escapeHtml(title)}</a>`}<br>${escapeHtml(facts)}</li>`,
  );
  return {
    id: `subscription-${id}-${mailing}`,
    subject: `${cleanText(name)}: ${entries.length} new ${what}`,
    text: `${clean.map(({ title, facts, link }) => [title, facts, ...(link === null ? [] : [link])].join('\n')).join('\n\n')}\n\nAsked: ${asked}\n`,
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(name)}</title><ul>${list.join('')}</ul><p>Asked: ${escapeHtml(asked)}</p></html>`,
    payload: { event: `subscription.${subject}`, subscription: { id, name, question }, ...data },
  };
}

function webLink(link: string | null): string | null {
  return link !== null && /^https?:\/\//i.test(link) ? link : null;
}
