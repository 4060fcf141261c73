/** A feed looked at before it is followed. */
import { describe, expect, it } from 'vitest';
import type { Classification, Classifier } from '../../analysis/classifier.ts';
import type { Page } from '../../ingest/fetch/page.ts';
import { itemsPerDay, previewFeed } from '../../workers/preview.ts';

const FEED = `<rss version="2.0"><channel><title>Outlet</title><language>en</language>
  <item><title>Crew exchange agreed</title><link>https://a.example/1</link><pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate></item>
  <item><title>Football results</title><link>https://a.example/2</link><pubDate>Sat, 01 Mar 2025 10:00:00 GMT</pubDate></item></channel></rss>`;

/** Finds relevant whatever speaks of a crew. */
const classifier: Classifier = {
  classify: ({ title }) =>
    ({
      relevance: title.includes('Crew') ? 'core' : 'none',
      relevantProbability: 0.5,
      categories: [],
      factors: [],
    }) as unknown as Classification,
};

const answer = (outcome: Page['outcome'], body: string): Page => ({
  ...{
    outcome,
    status: 200,
    address: 'https://a.example/rss',
    contentType: null,
    truncated: false,
    retryAfterMs: null,
  },
  ...{
    bytes: Buffer.from(body),
    fault: outcome === 'ok' ? null : { code: 'fetch-failed', message: 'it is down', mend: 'wait' },
  },
});

const preview = (page: Page) =>
  previewFeed(
    'https://a.example/rss',
    { fetchPage: async () => page, classifier, now: Date.UTC(2025, 2, 4) },
    AbortSignal.timeout(5_000),
  );

describe('a preview', () => {
  it('says what would be delivered and how it would be coded', async () => {
    expect(await preview(answer('ok', FEED))).toMatchObject({
      ...{
        address: 'https://a.example/rss',
        title: 'Outlet',
        language: 'en',
        format: 'rss',
        relevant: 1,
        itemsPerDay: 0.5,
      },
      items: [
        {
          title: 'Crew exchange agreed',
          link: 'https://a.example/1',
          published: '2025-03-03T10:00:00.000Z',
          coding: { relevance: 'core' },
        },
        { title: 'Football results', coding: { relevance: 'none' } },
      ],
    });
  });

  it('says why there is none', async () => {
    await expect(preview(answer('timeout', ''))).rejects.toMatchObject({
      code: 'fetch-failed',
      message: 'it is down',
    });
    await expect(preview(answer('ok', '<html><body>no feed</body></html>'))).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the pace of a feed', () => {
  it.each([
    [[], null],
    [['2025-03-01'], null],
    [['2025-03-01', '2025-03-01'], null],
    [['2025-03-01', null, '2025-03-03', '2025-03-02'], 1],
  ])('of %j is %s items a day', (dates, pace) => {
    expect(itemsPerDay(dates)).toBe(pace);
  });
});
