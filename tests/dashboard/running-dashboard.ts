/** The program really running, with a browser beside it: on synthetic feeds and a hostile archive, on an archive of real news, or empty. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { weekOf } from '../../base/week.ts';
import { findBinary, temporaryFolder } from '../services/binary.ts';
import { startFeedServer } from '../services/feed-server.ts';
import { run, start } from '../services/program.ts';
import { publishHostile, publishLater, publishSynthetic } from './synthetic-news.ts';

export const chromiumPath =
  process.env['CHROMIUM'] ??
  ['chromium', 'chromium-browser', 'google-chrome'].map((name) => findBinary(name)).find(Boolean) ??
  null;

export interface Dashboard {
  address: string;
  browser: Browser;
  /** Secret of an administrator's token; empty on an empty store. */
  token: string;
  /** The weeks that have ended and have a balance, in order; the first page speaks of the last one. */
  weeks: string[];
  /** A week in which much happened. */
  busyWeek: string;
  /** A question to the search that finds cooperation among other things. */
  question: string;
  stop(): Promise<void>;
}

/** One whose feed goes on publishing. */
export interface LiveDashboard extends Dashboard {
  /** Publishes a further item and has the feed polled at once. */
  publishMore(): Promise<void>;
}

type Environment = Record<string, string>;

/** A store in a temporary folder, what `fill` puts into it, the program, a browser, and the end of them all. */
async function startFilled(
  fill: (folder: string, environment: Environment) => Promise<void>,
): Promise<Pick<Dashboard, 'address' | 'browser' | 'weeks' | 'stop'>> {
  const folder = await temporaryFolder('dashboard');
  const environment = {
    DATA_DIR: join(folder, 'data'),
    PORT: '0',
    FETCH_ALLOW: '127.0.0.1',
    HOST_SPACING_MS: '0',
    API_RATE_LIMIT: '0',
    TICK_SECONDS: '1',
  };
  await fill(folder, environment);
  const program = await start(['start'], environment);
  const browser = await chromium.launch({
    executablePath: chromiumPath!,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
  return {
    address: program.address,
    browser,
    weeks: await weeksOf(program.address),
    stop: async () => {
      await browser.close();
      await program.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function startEmpty(): Promise<Dashboard> {
  const started = await startFilled(async () => {});
  return { ...started, token: '', busyWeek: '', question: '' };
}

/** Twenty weeks of a synthetic feed of which the last whole one cools, and a hostile archive. */
export async function startSynthetic(): Promise<LiveDashboard> {
  const feeds = await startFeedServer();
  feeds.feeds.set('/rss', publishSynthetic());
  let token = '';
  const started = await startFilled(async (folder, environment) => {
    await mustRun(['ingest', '--once', '--feed', `${feeds.address}/rss`], environment);
    const file = join(folder, 'hostile.jsonl');
    await writeFile(
      file,
      publishHostile()
        .map((item) => `${JSON.stringify(item)}\n`)
        .join(''),
    );
    await mustRun(['import', file], environment, '2 items imported');
    token = await makeToken(environment);
  });
  return {
    ...started,
    token,
    busyWeek: started.weeks.at(-1)!,
    question: '"seat exchange"',
    publishMore: async () => {
      feeds.feeds.get('/rss')!.push(publishLater());
      await pollAgain(started.address, token);
    },
    stop: async () => {
      await started.stop();
      await feeds.stop();
    },
  };
}

/** An archive of news, of which `busyWeek` is a week in which much happened. */
export async function startArchive(file: string, busyWeek: string): Promise<Dashboard> {
  let token = '';
  const started = await startFilled(async (_folder, environment) => {
    await mustRun(['import', file], environment, 'items imported');
    token = await makeToken(environment);
  });
  return { ...started, token, busyWeek, question: 'cosmonaut' };
}

async function weeksOf(address: string): Promise<string[]> {
  const answer = await fetch(`${address}/v1/series/balance`);
  const { values } = (await answer.json()) as { values: { week: string }[] };
  const present = weekOf(Date.now());
  return values.map(({ week }) => week).filter((week) => week < present);
}

/** Throws with what the program said where a command fails, or does not say `said`. */
async function mustRun(args: string[], environment: Environment, said = ''): Promise<string> {
  const { code, stdout, stderr } = await run(args, environment);
  if (code !== 0 || !stdout.includes(said)) throw new Error(stdout + stderr);
  return stdout;
}

const makeToken = async (environment: Environment) =>
  (await mustRun(['token', 'create', 'Synthetic analyst', '--role', 'admin'], environment)).trim();

/** Going on with a feed has it polled at once. */
async function pollAgain(address: string, token: string): Promise<void> {
  const { feeds } = (await (await fetch(`${address}/v1/feeds`)).json()) as {
    feeds: { id: number; class: string }[];
  };
  const id = feeds.find((feed) => feed.class === 'live')?.id;
  const answer = await fetch(`${address}/v1/feeds/${id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ state: 'active' }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
