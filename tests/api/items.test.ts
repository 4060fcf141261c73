/** Lists of items: filters, search, order, pages and fields, on both databases. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipWithoutPostgres } from '../services/postgres.ts';
import { fillSample, type SampleApi, sampleItem, startApi } from './sample.ts';

interface Item {
  id: number;
  title: string;
  outlet: string;
  press: string;
  publishedAt: string | null;
  fetchedAt: string;
  relevance: string | null;
  categories: string[];
  factors: string[];
  highlight?: Record<'title' | 'excerpt', { text: string; marks: [number, number][] }>;
}
interface Page {
  items: Item[];
  next: string | null;
}

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('API items on PostgreSQL'))(
    `items on ${kind}`,
    () => {
      let api: SampleApi;
      const list = async (query: string) => await api.json<Page>(`/v1/items?limit=500&${query}`);
      const ids = async (query: string) => (await list(query)).items.map(({ id }) => id);

      beforeAll(async () => {
        api = await startApi(kind);
        await fillSample(api, 60);
      });
      afterAll(() => api?.close());

      it.each<[string, (item: Item) => boolean]>([
        ['category=sanctions', (item) => item.categories.includes('sanctions')],
        [
          'category=sanctions,joint-crews',
          (item) => item.categories.some((id) => ['sanctions', 'joint-crews'].includes(id)),
        ],
        [
          'category=sanctions&category=decoupling',
          (item) => item.categories.some((id) => ['sanctions', 'decoupling'].includes(id)),
        ],
        ['pole=tension', (item) => item.categories.some((id) => ['sanctions', 'decoupling'].includes(id))],
        [
          'dimension=station',
          (item) => item.categories.some((id) => ['joint-crews', 'decoupling'].includes(id)),
        ],
        [
          'dimension=station&pole=tension',
          (item) =>
            item.categories.some((id) => ['joint-crews', 'decoupling'].includes(id)) &&
            item.categories.some((id) => ['sanctions', 'decoupling'].includes(id)),
        ],
        ['factor=china', (item) => item.factors.includes('china')],
        ['relevance=relevant', (item) => item.relevance === 'core' || item.relevance === 'context'],
        ['relevance=context', (item) => item.relevance === 'context'],
        ['press=russian', (item) => item.press === 'russian'],
        ['country=US,GB', (item) => ['us', 'third'].includes(item.press)],
        ['outlet=Invented%20Orbit', (item) => item.outlet === 'Invented Orbit'],
        [
          'from=2026-07-05&to=2026-07-10',
          (item) =>
            (item.publishedAt ?? item.fetchedAt) >= '2026-07-05' &&
            (item.publishedAt ?? item.fetchedAt) < '2026-07-11',
        ],
        ['q=outlet:%22Invented%20Orbit%22', (item) => item.outlet === 'Invented Orbit'],
        ['q=-outlet:%22Invented%20Orbit%22', (item) => item.outlet !== 'Invented Orbit'],
      ])('%s gives those items and no others', async (query, fits) => {
        const all = (await list('')).items;
        expect(all).toHaveLength(60);
        const expected = all.filter(fits).map(({ id }) => id);
        expect(expected.length).toBeGreaterThan(0);
        expect(expected.length).toBeLessThan(60);
        expect(await ids(query)).toEqual(expected);
      });

      it.each([
        ['min_probability=0.95', 0],
        ['min_probability=0.9', 54],
        ['category=sanctions&min_probability=0.7', 10],
        ['category=sanctions&min_probability=0.8', 0],
        ['coder=model', 54],
        ['coder=person', 0],
        ['class=backfill', 0],
        ['week=2026-W30', 60],
        ['from=2026-W31', 0],
        ['to=2026-W26', 0],
        ['from=2026-W27&to=2026-W30', 60],
      ])('%s gives %i items', async (query, count) => {
        expect(await ids(query)).toHaveLength(count);
      });

      it('finds words in every form, in both languages', async () => {
        const titles = async (q: string) =>
          (await list(`q=${encodeURIComponent(q)}`)).items.map((item) => item.title.replace(/ \(\d+\)$/, ''));
        expect(new Set(await titles('stations'))).toEqual(
          new Set(['Joint crew docks with the space station', 'Station leak divides agencies']),
        );
        expect(new Set(await titles('космонавта'))).toEqual(new Set(['Космонавты вышли в открытый космос']));
        expect(new Set(await titles('"space station"'))).toEqual(
          new Set(['Joint crew docks with the space station']),
        );
        expect(new Set(await titles('engines or leak'))).toEqual(
          new Set(['Sanctions hit rocket engines', 'Station leak divides agencies']),
        );
        expect(new Set(await titles('station -leak'))).toEqual(
          new Set(['Joint crew docks with the space station']),
        );
        expect(await titles('title:cosmonauts')).toEqual([]);
        expect(new Set(await titles('cosmonauts'))).toEqual(
          new Set(['Joint crew docks with the space station']),
        );
      });

      it('ranks titles before excerpts and marks what was found', async () => {
        const { items } = await list('q=hatch%20or%20sanctions');
        expect(items[0]!.title).toMatch(/^Sanctions/);
        const { text, marks } = items[0]!.highlight!.title;
        expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['Sanctions']);
        const last = items.at(-1)!.highlight!.excerpt;
        expect(last.marks.map(([from, to]) => last.text.slice(from, to))).toEqual(['hatch']);
      });

      it.each(['-added', 'added', '-published', 'published', '-rank'])(
        'pages through %s without gap or repeat while items arrive',
        async (sort) => {
          const query = `sort=${sort}${sort === '-rank' ? '&q=station' : ''}`;
          const whole = await ids(query);
          const seen: number[] = [];
          let after = '';
          do {
            const page = await api.json<Page>(`/v1/items?${query}&limit=7${after && `&after=${after}`}`);
            seen.push(...page.items.map(({ id }) => id));
            after = page.next ?? '';
            await deliverOne();
          } while (after !== '');
          expect(seen.filter((id) => id <= 60)).toEqual(whole.filter((id) => id <= 60));
          expect(new Set(seen).size).toBe(seen.length);
          await api.database.sql`delete from items where id > 60`;
        },
      );

      let delivered = 1000;
      async function deliverOne(): Promise<void> {
        const [feed] = await api.store.feeds.list();
        delivered += 5;
        await api.store.deliveries.deliver({
          feedId: feed!.id,
          class: 'live',
          fetchedAt: new Date('2026-07-22T13:00:00Z'),
          items: [sampleItem(delivered)],
        });
      }

      it('gives only the fields asked for', async () => {
        const { items } = await list('fields=id,title');
        expect(Object.keys(items[0]!)).toEqual(['id', 'title']);
      });

      it('names the next page in a Link header', async () => {
        const response = await api.ask('/v1/items?limit=5&press=us');
        const next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
        const page = (await response.json()) as Page;
        const following = await api.json<Page>(next!);
        expect(following.items[0]!.id).toBeLessThan(page.items.at(-1)!.id);
      });

      it('never gives the full text', async () => {
        for (const path of [
          '/v1/items?limit=500',
          '/v1/items/1',
          '/v1/items?format=jsonl',
          '/v1/items?format=atom',
        ])
          expect(await (await api.ask(path)).text()).not.toContain('Never shown');
      });

      it('counts facets under all other filters', async () => {
        const facets = async (query: string) =>
          await api.json<{ total: number; facets: Record<string, { value: string; items: number }[]> }>(
            `/v1/facets?${query}`,
          );
        const count = (found: Awaited<ReturnType<typeof facets>>, facet: string, value: string) =>
          found.facets[facet]!.find((entry) => entry.value === value)?.items ?? 0;
        const filtered = await facets('category=sanctions&press=us');
        expect(filtered.total).toBe((await ids('category=sanctions&press=us')).length);
        expect(count(filtered, 'press', 'russian')).toBe(
          (await ids('category=sanctions&press=russian')).length,
        );
        expect(count(filtered, 'category', 'joint-crews')).toBe(
          (await ids('category=joint-crews&press=us')).length,
        );
        expect(count(filtered, 'factor', 'china')).toBe(
          (await ids('category=sanctions&press=us&factor=china')).length,
        );
        const searched = await facets('q=station');
        expect(searched.total).toBe((await ids('q=station')).length);
      });

      it('tells an edit of the store at once', async () => {
        const before = (await api.json<{ total: number }>('/v1/facets')).total;
        await deliverOne();
        expect((await api.json<{ total: number }>('/v1/facets')).total).toBe(before + 1);
        await api.database.sql`delete from items where id > 60`;
      });

      it('puts archive items without a date before all time, live ones where they were fetched', async () => {
        await api.database
          .sql`update items set class = 'backfill', published_at = null, week = null where id <= 10`;
        await api.database.sql`update items set published_at = null where id = 11`;
        const paged: number[] = [];
        let after = '';
        do {
          const page = await api.json<Page>(`/v1/items?sort=-published&limit=7${after && `&after=${after}`}`);
          paged.push(...page.items.map(({ id }) => id));
          after = page.next ?? '';
        } while (after !== '');
        expect(paged.slice(-10)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
        expect(paged).toHaveLength(60);
        expect(await ids('sort=published')).toEqual(paged.toReversed());
        expect(await ids('from=2000-01-01')).toContain(11);
        expect(await ids('from=2000-01-01')).not.toContain(10);
      });
    },
  );
}
