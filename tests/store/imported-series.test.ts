/** Series from elsewhere: read from a file, kept, replaced whole. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWeeklySeries } from '../../commands/series-import.ts';
import { createImportedSeriesStore, type ImportedSeriesStore } from '../../store/imported-series.ts';
import { temporaryFolder } from '../services/binary.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';

async function fileOf(text: string): Promise<string> {
  const file = join(await temporaryFolder('series'), 'series.csv');
  await writeFile(file, text);
  return file;
}

describe('a series from a file', () => {
  it('is brought to weeks: days are averaged, a month stands for its weeks', async () => {
    const file = await fileOf('period,value\n2026-07-20,1\n2026-07-22,3\n2026-W31,-5\n2026-02,7\n');
    expect(readWeeklySeries(file)).toEqual([
      ...['2026-W06', '2026-W07', '2026-W08', '2026-W09'].map((week) => ({ week, value: 7 })),
      { week: '2026-W30', value: 2 },
      { week: '2026-W31', value: -5 },
    ]);
  });

  it.each([
    ['an empty value', 'period,value\n2026-W29,1\n2026-W30,\n', 'line 3: "" is no number'],
    ['a word for a value', 'period,value\n2026-W30,high\n', 'line 2: "high" is no number'],
    ['a value without end', 'period,value\n2026-W30,Infinity\n', 'line 2: "Infinity" is no number'],
    ['a week that is none', 'period,value\n2026-W60,1\n', 'line 2: "2026-W60" is no week'],
    ['a month that is none', 'period,value\n2026-13,1\n', 'line 2: "2026-13" is no week'],
    ['a day that is none', 'period,value\n2026-02-31,1\n', 'line 2: "2026-02-31" is no week'],
    ['other columns', 'week,index\n2026-W30,1\n', 'no column "period"'],
    ['nothing but a header', 'period,value\n', 'no line but the header'],
  ])('is refused with %s, and says where', async (_, text, fault) => {
    const file = await fileOf(text);
    expect(() => readWeeklySeries(file)).toThrow(
      expect.objectContaining({ code: 'bad-input', message: expect.stringContaining(fault) }),
    );
  });
});

describe('the store of imported series', () => {
  let database: TestDatabase;
  let store: ImportedSeriesStore;
  beforeAll(async () => {
    database = await startDatabase('embedded');
    store = createImportedSeriesStore(database.sql);
  });
  afterAll(() => database?.close());

  it('keeps a series in the order of its weeks and replaces it whole', async () => {
    await store.replace('climate', null, [
      { week: '2026-W31', value: 2 },
      { week: '2026-W30', value: 1 },
    ]);
    expect(await store.read('climate')).toEqual([
      { week: '2026-W30', value: 1 },
      { week: '2026-W31', value: 2 },
    ]);
    await store.replace('climate', 'again', [{ week: '2026-W32', value: 3 }]);
    expect(await store.read('climate')).toEqual([{ week: '2026-W32', value: 3 }]);
  });

  it('knows the difference between a series without weeks and none', async () => {
    expect(await store.read('nothing')).toBeUndefined();
  });
});
