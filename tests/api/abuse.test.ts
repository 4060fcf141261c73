/** What is sent in malice or in error: thousands of random questions and the known attacks get a clear answer, never a fault. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCursor } from '../../api/cursor.ts';
import { fillSample, type SampleApi, startApi } from './sample.ts';

const QUESTIONS = 5000;

const nasty = [
  "' or 1=1 --",
  "'; drop table items; --",
  '../../etc/passwd',
  '%00',
  '\\',
  '"',
  "''",
  '{}',
  '[]',
  '(',
  ')',
  '*',
  '|',
  '&',
  '!',
  ':*',
  '<->',
  '-',
  '- -',
  'or',
  'or or',
  '"',
  '""',
  '" "',
  '-"',
  'title:',
  'title:"',
  ':',
  '::',
  'a:b:c',
  '<script>',
  '\r\nSet-Cookie: a=b',
  '\u202e',
  '𝒳',
  '\ud83d\ude80',
  'NaN',
  'Infinity',
  '-1',
  '0',
  '1e309',
  '99999999999999999999',
  '0x10',
  ' ',
  '+',
  ',',
  ',,,',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '2026-W54',
  '2026-W00',
  '2020-W53',
  '2021-W53',
  '9999-W99',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  'the',
  'и',
  'a'.repeat(400),
];

const sane: Record<string, string[]> = {
  q: ['station', '"space station"', 'station or crew', '-leak', 'title:soyuz', 'outlet:TASS', 'космонавт'],
  class: ['live', 'backfill'],
  week: ['2026-W30'],
  from: ['2026-07-01', '2026-W01'],
  to: ['2026-07-31', '2026-W53'],
  relevance: ['core', 'relevant,none'],
  orientation: ['tension'],
  category: ['sanctions', 'sanctions,joint-crews'],
  pole: ['tension'],
  dimension: ['station'],
  factor: ['china'],
  outlet: ['Invented Orbit'],
  country: ['US'],
  press: ['us,third'],
  side: ['us'],
  kind: ['trade'],
  language: ['en'],
  feed: ['1'],
  min_probability: ['0.5'],
  coder: ['model', 'person'],
  sort: ['-added', 'added', '-published', 'published', '-rank'],
  limit: ['1', '500'],
  fields: ['id', 'id,title'],
  header: ['plain'],
  format: ['json', 'csv', 'jsonl', 'atom', 'bibtex'],
  after: [
    encodeCursor({ order: '-added', key: '5', id: 5 }),
    encodeCursor({ order: '-published', key: '2026-07-01 00:00:00+00', id: 5 }),
    encodeCursor({ order: '-published', key: '-infinity', id: 5 }),
  ],
};

const parameter = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...Object.entries(sane).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
    ),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...Object.keys(sane)), fc.constantFrom(...nasty)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...Object.keys(sane)), fc.string({ unit: 'binary', maxLength: 40 })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constant('q'),
      fc
        .array(fc.constantFrom('"', '-', 'or', 'station', ':', '(', '!', '<->', 'title:', '&', '*'), {
          maxLength: 8,
        })
        .map((parts) => parts.join(' ')),
    ),
  },
);
const address = fc.constantFrom(
  '/v1/items',
  '/v1/items',
  '/v1/items',
  '/v1/facets',
  '/v1/stories',
  '/v1/codings',
  '/v1/series/balance',
  '/v1/panel',
  '/v1/chronology',
  '/v1/actors',
  '/v1/feeds/1/fetches',
);

describe('abuse', () => {
  let api: SampleApi;
  beforeAll(async () => {
    api = await startApi('embedded');
    await fillSample(api, 30);
  });
  afterAll(() => api?.close());

  it(`answers ${QUESTIONS} random questions without a fault`, async () => {
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(address, fc.array(parameter, { maxLength: 4 }), async (path, parameters) => {
        const query = new URLSearchParams();
        for (const [name, value] of parameters) query.append(name, value);
        const response = await api.ask(`${path}?${query}`);
        const body = await response.text();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        expect([200, 400], `${path}?${query}: ${response.status} ${body.slice(0, 200)}`).toContain(
          response.status,
        );
        if (response.status === 400)
          expect(JSON.parse(body)).toMatchObject({ code: 'bad-input', mend: expect.stringMatching(/./) });
      }),
      { numRuns: QUESTIONS, seed: 20_260_722 },
    );
    expect(statuses.get(200)).toBeGreaterThan(500);
    expect(statuses.get(400)).toBeGreaterThan(500);
  });

  it('still has its items after every attack', async () => {
    for (const value of nasty) {
      await (await api.ask(`/v1/items?outlet=${encodeURIComponent(value)}`)).text();
      await (await api.ask(`/v1/items?q=${encodeURIComponent(value)}`)).text();
      await (await api.ask(`/v1/series/${encodeURIComponent(value)}`)).text();
    }
    expect((await api.json<{ total: number }>('/v1/facets')).total).toBe(30);
  });

  it.each([
    ['/v1/items?q=%FF%FE', 400],
    ['/v1/items?q=%E0%A4%A', 400],
    ['/v1/items?q=a%00b', 400],
    ['/v1/items/%00', 400],
    ['/v1/items/1%20or%201=1', 400],
    ['/v1/items/99999999999999999999999', 400],
    ['/v1/items/-1', 400],
    ['/v1/items?after=AAAA', 400],
    [`/v1/items?after=${encodeCursor({ order: '-published', key: '5', id: 5 })}`, 400],
    [
      `/v1/items?sort=-published&after=${encodeCursor({ order: '-published', key: "'; drop table items", id: 5 })}`,
      400,
    ],
    [
      `/v1/items?sort=-published&after=${encodeCursor({ order: '-published', key: '2026-99-99 00:00:00+00', id: 5 })}`,
      400,
    ],
    [`/v1/items?q=${'x'.repeat(9000)}`, 414],
    [`/v1/items?q=${'x'.repeat(600)}`, 400],
    ['/v1/items?limit=0', 400],
    ['/v1/items?limit=1e9', 400],
    ['/v1/../../etc/passwd', 404],
    ['/v1/tables/..%2f..%2fetc%2fpasswd', 404],
    ['/v1/nothing', 404],
    ['/v1/items?format=exe', 400],
  ])('answers %s with %i', async (path, status) => {
    const response = await api.ask(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status, mend: expect.stringMatching(/./) });
  });

  it.each([
    ['a body over 1 MB', JSON.stringify({ title: 'x'.repeat(1_100_000) }), 413],
    ['deep JSON', `{"title":"x","summary":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 400],
    ['JSON cut short', '{"title":"x"', 400],
    ['another type', '{"title":[1]}', 400],
    ['an unknown field', '{"title":"x","__proto__":{"a":1},"b":1}', 400],
    ['bad UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400],
  ])('refuses %s', async (_, body, status) => {
    const length = String(typeof body === 'string' ? Buffer.byteLength(body) : body.length);
    const response = await api.ask('/v1/classify', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'content-length': length },
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status });
  });

  it('lets no parameter into a header', async () => {
    const response = await api.ask(`/v1/items?limit=1&q=${encodeURIComponent('station\r\nSet-Cookie: a=b')}`);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('link') ?? '').not.toMatch(/[\r\n]/);
    await response.text();
  });
});
