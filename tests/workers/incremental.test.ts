/**
 * The whole way from delivery to series on both databases: whatever comes late, is edited, copied, coded anew or
 * corrected, stories and series that were kept up to date are those of a full rebuild, to the last bit.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuildStories } from '../../workers/rebuild-stories.ts';
import { skipWithoutPostgres } from '../services/postgres.ts';
import { type NewsDesk, openNewsDesk } from './news-desk.ts';
import { live, stepsOver } from './news-history.ts';

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('the way of items on PostgreSQL'))(
    `what is kept up to date on ${kind}`,
    () => {
      let desk: NewsDesk;
      beforeAll(async () => {
        desk = await openNewsDesk(kind);
      });
      afterAll(() => desk?.database.close());

      async function allSeries() {
        const { sql } = desk.database;
        const figures = sql`series, class, press, value, lower, upper, items, stories, outlets, cooperative, status, versions`;
        return {
          weeks: [
            ...(await sql`select week, ${figures} from series_values order by series, class, press, week`),
          ],
          months: [
            ...(await sql`select month, ${figures} from month_values order by series, class, press, month`),
          ],
        };
      }

      async function rebuild(): Promise<void> {
        await rebuildStories(desk.store, desk.method);
        await desk.database.sql`truncate series_values, month_values`;
        await desk.store.series.markAll();
        await desk.count();
      }

      it('has the stories of a rebuild', async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(stepsOver(30), { minLength: 10, maxLength: 70 }), async (steps) => {
            await desk.clean();
            await live(desk, steps);
            const kept = await desk.dump();
            await rebuildStories(desk.store, desk.method);
            expect(kept).toEqual(await desk.dump());
          }),
          { numRuns: kind === 'embedded' ? 10 : 40 },
        );
      }, 240_000);

      it('has the series of a rebuild', async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(stepsOver(150), { minLength: 20, maxLength: 60 }), async (steps) => {
            await desk.clean();
            await live(desk, steps);
            await desk.count();
            const kept = await allSeries();
            await rebuild();
            expect(kept).toEqual(await allSeries());
          }),
          { numRuns: kind === 'embedded' ? 4 : 10 },
        );
      }, 240_000);
    },
  );
}
