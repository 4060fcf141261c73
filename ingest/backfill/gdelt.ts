/**
 * The past out of GDELT's DOC 2.0 interface, which lists the articles of an outlet that its crawler saw since 2017: a
 * source of addresses, titles and dates. At most 250 come back, so a full window of time is split in two.
 */
import { z } from 'zod';
import { BackfillInterrupted, type BackfillMethod, interruptedBy } from './method.ts';
import { type FoundAddress, PAGES_A_STEP, readPages } from './page-entries.ts';

const MOST_RECORDS = 250;
const HOUR = 3_600_000;
/** GDELT asks for at most one request in five seconds. */
const PAUSE = 5_000;
const ENDPOINT = 'https://api.gdeltproject.org/api/v2/doc/doc';

const answerSchema = z.object({
  articles: z
    .array(
      z
        .object({
          url: z.url({ protocol: /^https?$/ }),
          title: z.string().catch(''),
          seendate: z.string().catch(''),
          language: z.string().catch(''),
        })
        .nullable()
        .catch(null),
    )
    .default([]),
});

const LANGUAGES: Record<string, string> = {
  English: 'en',
  Russian: 'ru',
  German: 'de',
  French: 'fr',
  Chinese: 'zh',
  Spanish: 'es',
};

interface GdeltCursor {
  /** Windows still to be asked for, `[from, to]` in milliseconds, the last one first. */
  windows: [number, number][];
  /** Addresses found whose pages have not been fetched. */
  found: FoundAddress[];
}

export interface GdeltOptions {
  /** Words that narrow the outlet's articles, in GDELT's query language. */
  query?: string | undefined;
  endpoint?: string | undefined;
  pauseMs?: number | undefined;
}

export function createGdeltMethod({
  query = '',
  endpoint = ENDPOINT,
  pauseMs = PAUSE,
}: GdeltOptions = {}): BackfillMethod<GdeltCursor> {
  return {
    name: 'gdelt',
    newestFirst: false,
    pauseMs,
    async step(cursor, context) {
      const { since, until } = context.stretch;
      const { windows, found } = cursor ?? { windows: [[since, until]], found: [] };
      if (found.length > 0) {
        const entries = await readPages(found.slice(0, PAGES_A_STEP), context);
        return { entries, cursor: following(windows, found.slice(PAGES_A_STEP)) };
      }
      const window = windows.at(-1);
      if (window === undefined) return { entries: [], cursor: null };
      const address = questionFor(endpoint, context.source, query, window);
      const page = await context.fetchPage(address, { accept: 'application/json', robots: false });
      if (page.outcome !== 'ok') throw interruptedBy(page);
      const articles = readAnswer(page.bytes);
      const halves = articles.length >= MOST_RECORDS ? splitWindow(window) : null;
      return {
        entries: [],
        cursor: halves
          ? following([...windows.slice(0, -1), ...halves], [])
          : following(windows.slice(0, -1), articles),
      };
    },
  };
}

function following(windows: [number, number][], found: FoundAddress[]): GdeltCursor | null {
  return windows.length + found.length > 0 ? { windows, found } : null;
}

/** The halves of a window, the later one last; null where it is too short to be split. */
export function splitWindow([from, to]: [number, number]): [[number, number], [number, number]] | null {
  if (to - from < 2 * HOUR) return null;
  const middle = Math.floor((from + to) / 2 / 1000) * 1000;
  return [
    [from, middle],
    [middle, to],
  ];
}

function questionFor(endpoint: string, site: string, query: string, [from, to]: [number, number]): string {
  const host = new URL(site).hostname.replace(/^www\./, '');
  const address = new URL(endpoint);
  address.search = new URLSearchParams({
    query: `domainis:${host}${query ? ` ${query}` : ''}`,
    mode: 'artlist',
    format: 'json',
    maxrecords: String(MOST_RECORDS),
    sort: 'datedesc',
    startdatetime: stamp(from),
    enddatetime: stamp(to - 1000),
  }).toString();
  return address.href;
}

/** GDELT answers faults in plain words with status 200, and an empty object where there is nothing. */
function readAnswer(bytes: Uint8Array): FoundAddress[] {
  const text = new TextDecoder().decode(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/[\0-\x1f]+/g, ' '));
  } catch {
    throw new BackfillInterrupted(
      `GDELT answered: ${text.trim().slice(0, 200)}`,
      'Narrow or mend --query, or wait, then run the same command again.',
    );
  }
  const { articles } = answerSchema.parse(value);
  return articles.flatMap((article) =>
    article === null
      ? []
      : [
          {
            address: article.url,
            title: article.title.trim() || null,
            published: readStamp(article.seendate),
            language: LANGUAGES[article.language] ?? null,
          },
        ],
  );
}

/** `20241128000000`. */
function stamp(instant: number): string {
  return new Date(instant).toISOString().replace(/\D/g, '').slice(0, 14);
}

/** `20241128T001500Z` as ISO 8601. */
function readStamp(text: string): string | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  return match ? `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}.000Z` : null;
}
