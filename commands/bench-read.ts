/**
 * `bench read`: the feed reader's processor time, memory and patience on a long synthetic feed, beside rss-parser and,
 * where the machine has it, feedparser; then its steadiness under 100,000 damaged documents.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import RssParser from 'rss-parser';
import { RendezvousError } from '../base/errors.ts';
import { readFeed } from '../ingest/feed/read-feed.ts';
import type { ReadingCost } from './bench-read-once.ts';
import { createRandom, mutateDocument } from './mutate-document.ts';
import { createProgress } from './progress.ts';

const ITEMS = 20_000;
const RUNS = 100_000;
const ROOT = resolve(import.meta.dirname, '..');
const SOURCE = { url: 'https://bench.example/feed', contentType: 'application/rss+xml' };

/** Prints one line a figure. Takes a minute or two. */
export async function benchReadCommand(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rendezvous-bench-'));
  const file = join(folder, 'feed.xml');
  const bytes = composeFeed();
  writeFileSync(file, bytes);
  print('feed', `${ITEMS} items, ${(bytes.length / 1e6).toFixed(1)} MB`);
  const own = readOnce(file);
  print('rendezvous', `${own.seconds.toFixed(2)} s, ${(bytes.length / 1e6 / own.seconds).toFixed(0)} MB/s`);
  print('memory', `${own.megabytes.toFixed(0)} MB resident at most`);
  print('event loop', `blocked for ${own.blockedMs.toFixed(0)} ms at most`);
  printPeer('rss-parser', await timeRssParser(bytes), own.seconds);
  printPeer('feedparser', timeFeedparser(file), own.seconds);
  rmSync(folder, { recursive: true });
  await benchDamaged();
}

function readOnce(file: string): ReadingCost {
  const script = join(import.meta.dirname, 'bench-read-once.ts');
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', script, file], {
    encoding: 'utf8',
    cwd: ROOT,
  });
  return JSON.parse(stdout);
}

async function timeRssParser(bytes: Uint8Array): Promise<number> {
  const before = process.cpuUsage();
  await new RssParser().parseString(Buffer.from(bytes).toString('utf8'));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const FEEDPARSER = `
import feedparser, sys, time
data = open(sys.argv[1], 'rb').read()
start = time.process_time()
feed = feedparser.parse(data, response_headers={'content-type': 'application/rss+xml'})
print(time.process_time() - start if len(feed.entries) == ${ITEMS} else 'nan')`;

/** Seconds of processor time, null where no Python on this machine has feedparser. */
function timeFeedparser(file: string): number | null {
  const answers = ['python3', '/usr/bin/python3'].map((python) =>
    spawnSync(python, ['-c', FEEDPARSER, file], { encoding: 'utf8' }),
  );
  return answers.map(({ stdout }) => Number.parseFloat(stdout ?? '')).find(Number.isFinite) ?? null;
}

function printPeer(name: string, seconds: number | null, own: number): void {
  const text =
    seconds === null
      ? 'not installed'
      : `${seconds.toFixed(2)} s, ${(seconds / own).toFixed(1)} times as long`;
  print(name, text);
}

async function benchDamaged(): Promise<void> {
  const documents = loadDocuments();
  const random = createRandom(1);
  const progress = createProgress('damaged documents', RUNS);
  const outcomes = { read: 0, refused: 0, thrown: 0 };
  let slowest = 0;
  let settled = 0;
  for (let run = 0; run < RUNS; run++) {
    const damaged = mutateDocument(documents[random(documents.length)]!, random);
    const start = performance.now();
    outcomes[await outcomeOf(damaged)]++;
    slowest = Math.max(slowest, performance.now() - start);
    if (run === RUNS / 4) settled = process.memoryUsage().rss;
    if (run % 1_000 === 0) progress.update(run);
  }
  progress.stop();
  const growth = (process.memoryUsage().rss - settled) / 1e6;
  print(
    'damaged',
    `${RUNS} runs: ${outcomes.read} read, ${outcomes.refused} refused, ${outcomes.thrown} thrown`,
  );
  print('slowest', `${slowest.toFixed(0)} ms`);
  print('growth', `${growth.toFixed(0)} MB of resident memory over the last three quarters`);
}

async function outcomeOf(bytes: Uint8Array): Promise<'read' | 'refused' | 'thrown'> {
  try {
    await readFeed(bytes, SOURCE);
    return 'read';
  } catch (error) {
    return error instanceof RendezvousError ? 'refused' : 'thrown';
  }
}

/** The project's own fixtures, and recorded documents beside the repository where there are any. */
function loadDocuments(): Uint8Array[] {
  const folders = [
    join(ROOT, 'tests', 'ingest', 'fixtures'),
    resolve(ROOT, '..', 'shared', 'feeds', 'documents'),
  ];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => readFileSync(join(folder, name))))
    .filter((bytes) => bytes.length < 30_000);
}

const WORDS =
  'space agency launch orbital station treaty cooperation sanctions crew mission lunar module agreement partner satellite';

/** A feed of 20,000 items and some 18 MB, the same every time. */
function composeFeed(): Uint8Array {
  const vocabulary = WORDS.split(' ');
  const random = createRandom(7);
  const say = (count: number) =>
    Array.from({ length: count }, () => vocabulary[random(vocabulary.length)]).join(' ');
  const items = Array.from({ length: ITEMS }, (_, at) => {
    const date = new Date(Date.UTC(2020, 0, 1) + at * 3_600_000).toUTCString();
    return `<item><title>${say(8)} &amp; ${at}</title><link>https://bench.example/news/${at}/?utm_source=rss</link>
<guid isPermaLink="false">https://bench.example/?p=${at}</guid><pubDate>${date}</pubDate><dc:creator><![CDATA[Ann Author]]></dc:creator>
<category><![CDATA[Space]]></category><description><![CDATA[<p>${say(15)}</p>]]></description>
<content:encoded><![CDATA[<p>${say(20)} <a href="/more/${at}">more</a></p><p>${say(15)}</p>]]></content:encoded></item>`;
  });
  const modules =
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"';
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${modules}><channel><title>Bench</title><link>https://bench.example/</link>${items.join('\n')}</channel></rss>`,
  );
}

function print(name: string, text: string): void {
  process.stdout.write(`${name.padEnd(12)}${text}\n`);
}
