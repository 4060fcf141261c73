/** The chronology is complete, coded consistently, sourced, and holds what the thesis names. */
import { describe, expect, it } from 'vitest';
import { loadActors } from '../../codebook/actors.ts';
import { categories, orientationOf, poleOf } from '../../codebook/categories.ts';
import { loadChronology, loadPhases, verifiedEvents } from '../../codebook/chronology.ts';
import { categoryIntensity } from '../../codebook/intensity.ts';
import { listFiles } from '../../codebook/read-data.ts';
import { thesisNames } from './thesis-names.ts';

const phases = loadPhases();
const events = loadChronology();
const verified = verifiedEvents(events);
const actorIds = new Set(loadActors().map(({ id }) => id));

const offenders = (faulty: (event: (typeof events)[number]) => boolean) =>
  events.filter(faulty).map(({ id }) => id);
const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

describe('the phases', () => {
  it('follow one another without gap, and only the last is open', () => {
    expect(phases.at(-1)?.to).toBeNull();
    phases.slice(1).forEach((phase, index) => {
      expect(phase.from).toBe(dayAfter(phases[index]?.to ?? ''));
    });
  });

  it('have one file each and no file beside them', () => {
    const folder = `${import.meta.dirname}/../../codebook/chronology`;
    expect(listFiles(folder, '.yaml')).toHaveLength(phases.length + 1);
    expect(new Set(events.map(({ phase }) => phase))).toEqual(new Set(phases.map(({ id }) => id)));
  });
});

describe('the chronology', () => {
  it('holds at least 310 events, at least 235 of them verified in 1991–2024', () => {
    expect(events.length).toBeGreaterThanOrEqual(310);
    const period = verified.filter(({ date }) => date >= '1991' && date < '2025');
    expect(period.length).toBeGreaterThanOrEqual(235);
  });

  it.each(categories)('has at least eight verified events of %s', (category) => {
    expect(verified.filter((event) => event.categories.includes(category)).length).toBeGreaterThanOrEqual(8);
  });

  it('gives every event an id of its own that starts with its date', () => {
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(offenders(({ id, date }) => !id.startsWith(`${date}-`))).toEqual([]);
  });

  it('is in order of time', () => {
    const dates = events.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted());
  });

  it('keeps every event inside its phase and ends none before it begins', () => {
    const span = new Map(phases.map((phase) => [phase.id, phase]));
    const outside = offenders(({ phase, date, end = date }) => {
      const { from = '', to = null } = span.get(phase) ?? {};
      return date < from || end < date || (to !== null && end > to);
    });
    expect(outside).toEqual([]);
  });

  it('puts an event of month or year precision on the first day of it', () => {
    expect(offenders(({ precision, date }) => precision === 'month' && !date.endsWith('-01'))).toEqual([]);
    expect(offenders(({ precision, date }) => precision === 'year' && !date.endsWith('-01-01'))).toEqual([]);
  });

  it('gives intensity the sign of the orientation that follows from the categories', () => {
    const allowed = { cooperation: [1], tension: [-1], neutral: [0], mixed: [-1, 0, 1] };
    const wrong = offenders(
      (event) => !allowed[orientationOf(event.categories)].includes(Math.sign(event.intensity)),
    );
    expect(wrong).toEqual([]);
  });

  it('names no category, factor or actor twice in an event', () => {
    const repeats = (ids: readonly string[]) => new Set(ids).size !== ids.length;
    expect(
      offenders((event) => repeats(event.categories) || repeats(event.factors) || repeats(event.actors)),
    ).toEqual([]);
  });

  it('tells every event in two sentences', () => {
    const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
    expect(offenders(({ text }) => [...sentences.segment(text)].length !== 2)).toEqual([]);
  });

  it('names actors that actors.yaml knows', () => {
    const unknown = events.flatMap(({ id, actors }) =>
      actors.filter((actor) => !actorIds.has(actor)).map((actor) => `${id}: ${actor}`),
    );
    expect(unknown).toEqual([]);
  });

  it('cites no report or document that is older than the event by more than a week', () => {
    const early = offenders((event) =>
      event.sources.some((source) => {
        if (!('date' in source) || source.date === undefined) return false;
        return Date.parse(source.date) < Date.parse(event.date) - 7 * 86_400_000;
      }),
    );
    expect(early).toEqual([]);
  });

  it.each(thesisNames)('holds what the thesis names: %s', (name) => {
    const found = verified.some(({ title, text }) => `${title} ${text}`.includes(name));
    expect(found).toBe(true);
  });

  it('leaves unverified events to the record and out of statistics', () => {
    expect(verified.every(({ status }) => status === 'verified')).toBe(true);
    expect(verified.length).toBeLessThan(events.length);
  });
});

describe('the intensity of a category', () => {
  it.each(categories)(
    'of %s is that of the events that carry it, within one, on its own side',
    (category) => {
      const carrying = verified.filter(
        ({ categories: given }) => given.includes(category) && orientationOf(given) !== 'mixed',
      );
      const mean = carrying.reduce((sum, { intensity }) => sum + intensity, 0) / carrying.length;
      expect(Math.abs(categoryIntensity[category] - mean)).toBeLessThan(1);
      expect(Math.sign(categoryIntensity[category])).toBe(poleOf(category) === 'cooperation' ? 1 : -1);
    },
  );
});
