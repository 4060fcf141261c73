/** Events: told as they happen, none lost over a break, in the order of commits, on both databases. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipWithoutPostgres } from '../services/postgres.ts';
import { fillSample, type SampleApi, sampleItem, startApi } from './sample.ts';

interface Told {
  id: string;
  event: string;
  data: { ids?: number[]; change?: string; lost?: boolean };
}

/** Reads a stream until `enough`; then leaves it. */
async function follow(response: Response, enough: (told: Told[]) => boolean): Promise<Told[]> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const told: Told[] = [];
  let waiting = '';
  while (!enough(told)) {
    const { value, done } = await reader.read();
    if (done) break;
    waiting += value;
    const parts = waiting.split('\n\n');
    waiting = parts.pop()!;
    for (const part of parts) {
      const fields = Object.fromEntries(
        part
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      );
      if (fields['event'])
        told.push({ id: fields['id']!, event: fields['event'], data: JSON.parse(fields['data']!) });
    }
  }
  await reader.cancel();
  return told;
}

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('API events on PostgreSQL'))(
    `events on ${kind}`,
    () => {
      let api: SampleApi;
      let next = 500;
      beforeAll(async () => {
        api = await startApi(kind);
        await fillSample(api, 6);
      });
      afterAll(() => api?.close());

      const deliver = async () => {
        const { newIds } = await api.store.deliveries.deliver({
          feedId: 1,
          class: 'live',
          fetchedAt: new Date('2026-07-22T13:00:00Z'),
          items: [sampleItem((next += 1))],
        });
        return newIds[0]!;
      };
      const added = (told: Told[]) =>
        told
          .filter(({ event, data }) => event === 'items' && data.change === 'added')
          .flatMap(({ data }) => data.ids!);

      it('tells of new items as they come', async () => {
        const response = await api.ask('/v1/events');
        expect(response.headers.get('content-type')).toContain('text/event-stream');
        const following = follow(response, (told) => added(told).length > 0);
        const id = await deliver();
        const told = await following;
        expect(told[0]).toMatchObject({ event: 'ready', data: { lost: false } });
        expect(added(told)).toEqual([id]);
      });

      it('goes on after the last event seen, without loss or repeat', async () => {
        const [ready] = await follow(await api.ask('/v1/events'), (told) => told.length > 0);
        const ids = [await deliver(), await deliver(), await deliver()];
        const first = await follow(
          await api.ask('/v1/events', { headers: { 'last-event-id': ready!.id } }),
          (told) => added(told).length >= 1,
        );
        const seen = first.slice(0, first.findIndex(({ event }) => event === 'items') + 1);
        const rest = await follow(
          await api.ask('/v1/events', { headers: { 'last-event-id': seen.at(-1)!.id } }),
          (told) => added(told).length >= 2,
        );
        expect([...added(seen), ...added(rest)]).toEqual(ids);
      });

      it('says so where it cannot go on', async () => {
        const [told] = await follow(
          await api.ask('/v1/events', { headers: { 'last-event-id': '99999999-1' } }),
          (told) => told.length > 0,
        );
        expect(told).toMatchObject({ event: 'reset', data: { lost: true } });
      });

      it.skipIf(kind === 'embedded')(
        'holds an event back while an earlier transaction is open, and then tells both',
        async () => {
          const place = await api.store.events.end();
          let release: () => void = () => {};
          const opened = new Promise<void>((resolve) => (release = resolve));
          let begun: () => void = () => {};
          const started = new Promise<void>((resolve) => (begun = resolve));
          const slow = api.database.sql.begin(async (tx) => {
            await tx`insert into events (kind, payload) values ('test', '1')`;
            begun();
            await opened;
          });
          await started;
          await api.database.sql`insert into events (kind, payload) values ('test', '2')`;
          expect(await api.store.events.after(place, 10)).toEqual([]);
          release();
          await slow;
          expect((await api.store.events.after(place, 10)).map(({ payload }) => payload)).toEqual([1, 2]);
        },
      );

      it('forgets what is old, but never the newest', async () => {
        await api.database.sql`update events set happened_at = now() - interval '30 days'`;
        await api.store.events.prune(7);
        expect(await api.database.sql`select from events`).toHaveLength(1);
      });
    },
  );
}
