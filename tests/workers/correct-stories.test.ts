/** Merges and splits by hand on both databases: kept for good, and refused where they cannot be meant. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mergeStories, splitStory } from '../../workers/correct-stories.ts';
import { rebuildStories } from '../../workers/rebuild-stories.ts';
import { skipWithoutPostgres } from '../services/postgres.ts';
import { type NewsDesk, openNewsDesk } from './news-desk.ts';

const made = { by: 'a tester', note: null };
const leak = 'Soyuz capsule springs coolant leak at space station';
const swap = 'NASA and Roscosmos sign seat swap agreement';

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('corrections of stories on PostgreSQL'))(
    `corrections of stories on ${kind}`,
    () => {
      let desk: NewsDesk;
      beforeAll(async () => {
        desk = await openNewsDesk(kind);
      });
      afterAll(() => desk?.database.close());
      beforeEach(() => desk.clean());

      it('keeps a merge by hand through a rebuild, and lets later reports follow it', async () => {
        const [a, b] = await desk.add({ title: leak }, { title: swap });
        await desk.group();
        await mergeStories(desk.store, [a!, b!], made);
        const [c] = await desk.add({ title: `${swap} today`, day: 3 });
        await desk.group();
        expect(await desk.store.stories.itemIds(a!)).toEqual([a, b, c]);
        const before = await desk.dump();
        await rebuildStories(desk.store, desk.method);
        expect(await desk.dump()).toEqual(before);
      });

      it('keeps a split by hand through a rebuild', async () => {
        const [a, b, c] = await desk.add(
          { title: leak },
          { title: `${leak} overnight` },
          { title: `${leak} repaired` },
        );
        await desk.group();
        expect(await splitStory(desk.store, [b!], made)).toBe(b);
        expect(await desk.store.stories.itemIds(a!)).toEqual([a, c]);
        const before = await desk.dump();
        await rebuildStories(desk.store, desk.method);
        expect(await desk.dump()).toEqual(before);
        expect(await desk.store.stories.events(10)).toMatchObject([{ kind: 'split', by: 'a tester' }]);
      });

      it('refuses a merge or split that cannot be meant', async () => {
        const [a, b, c] = await desk.add({ title: leak }, { title: `${leak} overnight` }, { title: swap });
        await desk.group();
        await expect(mergeStories(desk.store, [a!, a!], made)).rejects.toMatchObject({ code: 'bad-input' });
        await expect(mergeStories(desk.store, [a!, b!], made)).rejects.toMatchObject({ code: 'not-found' });
        await expect(splitStory(desk.store, [a!, b!], made)).rejects.toMatchObject({
          code: 'bad-input',
          message: expect.stringContaining('all items'),
        });
        await expect(splitStory(desk.store, [b!, c!], made)).rejects.toMatchObject({
          code: 'bad-input',
          message: expect.stringContaining('not of one story'),
        });
        await expect(splitStory(desk.store, [999], made)).rejects.toMatchObject({ code: 'not-found' });
      });
    },
  );
}
