import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../analysis/bootstrap.ts';
import { type HypothesisMaterial, weighHypotheses } from '../../../analysis/hypotheses/board.ts';
import type { SeriesValue } from '../../../analysis/indicators/series-value.ts';
import { drawNormal } from '../../../analysis/statistics/random-draws.ts';
import { addWeeks } from '../../../base/week.ts';
import { type HypothesisId, hypotheses } from '../../../codebook/hypotheses.ts';

const LENGTH = 160;
const weeks = Array.from({ length: LENGTH }, (_, at) => addWeeks('2022-W01', at));

/** A week of forty stories, of which a share between 0 and 1 is cooperative. */
const balanceOf = (week: string, share: number): SeriesValue => ({
  ...{
    series: 'synthetic',
    class: 'live',
    press: 'all',
    week,
    value: 2 * share - 1,
    lower: null,
    upper: null,
  },
  ...{
    items: 40,
    stories: 40,
    outlets: 9,
    cooperative: Math.round(40 * Math.min(1, Math.max(0, share))),
    status: 'frozen',
  },
});

function material(
  share: (at: number) => number,
  {
    climate,
    rivalry = () => 0.5,
  }: { climate?: (at: number) => number; rivalry?: (at: number) => number } = {},
): HypothesisMaterial {
  return {
    rivals: weeks.map((week, at) => balanceOf(week, share(at))),
    rivalAndCatalyst: weeks.map((week, at) => balanceOf(week, 1 - rivalry(at))),
    otherAndCatalyst: weeks.map((week) => balanceOf(week, 0.5)),
    stories: weeks.map((week) => ({ ...balanceOf(week, 0.5), cooperative: null, value: 100 })),
    climate: climate && new Map(weeks.map((week, at) => [week, climate(at)])),
    weeks,
  };
}
const reading = (id: HypothesisId, of: HypothesisMaterial) =>
  weighHypotheses(of).find((found) => found.id === id)!;
const noise = (seed: number) => {
  const random = createRandom(seed);
  const values = weeks.map(() => drawNormal(random));
  return (at: number) => values[(at + LENGTH) % LENGTH]!;
};

describe('the board of hypotheses', () => {
  it.each([
    ['supported', 0.8],
    ['against', 0.2],
  ])('finds rivals as allies %s where the balance is far to that side', (verdict, level) => {
    const wave = noise(1);
    expect(
      reading(
        'rivals-as-allies',
        material((at) => level + 0.05 * wave(at)),
      ),
    ).toMatchObject({ verdict, weeks: 52, missing: null });
  });

  it('leaves rivals as allies undetermined where the balance is even, coding errors taken into account', () => {
    const wave = noise(2);
    expect(
      reading(
        'rivals-as-allies',
        material((at) => 0.527 + 0.1 * wave(at)),
      ).verdict,
    ).toBe('undetermined');
  });

  it('gives no verdict on too few weeks, and says how many are missing', () => {
    const all = material(() => 0.9);
    expect(reading('rivals-as-allies', { ...all, rivals: all.rivals.slice(0, 20) })).toMatchObject({
      verdict: 'undetermined',
      missing: '32 more weeks',
      readings: [],
    });
  });

  it('gives no figure for China where hardly a week tells of the rival and China', () => {
    const given = material(noise(3), { rivalry: (at) => (at % 40 === 0 ? 0.5 : 0) });
    const told = given.weeks.filter((_, at) => at % 40 === 0).length;
    expect(reading('china-as-catalyst', given)).toMatchObject({
      verdict: 'undetermined',
      missing: `tense stories on the rival and China in ${26 - told} more weeks`,
      readings: [],
    });
  });

  it('leaves the alignment with China out where hardly a week tells of it', () => {
    const wave = noise(5);
    const aligned = weeks.map((week, at) => balanceOf(week, 0.5 + 0.1 * wave(at)));
    const given = { ...material(noise(3), { rivalry: noise(4) }), otherAndCatalyst: aligned };
    const names = (of: HypothesisMaterial) =>
      reading('china-as-catalyst', of).readings.map(({ name }) => name.split(',')[0]);
    expect(names(given)).toContain('alignment with China');
    const silent = given.otherAndCatalyst.map((row, at) =>
      at % 40 === 0 ? row : { ...row, cooperative: 0 },
    );
    expect(names({ ...given, otherAndCatalyst: silent })).not.toContain('alignment with China');
  });

  it('gives the association with China in standard deviations, whatever the share of news it has', () => {
    const wave = noise(4);
    const share = noise(3);
    const given = material(share, { rivalry: (at) => 0.5 + 0.1 * wave(at) });
    const sparse = { ...given, stories: given.stories.map((row) => ({ ...row, value: 10_000 })) };
    const [one, other] = [given, sparse].map((of) => reading('china-as-catalyst', of).readings);
    expect(other!.map(({ value }) => value)).toEqual(one!.map(({ value }) => expect.closeTo(value, 8)));
    expect(one!.find(({ name }) => name === 'smallest detectable')!.value).toBeLessThan(0.25);
  });

  it.each(['independent-cooperation', 'tension-as-barrier'] as const)(
    'asks for a climate where %s has none',
    (id) => {
      expect(
        reading(
          id,
          material(() => 0.5),
        ),
      ).toMatchObject({ verdict: 'undetermined', missing: expect.stringContaining('series import') });
    },
  );

  it('finds cooperation bound to the climate, and the climate a barrier, where one follows the other', () => {
    const climate = noise(3);
    const bound = material((at) => 0.5 - 0.15 * climate(at), { climate });
    expect(reading('independent-cooperation', bound).verdict).toBe('against');
    expect(reading('tension-as-barrier', bound).verdict).toBe('supported');
  });

  it('finds cooperation independent where it goes its own way, but not where its weeks are noise alone', () => {
    const [climate, own, chance] = [noise(21), noise(22), noise(23)];
    const free = material((at) => 0.5 + 0.2 * own(at), { climate });
    expect(reading('independent-cooperation', free)).toMatchObject({ verdict: 'supported', missing: null });
    const hidden = material((at) => 0.5 + 0.08 * chance(at), { climate });
    expect(reading('independent-cooperation', hidden)).toMatchObject({
      verdict: 'undetermined',
      missing: expect.stringContaining('less noise'),
      readings: [],
    });
  });

  it('finds China a catalyst where rivalry comes before cooperation, and the contrary where it comes before tension', () => {
    const rivalry = noise(4);
    const other = noise(5);
    const past = (at: number) => [1, 2, 3, 4, 5, 6, 7, 8].reduce((sum, lag) => sum + rivalry(at - lag), 0);
    const follow = (sign: number) =>
      material((at) => 0.5 + sign * 0.05 * past(at) + 0.02 * other(at), {
        rivalry: (at) => 0.5 + 0.12 * rivalry(at),
      });
    expect(reading('china-as-catalyst', follow(1)).verdict).toBe('supported');
    expect(reading('china-as-catalyst', follow(-1)).verdict).toBe('against');
  });

  it('shows what is left of China when tension on Earth, which moves both, is held', () => {
    const [tension, chance, own] = [noise(31), noise(32), noise(33)];
    const given = material((at) => 0.5 - 0.12 * tension(at) + 0.03 * own(at), {
      climate: tension,
      rivalry: (at) => 0.5 + 0.1 * tension(at + 1) + 0.03 * chance(at),
    });
    const { readings } = reading('china-as-catalyst', given);
    const figure = (name: string) => readings.find((found) => found.name.startsWith(name))!;
    expect(figure('rivalry with China').upper).toBeLessThan(0);
    expect(figure('the same, tension on Earth held').lower).toBeLessThan(0);
    expect(figure('the same, tension on Earth held').upper).toBeGreaterThan(0);
    const unknown = reading('china-as-catalyst', { ...given, climate: undefined });
    expect(unknown.readings.map(({ name }) => name)).not.toContain('the same, tension on Earth held');
  });

  it('weighs every hypothesis of the codebook, the same each time', () => {
    const climate = noise(6);
    const given = material(noise(7), { climate });
    expect(weighHypotheses(given).map(({ id }) => id)).toEqual(hypotheses.map(({ id }) => id));
    expect(weighHypotheses(given)).toEqual(weighHypotheses(given));
  });
});
