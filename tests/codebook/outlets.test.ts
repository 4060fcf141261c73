/** Holds the list of outlets: complete for the project's sources, free of contradictions, found by any name. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOutlet, loadOutlets, outletKinds, presses } from '../../codebook/outlets.ts';

const ITEMS = '../shared/news/items.jsonl';
const THESIS = '../shared/thesis.txt';

const outlets = loadOutlets();

describe('the outlets', () => {
  it('are at least 120, each with an id of its own', () => {
    expect(outlets.length).toBeGreaterThanOrEqual(120);
    expect(new Set(outlets.map((outlet) => outlet.id)).size).toBe(outlets.length);
  });

  it('share no name and no domain', () => {
    const owners = new Map<string, Set<string>>();
    for (const { id, name, also, domains } of outlets) {
      for (const key of [id, name, ...also, ...domains]) {
        owners.set(key.toLowerCase(), (owners.get(key.toLowerCase()) ?? new Set()).add(id));
      }
    }
    expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([]);
  });

  it('cover every kind and every press', () => {
    expect(new Set(outlets.map((outlet) => outlet.kind))).toEqual(new Set(outletKinds));
    expect(new Set(outlets.map((outlet) => outlet.press))).toEqual(new Set(presses));
  });

  it('sit in countries and use languages that exist', () => {
    const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    expect(outlets.filter(({ country }) => regions.of(country) === undefined)).toEqual([]);
    expect(outlets.filter(({ language }) => languages.of(language) === undefined)).toEqual([]);
    expect(new Set(outlets.map((outlet) => outlet.language))).toEqual(
      new Set(['en', 'ru', 'fr', 'de', 'it', 'sr']),
    );
  });

  it('stand on the side of their press; third is neither American nor Russian', () => {
    const sidesOf = (press: string) => new Set(outlets.filter((o) => o.press === press).map((o) => o.side));
    expect(sidesOf('us')).toEqual(new Set(['us']));
    expect(sidesOf('russian')).toEqual(new Set(['russia']));
    expect(sidesOf('third')).toEqual(new Set(['china', 'europe', 'other', 'un']));
  });

  it('have American press in the United States alone, the United Nations apart', () => {
    const american = outlets.filter(({ country, side }) => country === 'US' && side !== 'un');
    expect(american).toEqual(outlets.filter(({ press }) => press === 'us'));
  });
});

describe('findOutlet', () => {
  it.each([
    ['spacenews.com', 'spacenews'],
    ['www.nasa.gov', 'nasa'],
    ['jpl.nasa.gov', 'nasa'],
    ['news.bbc.co.uk', 'bbc'],
    ['themoscowtimes.com', 'moscow-times'],
    ['ru.themoscowtimes.com', 'moscow-times-ru'],
    ['russian.rt.com', 'rt-russian'],
    ['science.slashdot.org', 'slashdot'],
    ['РИА Новости', 'ria-novosti'],
    ['BBC News | Русская служба', 'bbc-russian'],
    ['nasa spaceflight', 'nasaspaceflight'],
    [' Reuters ', 'reuters'],
    ['NASA (.gov)', 'nasa'],
    ['ABC (Australia)', 'abc-australia'],
    ['un-news', 'un-news'],
  ])('knows %s as %s', (name, id) => {
    expect(findOutlet(name)?.id).toBe(id);
  });

  it.each(['', 'com', 'notnasa.gov', 'nasa.gov.example', 'An Unknown Gazette'])(
    'does not know "%s"',
    (name) => {
      expect(findOutlet(name)).toBeUndefined();
    },
  );

  it('finds every outlet by each of its names and domains, and under "www."', () => {
    for (const outlet of outlets) {
      for (const key of [outlet.id, outlet.name, ...outlet.also, ...outlet.domains])
        expect(findOutlet(key)).toEqual(outlet);
      for (const domain of outlet.domains) expect(findOutlet(`www.${domain}`)).toEqual(outlet);
    }
  });

  it('answers any text with a listed outlet or with nothing', () => {
    const ids = new Set(outlets.map((outlet) => outlet.id));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = findOutlet(text);
        expect(found === undefined || ids.has(found.id)).toBe(true);
      }),
    );
  });

  it('knows every outlet that occurs five times in the archive', ({ skip }) => {
    skip(!existsSync(ITEMS), `${ITEMS} is absent: the outlets are not held against the archive`);
    const counts = new Map<string, number>();
    for (const line of readFileSync(ITEMS, 'utf8').split('\n').filter(Boolean)) {
      const { outlet } = JSON.parse(line) as { outlet: string };
      counts.set(outlet, (counts.get(outlet) ?? 0) + 1);
    }
    const frequent = [...counts].filter(([, count]) => count >= 5).map(([outlet]) => outlet);
    expect(frequent.length).toBeGreaterThan(50);
    expect(frequent.filter((outlet) => !findOutlet(outlet))).toEqual([]);
  });

  it('knows every site that the thesis cites, but for resolvers and a mistaken link', ({ skip }) => {
    skip(!existsSync(THESIS), `${THESIS} is absent: the outlets are not held against its bibliography`);
    const hosts = new Set(
      [...readFileSync(THESIS, 'utf8').matchAll(/https?:\/\/([^/\s]+)/g)].map((match) => match[1] ?? ''),
    );
    const unknown = [...hosts].filter((host) => !findOutlet(host));
    expect(unknown.sort()).toEqual(['chatgpt.com', 'doi.org', 'www.jstor.org']);
  });
});
