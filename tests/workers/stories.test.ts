/** Grouping on both databases: which items are one story, and what that story says. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { skipWithoutPostgres } from '../services/postgres.ts';
import { type NewsDesk, openNewsDesk } from './news-desk.ts';

const leak = 'Soyuz capsule springs coolant leak at space station';
const swap = 'NASA and Roscosmos sign seat swap agreement';

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('stories on PostgreSQL'))(
    `stories on ${kind}`,
    () => {
      let desk: NewsDesk;
      beforeAll(async () => {
        desk = await openNewsDesk(kind);
      });
      afterAll(() => desk?.database.close());
      beforeEach(() => desk.clean());

      it('joins reports of one event and keeps another apart', async () => {
        const ids = await desk.add(
          { title: leak },
          { title: 'Coolant leak on Soyuz capsule at station worries NASA' },
          { title: swap },
        );
        await desk.group();
        expect(await desk.store.stories.itemIds(ids[0]!)).toEqual([ids[0], ids[1]]);
        expect(await desk.store.stories.byId(ids[2]!)).toMatchObject({
          items: 1,
          week: '2026-W02',
          label: 'cooperation',
        });
      });

      it('gives a family one vote, however many of its outlets copy a report', async () => {
        const ids = await desk.add(
          { title: leak, outlet: 0 },
          { title: leak, outlet: 1 },
          { title: leak, outlet: 1, day: 2 },
        );
        await desk.code(ids[0]!, 'core', 2, 'programme-strain');
        await desk.group();
        const story = await desk.store.stories.byId(ids[0]!);
        expect(story).toMatchObject({
          items: 3,
          families: ['family 0', 'family 1'],
          presses: ['russian', 'us'],
          label: 'mixed',
        });
        expect([story!.cooperation, story!.tension]).toEqual([0.4, 0.4]);
      });

      it('joins a Russian report to an English one', async () => {
        const ids = await desk.add(
          { title: swap },
          { title: 'НАСА и Роскосмос подписали соглашение о перекрёстных полётах' },
        );
        await desk.group();
        expect(await desk.store.stories.itemIds(ids[0]!)).toEqual(ids);
      });

      it('begins a new story after a week of silence', async () => {
        const ids = await desk.add(
          { title: leak },
          { title: 'Coolant leak on Soyuz capsule at station worries NASA', day: 8 },
        );
        await desk.group();
        expect(await desk.store.stories.count()).toBe(ids.length);
      });

      it('takes an item that is no longer relevant out of its story, and its story with it', async () => {
        const ids = await desk.add({ title: leak }, { title: `${leak} again` });
        await desk.group();
        await desk.code(ids[0]!, 'none', 2);
        await desk.group();
        expect((await desk.dump()).stories).toMatchObject([{ id: ids[1], items: 1 }]);
      });

      it('puts a story under an earlier item that comes late', async () => {
        const [first] = await desk.add({ title: leak, day: 5 });
        await desk.group();
        const [late] = await desk.add({ title: `${leak} overnight`, day: 3 });
        await desk.group();
        expect(await desk.store.stories.itemIds(late!)).toEqual([late, first]);
      });

      it('marks the weeks of stories that changed as stale', async () => {
        await desk.add({ title: leak, day: 6 });
        await desk.group();
        await desk.database.sql`delete from stale_weeks`;
        const [late] = await desk.add({ title: `${leak} overnight`, day: 7 });
        await desk.database.sql`delete from stale_weeks`;
        await desk.group();
        expect(late).toBeDefined();
        expect([...(await desk.database.sql`select week from stale_weeks`)]).toEqual([{ week: '2026-W02' }]);
      });

      it('keeps a mark that is set while its item is being grouped', async () => {
        const [a] = await desk.add({ title: leak });
        await desk.store.stories.takeTurn(async (shelf) => {
          const { marks } = await shelf.marked(10);
          await shelf.settle(marks.map((mark) => ({ ...mark, marks: mark.marks - 1 })));
        });
        expect(await desk.store.stories.isAnyWaiting()).toBe(true);
        await desk.group();
        expect(await desk.store.stories.itemIds(a!)).toEqual([a]);
      });
    },
  );
}
