/** The program itself in embedded mode: a synthetic item travels from a feed to the API, through kills and bad input. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, temporaryFolder } from '../services/binary.ts';
import { type FeedServer, startFeedServer } from '../services/feed-server.ts';
import { run, start } from '../services/program.ts';

const soon = { timeout: 300_000, interval: 200 };
const TITLES = [
  {
    id: 'synthetic-1',
    title: 'NASA astronaut and two cosmonauts launch to the space station aboard a Russian Soyuz',
    date: '2026-07-14T08:00:00Z',
  },
  {
    id: 'synthetic-2',
    title: 'Roscosmos threatens to quit the space station over US sanctions',
    date: '2026-07-15T08:00:00Z',
  },
  { id: 'synthetic-3', title: 'Local bakery wins prize for rye bread', date: '2026-07-15T09:00:00Z' },
];

describe('the program in embedded mode', () => {
  let folder: string;
  let feeds: FeedServer;
  let environment: Record<string, string>;

  beforeAll(async () => {
    folder = await temporaryFolder('program');
    feeds = await startFeedServer();
    feeds.feeds.set('/rss', TITLES);
    environment = {
      DATA_DIR: join(folder, 'data'),
      PORT: '0',
      FETCH_ALLOW: '127.0.0.1',
      HOST_SPACING_MS: '0',
      TICK_SECONDS: '1',
    };
  });
  afterAll(async () => {
    await feeds?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('polls, codes and counts with one command', async () => {
    const result = await run(['ingest', '--once', '--feed', `${feeds.address}/rss`], environment);
    expect(result.stdout).toContain('1 feeds polled, 0 failed, 3 new items, 0 revised');
    expect(result.code).toBe(0);
    const again = await run(['ingest', '--once', '--feed', `${feeds.address}/rss`], environment);
    expect(again.stdout).toContain('0 new items, 0 revised');
  });

  it('prints the series that the items made', async () => {
    const { stdout } = await run(
      ['series', 'relevant', '--from', '2026-W29', '--to', '2026-W29', '--format', 'json'],
      environment,
    );
    expect(JSON.parse(stdout)).toMatchObject([{ series: 'relevant', week: '2026-W29', value: 2 }]);
    const csv = await run(['series', 'delivered'], environment);
    expect(csv.stdout.split('\n')[0]).toBe(
      'series,class,press,week,value,lower,upper,items,stories,outlets,status',
    );
    expect(csv.stdout).toContain('delivered,live,all,2026-W29,3');
  });

  it('writes the week’s briefing in its forms', async () => {
    const markdown = await run(['brief', '--week', '2026-W29'], environment);
    expect(markdown.stdout).toContain('Of 3 items delivered, 2 are relevant');
    expect((await run(['brief', '--week', '2026-W29', '--format', 'html'], environment)).stdout).toMatch(
      /^<!doctype html>/,
    );
    const data = JSON.parse(
      (await run(['brief', '--week', '2026-W29', '--format', 'json'], environment)).stdout,
    );
    expect(data).toMatchObject({ week: '2026-W29', delivered: 3, relevant: 2 });
  });

  it('validates its series, and says what that still needs', async () => {
    const { stdout, code } = await run(['validate', '--format', 'json', '--keep'], environment);
    expect(code).toBe(0);
    const { tests } = JSON.parse(stdout) as {
      tests: { id: string; verdict: string; needs: string | null }[];
    };
    expect(tests).toHaveLength(11);
    expect(tests.find(({ id }) => id === 'V5')).toMatchObject({
      verdict: 'unknown',
      needs: expect.any(String),
    });
    const wrong = await run(['validate', '--from', '2026-W30', '--to', '2026-W29'], environment);
    expect(wrong.code).toBe(1);
  });

  it('serves what it holds, picks up what is published, and ends cleanly', async () => {
    const program = await start(['start'], environment);
    const items = async () =>
      (await (await fetch(`${program.address}/v1/items?relevance=relevant`)).json()).items as {
        title: string;
      }[];
    expect(await items()).toHaveLength(2);
    expect(await (await fetch(program.address)).text()).toContain('<div id="root">');
    expect(await program.end('SIGINT')).toBe(0);
  });

  it('refuses a second process on the same folder, by name', async () => {
    const program = await start(['start'], environment);
    const second = await run(['info'], environment);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain('another Rendezvous has the data folder');
    expect(second.stderr).not.toContain('    at ');
    await program.end();
  });

  it('loses nothing when it is killed, and starts again', async () => {
    feeds.feeds.set(
      '/killed',
      Array.from({ length: 50 }, (_, index) => ({
        id: `killed-${index}`,
        title: `Synthetic item ${index}`,
        date: '2026-07-16T08:00:00Z',
      })),
    );
    await run(['ingest', '--once', '--feed', `${feeds.address}/killed`], environment);
    const program = await start(['start'], environment);
    await program.end('SIGKILL');
    const { stdout } = await run(['info', '--json'], environment);
    expect(JSON.parse(stdout).items).toMatchObject({ items: 53, coded: 53 });
  });

  it('finds uncoded items again after a restart', async () => {
    const program = await start(['start'], environment);
    const status = async () =>
      (await (await fetch(`${program.address}/v1/status`)).json()) as {
        items: number;
        coded: number;
        staleWeeks: number;
      };
    await expect.poll(async () => (await status()).staleWeeks, soon).toBe(0);
    expect((await status()).coded).toBe((await status()).items);
    await program.end();
  });

  describe('says what is wrong and how to mend it', () => {
    it('when a feed does not exist', async () => {
      const result = await run(['ingest', '--once', '--feed', `${feeds.address}/nowhere`], environment);
      expect(result.code).toBe(1);
      expect(result.stdout).toMatch(/not-found\t.*Look for the feed/);
    });

    it('when a feed is a web page, or empty', async () => {
      feeds.feeds.set('/empty', []);
      expect((await run(['ingest', '--once', '--feed', `${feeds.address}/empty`], environment)).code).toBe(0);
    });

    it('when an address is not one', async () => {
      const result = await run(['ingest', '--once', '--feed', 'not-an-address'], environment);
      expect(result).toMatchObject({ code: 1 });
      expect(result.stderr).toContain('"not-an-address" is not a web address');
    });

    it('when the port is in use', async () => {
      const port = String(await freePort());
      const program = await start(['start'], { ...environment, PORT: port });
      const second = await run(['start'], { ...environment, PORT: port, DATA_DIR: join(folder, 'other') });
      expect(second.code).toBe(1);
      expect(second.stderr).toContain(`another program listens on 127.0.0.1 port ${port}`);
      await program.end();
    });

    it('when the database does not answer', async () => {
      const result = await run(['info'], { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' });
      expect(result.code).toBe(1);
      expect(result.stderr).toContain('PostgreSQL does not answer at DATABASE_URL');
      expect(result.stderr).not.toContain('secret');
    });

    it('when the data folder is a file', async () => {
      const file = join(folder, 'file');
      await writeFile(file, '');
      const result = await run(['info'], { DATA_DIR: file });
      expect(result.code).toBe(1);
      expect(result.stderr).toContain('Name a folder that you may write to with DATA_DIR.');
    });

    it('when a command is called wrongly', async () => {
      expect((await run(['series', 'relevant', '--from', '2026-30'])).code).toBe(2);
      expect((await run(['fly'])).code).toBe(2);
      expect((await run(['--help'])).code).toBe(0);
      expect((await run(['series', 'no-such-series'], environment)).stderr).toContain('there is no series');
    });
  });

  describe('import', () => {
    const archive = [
      '{"id":"a1","title":"Synthetic: Russia and the US extend the space station agreement","date":"2019-03-04","outlet":"example.org","lang":"en"}',
      'not json',
      '{"id":"a2","summary":"no title"}',
      `{"id":"a3","title":"${'x'.repeat(10_000_000)}"}`,
      '{"id":"a4","title":"Synthetic: a headline without a date","outlet":"example.org"}',
    ].join('\n');

    it('stores archived items apart, reports bad lines by number, and adds nothing twice', async () => {
      await mkdir(folder, { recursive: true });
      const file = join(folder, 'archive.jsonl');
      await writeFile(file, archive);
      const first = await run(['import', file], environment);
      expect(first.code).toBe(0);
      expect(first.stdout).toContain('2 items imported, 0 known already, 3 bad lines skipped');
      expect(first.stderr).toMatch(/line 2: not JSON/);
      expect(first.stderr).toMatch(/line 3: title/);
      expect(first.stderr).toMatch(/line 4: longer than 1 MB/);
      const second = await run(['import', file], environment);
      expect(second.stdout).toContain('0 items imported, 2 known already');
      const { stdout } = await run(
        ['series', 'delivered', '--class', 'backfill', '--format', 'json'],
        environment,
      );
      expect(JSON.parse(stdout)).toMatchObject([{ class: 'backfill', week: '2019-W10', value: 1 }]);
    });

    it('says when the file is missing', async () => {
      const result = await run(['import', join(folder, 'missing.jsonl')], environment);
      expect(result.code).toBe(1);
      expect(result.stderr).toContain('Name an existing file of JSON lines.');
    });
  });
});
