/** The validation report on both databases: made once a week, the same for the same store, and honest about an empty one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStoryMethod } from '../../analysis/stories/method.ts';
import { testIds } from '../../analysis/validation/questions.ts';
import type { Versions } from '../../base/records.ts';
import { addWeeks, mondayOf, weekOf } from '../../base/week.ts';
import { renderDocument } from '../../briefings/render/forms.ts';
import { composeValidation } from '../../briefings/validation/compose-validation.ts';
import { loadActors } from '../../codebook/actors.ts';
import { loadBilingualTerms } from '../../codebook/bilingual-terms.ts';
import { readAsOf } from '../../store/as-of.ts';
import { createStore, type Store } from '../../store/store.ts';
import { groupSomeStories } from '../../workers/group-stories.ts';
import { refreshSomeWeeks } from '../../workers/refresh-series.ts';
import { makeSnapshot } from '../../workers/snapshots.ts';
import { makeValidation, usualWish, validateWhenDue, validationVersions } from '../../workers/validate.ts';
import { presentSource, snapshotSource } from '../../workers/validation-source.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';
import { skipWithoutPostgres } from '../services/postgres.ts';

const versions: Versions = { codebook: 'c', lexicon: 'l', model: 'm' };
const clock = { now: () => mondayOf('2023-W30') };
const DAY = 86_400_000;
const ITEMS = 60;

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('validation on PostgreSQL'))(
    `validation on ${kind}`,
    () => {
      let database: TestDatabase;
      let store: Store;
      const method = createStoryMethod({
        ...{ actors: loadActors(), bilingualTerms: loadBilingualTerms(), background: [] },
      });

      beforeAll(async () => {
        database = await startDatabase(kind);
        store = createStore(database.sql);
      });
      afterAll(() => database?.close());

      async function settle(): Promise<void> {
        while ((await groupSomeStories(store, method)) > 0);
        while ((await refreshSomeWeeks(store, versions, clock)) > 0);
      }

      /** Sixty unlike items, one a week, all coded by the model and the first by a person. */
      async function fill(): Promise<void> {
        await database.sql`insert into feeds (address, outlet, family, press) values ('https://a.example/rss', 'a', 'a', 'us')`;
        const items = Array.from({ length: ITEMS }, (_, at) => {
          const published = mondayOf(addWeeks('2022-W10', at)) + DAY;
          const title = `Synthetic event ${at} named ${String.fromCharCode(97 + (at % 26)).repeat(5 + at)}`;
          return {
            ...{
              guid: `g${at}`,
              keys: [`g${at}`],
              link: null,
              title,
              excerpt: '',
              body: null,
              language: 'en',
            },
            ...{
              authors: [],
              tags: [],
              published: new Date(published).toISOString(),
              precision: 'time' as const,
            },
            ...{ updated: null, week: weekOf(published), contentHash: title },
          };
        });
        const delivery = { feedId: 1, class: 'live' as const, fetchedAt: new Date(clock.now()), items };
        const { newIds } = await store.deliveries.deliver(delivery);
        const codings = newIds.map((itemId, at) => {
          const cooperates = at % 3 === 0;
          return {
            ...{ itemId, revision: 1, lang: 'en' as const, relevance: 'core' as const, evidence: null },
            ...{ relevantProbability: 0.9, coreProbability: 0.9, factors: [] },
            orientation: cooperates ? ('cooperation' as const) : ('tension' as const),
            categories: [{ id: cooperates ? 'joint-crews' : 'decoupling', probability: 0.9 }],
          };
        });
        await store.codings.add('model:m', versions, codings);
        await store.codings.add('a tester', versions, codings.slice(0, 1));
      }

      it('waits for a first week', async () => {
        expect(await validateWhenDue(store, versions, clock)).toBe(false);
        expect(await store.validation.read('live')).toBeUndefined();
      });

      it('is made once for a week, of every test, and counts the standing values anew', async () => {
        await fill();
        await settle();
        expect(await validateWhenDue(store, versions, clock)).toBe(true);
        expect(await validateWhenDue(store, versions, clock)).toBe(false);
        const { report } = (await store.validation.read('live'))!;
        expect(report.tests.map(({ id }) => id)).toEqual(testIds);
        expect(report).toMatchObject({ from: '2022-W10', to: '2023-W17', everyStory: 1, items: ITEMS });
        expect(report.tests[0]!.needs).toContain('1200 items coded by people, has 1');
        const rebuilt = report.tests.find(({ id }) => id === 'V11')!;
        expect(rebuilt.verdict).toBe('unknown');
        expect(rebuilt.figures[0]!.value).toBe(0);
      });

      it('says when a standing value or a snapshot is not what its data give', async () => {
        const wish = (await usualWish(store, 'live', '2023-W30'))!;
        await makeSnapshot(store, versions, clock, {
          name: 'one',
          class: 'live',
          by: 'a tester',
          note: null,
        });
        const rebuiltOf = async () =>
          (await makeValidation(presentSource(store, clock), wish)).tests.find(({ id }) => id === 'V11')!;
        expect(await rebuiltOf()).toMatchObject({ verdict: 'pass', needs: null });
        await database.sql`update series_values set items = items + 1 where series = 'relevant' and week = '2022-W20'`;
        const broken = await rebuiltOf();
        expect(broken.verdict).toBe('fail');
        expect(broken.figures[0]!.value).toBeGreaterThan(0);
      });

      it('reads a snapshot as the present was, whatever becomes of stories, codings and values', async () => {
        const { sql } = database;
        const wish = { class: 'live', from: '2022-W10', to: '2023-W17' } as const;
        await sql`update series_values set items = items - 1 where series = 'relevant' and week = '2022-W20'`;
        await makeSnapshot(store, versions, clock, {
          name: 'then',
          class: 'live',
          by: 'a tester',
          note: null,
        });
        const then = await makeValidation(presentSource(store, clock), wish);
        const readThen = async () => {
          const dated = await readAsOf(store, 'then', undefined);
          return await makeValidation(await snapshotSource(store, dated.snapshot!, dated), wish);
        };
        expect(await readThen()).toEqual(then);
        await sql`update items set title = 'Rewritten', excerpt = 'Rewritten'`;
        await sql`update feeds set outlet = 'Renamed Orbit'`;
        await sql`delete from story_items where item_id > 30`;
        await sql`delete from series_values where week > '2022-W40'`;
        await sql`insert into codings overriding system value select 1000 + id, item_id, revision, 'another tester', 'c', 'l', 'm', language, 'none', 'neutral',
          .1, .1, '[]', '[]', null, now() from codings where coder like 'model:%'`;
        expect(await makeValidation(presentSource(store, clock), wish)).not.toEqual(then);
        expect(await readThen()).toEqual(then);
      });

      it('says of a snapshot whether its values are what its data give, and refuses one without codings', async () => {
        const { sql } = database;
        const dated = await readAsOf(store, 'then', undefined);
        const wish = { class: 'live', from: '2022-W10', to: '2023-W17' } as const;
        await sql`update snapshot_values set items = items + 1 where series = 'relevant' and period = '2022-W20'`;
        const { tests } = await makeValidation(await snapshotSource(store, dated.snapshot!, dated), wish);
        expect(tests.find(({ id }) => id === 'V11')).toMatchObject({ verdict: 'fail' });
        await sql`update snapshots set audited = null where name = 'then'`;
        await expect(snapshotSource(store, dated.snapshot!, dated)).rejects.toMatchObject({
          code: 'conflict',
        });
      });

      it('is the same for the same store, as data and as a document that needs nothing from elsewhere', async () => {
        const wish = (await usualWish(store, 'live', '2023-W30'))!;
        const made = await makeValidation(presentSource(store, clock), wish);
        expect(await makeValidation(presentSource(store, clock), wish)).toEqual(made);
        const document = composeValidation(made, validationVersions({ ...versions, method: 'test' }));
        const page = (await renderDocument(document, 'html')).body as string;
        expect(page).not.toMatch(/<script|(?:src|href)="https?:/);
        const text = (await renderDocument(document, 'md')).body as string;
        for (const id of testIds) expect(text).toContain(`## ${id} `);
        expect(text).toContain('cannot be said yet');
      });
    },
  );
}
