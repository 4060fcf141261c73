/**
 * One reading of one file in a process of its own, for `bench read`: what it took is then the reader's alone. Run with a
 * file's name; prints one line of JSON.
 */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readFeed } from '../ingest/feed/read-feed.ts';

/** What one reading took. */
export interface ReadingCost {
  entries: number;
  /** Processor time, which neighbours on the machine change less than the clock's. */
  seconds: number;
  /** Megabytes resident at most, the runtime and the document included. */
  megabytes: number;
  /** Longest time that the event loop was kept waiting. */
  blockedMs: number;
}

const bytes = readFileSync(process.argv[2]!);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const before = process.cpuUsage();
const { entries } = await readFeed(bytes, {
  url: 'https://bench.example/feed',
  contentType: 'application/rss+xml',
});
const { user, system } = process.cpuUsage(before);
delay.disable();
const cost: ReadingCost = {
  entries: entries.length,
  seconds: (user + system) / 1e6,
  megabytes: process.resourceUsage().maxRSS / 1_000,
  blockedMs: delay.max / 1e6,
};
process.stdout.write(JSON.stringify(cost));
