/** What stands behind the value of a series, as questions to the API; every series of the program has an answer. */
import { describe, expect, it } from 'vitest';
import { actorSeriesOf } from '../../analysis/indicators/actor-series.ts';
import { SERIES } from '../../analysis/series.ts';
import { loadActors } from '../../codebook/actors.ts';
import { eventsBeside, itemsOf, storiesOf } from '../../dashboard/series-question.ts';

const event = (id: string, date: string, intensity: number, more: object = {}) =>
  ({
    ...{ id, date, intensity, status: 'verified', categories: [], factors: [], actors: [], ...more },
  }) as never;
const [from, to] = [new Date('2022-01-01'), new Date('2023-01-01')];
const idsOf = (events: never[], name: string) => eventsBeside(events, name, from, to).map(({ id }) => id);

describe('what stands behind a series', () => {
  it.each([
    ['balance', {}],
    ['intensity', {}],
    ['stories', {}],
    ['balance-station', { dimension: 'station' }],
    ['stories-sanctions', { category: 'sanctions' }],
    ['stories-china', { factor: 'china' }],
    ['share-china', { factor: 'china' }],
    ['dyad-us-russia', { dyad: 'us-russia' }],
    ['actor-roscosmos', { actor: 'roscosmos' }],
    ['category-sanctions', null],
    ['factor-china', null],
    ['core', null],
    ['delivered', null],
  ])('%s counts these stories', (name, question) => {
    expect(storiesOf(name)).toEqual(question);
  });

  it.each([
    ['category-sanctions', { relevance: 'relevant', category: 'sanctions' }],
    ['factor-china', { relevance: 'relevant', factor: 'china' }],
    ['core', { relevance: 'core' }],
    ['mixed', { relevance: 'relevant', orientation: 'mixed' }],
    ['relevant', { relevance: 'relevant' }],
    ['delivered', {}],
    ['balance-station', { relevance: 'relevant', dimension: 'station' }],
  ])('%s counts these items, or its stories are made of them', (name, question) => {
    expect(itemsOf(name)).toEqual(question);
  });

  it('is stories exactly where the unit of the series is theirs', () => {
    for (const { name, unit } of [...SERIES, ...actorSeriesOf(loadActors())])
      expect.soft(storiesOf(name) === null, name).toBe(unit === 'items');
  });
});

describe('the events beside a series', () => {
  it('are the most intense of its time, in the order of time, and verified', () => {
    const events = Array.from({ length: 20 }, (_, at) =>
      event(`e${at}`, `2022-${String(12 - (at % 12)).padStart(2, '0')}-0${1 + (at % 9)}`, at % 2 ? at : -at),
    );
    const found = eventsBeside(
      [...events, event('early', '2021-12-31', 10), event('late', '2023-01-01', 10)] as never,
      'balance',
      from,
      to,
    );
    expect(found).toHaveLength(12);
    expect(Math.min(...found.map(({ intensity }) => Math.abs(intensity)))).toBe(8);
    expect(found.map(({ date }) => date)).toEqual(found.map(({ date }) => date).sort());
    expect(idsOf([event('rumour', '2022-05-01', 9, { status: 'unverified' })], 'balance')).toEqual([]);
  });

  it('are three of those that would stand upon one another', () => {
    const days = [24, 24, 25, 26, 27, 28].map((day, at) => event(`e${at}`, `2022-02-${day}`, -9 + at));
    expect(idsOf([...days, event('later', '2022-08-01', 1)], 'balance')).toEqual(['e0', 'e1', 'e2', 'later']);
  });

  it.each([
    ['stories-sanctions', 'sanctions'],
    ['share-china', 'china'],
    ['actor-nasa', 'nasa'],
    ['balance-economy', 'sanctions'],
    ['dyad-us-russia', 'sanctions,china,nasa'],
  ])('of %s carry what it counts', (name, expected) => {
    const events = [
      event('sanctions', '2022-03-01', -5, { categories: ['sanctions'] }),
      event('china', '2022-04-01', -5, { factors: ['china'] }),
      event('nasa', '2022-05-01', 5, { actors: ['nasa'] }),
    ];
    expect(idsOf(events, name).join()).toBe(expected);
  });
});
