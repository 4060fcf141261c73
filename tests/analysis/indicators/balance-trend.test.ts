/** The slow line of a balance, and the probabilities of its weeks. */
import { describe, expect, it } from 'vitest';
import { trendOf } from '../../../analysis/indicators/balance-trend.ts';
import { crossValidatedErrors } from '../../../analysis/indicators/error-rates.ts';
import { createMeasurementModel } from '../../../analysis/indicators/measurement-model.ts';
import type { SeriesValue } from '../../../analysis/indicators/series-value.ts';
import { addWeeks } from '../../../base/week.ts';

const model = createMeasurementModel(crossValidatedErrors);
const weekAt = (at: number, cooperative: number, stories: number, value = 0): SeriesValue => ({
  ...{ series: 'balance', class: 'live', press: 'all', week: addWeeks('2022-W01', at) },
  ...{ value, lower: value - 0.3, upper: value + 0.3, cooperative, stories },
  ...{ items: stories, outlets: 3, status: 'frozen' },
});

describe('the trend of a balance', () => {
  it('counts the stories of a week before for .85, and of three weeks before for .85³', () => {
    const trend = trendOf([weekAt(0, 8, 10), weekAt(1, 2, 10), weekAt(4, 5, 10)], model);
    expect(trend.map(({ stories }) => stories)).toEqual([10, 18.5, 18.5 * 0.85 ** 3 + 10]);
    const flat = { mean: 0.5, weight: 2 };
    expect(trend[1]).toMatchObject(model.read(0.85 * 8 + 2, 18.5, flat));
  });

  it('is surer than a single week, and follows a turn within two months', () => {
    const trend = trendOf(
      Array.from({ length: 40 }, (_, at) => weekAt(at, at < 20 ? 4 : 1, 5)),
      model,
    );
    const alone = model.read(4, 5, { mean: 0.5, weight: 2 });
    expect(trend[19]!.upper - trend[19]!.lower).toBeLessThan((alone.upper - alone.lower) / 1.5);
    expect(trend[19]!.lower).toBeGreaterThan(0);
    expect(trend[28]!.upper).toBeLessThan(0);
  });

  it('says how probably a week lies below nought, and below the mean of the four weeks before', () => {
    const values = [weekAt(0, 5, 9, 0.3), weekAt(1, 5, 9, 0.3), weekAt(2, 5, 9, 0), weekAt(9, 5, 9, -0.5)];
    const [first, second, third, alone] = trendOf(values, model);
    expect(first!.belowBefore).toBeNull();
    expect(second!.belowBefore).toBeCloseTo(0.5, 1);
    expect(third!.belowZero).toBeCloseTo(0.5, 1);
    expect(third!.belowBefore).toBeGreaterThan(0.9);
    expect(alone!.belowZero).toBeGreaterThan(0.95);
    expect(alone!.belowBefore).toBeNull();
  });
});
