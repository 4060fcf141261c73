/** What the monthly balance hangs on: outlets, presses, keywords. */
import { describe, expect, it } from 'vitest';
import type { StoryMember } from '../../../analysis/stories/roll-up.ts';
import { compareMonths, countMonths, logOddsOf } from '../../../analysis/validation/months.ts';
import { codeAnew, comparePresses, leaveOneOut } from '../../../analysis/validation/robustness.ts';
import { weeksOfMonth } from '../../../base/month.ts';

const MONTHS = Array.from({ length: 14 }, (_, at) =>
  new Date(Date.UTC(2022, at, 1)).toISOString().slice(0, 7),
);

let ids = 0;
function member(month: string, outlet: string, cooperates: boolean): StoryMember {
  ids += 1;
  const id = cooperates ? 'joint-crews' : 'decoupling';
  return {
    ...{ id: ids, at: ids, title: 'synthetic', week: weeksOfMonth(month)[0]!, outlet, family: outlet },
    ...{
      press: outlet === 'foreign' ? 'third' : 'us',
      relevance: 'core',
      factors: [],
      sides: [],
      actors: [],
    },
    categories: [{ id, probability: 0.9 }],
  };
}

/** Ten stories a month of each outlet; how many of them cooperate is told by the month's place. */
function storiesOf(sharesOf: Record<string, (at: number) => number>): StoryMember[][] {
  return MONTHS.flatMap((month, at) =>
    Object.entries(sharesOf).flatMap(([outlet, share]) =>
      Array.from({ length: 10 }, (_, story) => [member(month, outlet, story < share(at))]),
    ),
  );
}

const wave = (at: number) => 5 + Math.round(4 * Math.sin(at));

describe('robustness', () => {
  it('counts polar stories by the month of their week', () => {
    const [month] = MONTHS;
    const stories = [[member(month!, 'a', true)], [member(month!, 'a', false)], []];
    expect([...countMonths(stories)]).toEqual([[month, { cooperative: 1, polar: 2 }]]);
  });

  it('compares no months with fewer than five stories, and never fewer than twelve months', () => {
    expect(logOddsOf(new Map([['2022-01', { cooperative: 1, polar: 4 }]])).size).toBe(0);
    const few = new Map([['2022-01', 1]]);
    expect(compareMonths(few, few)).toBe(1);
    const constant = new Map(Array.from({ length: 12 }, (_, at) => [`month ${at}`, 1]));
    expect(compareMonths(constant, constant)).toBe(12);
  });

  it('names the outlet that makes the series', () => {
    const ripple = (at: number) => 5 + (at % 2);
    const { outlets } = leaveOneOut(storiesOf({ loud: wave, calm: ripple, still: () => 5 }));
    expect(outlets[0]!.outlet).toBe('loud');
    expect(outlets[0]!.correlation).toBeLessThan(0.5);
    expect(outlets.slice(1).every(({ correlation }) => correlation! > 0.9)).toBe(true);
  });

  it('finds agreement of presses that tell the same, and disagreement of those that do not', () => {
    const alike = comparePresses(storiesOf({ home: wave, foreign: wave }));
    expect(alike).toMatchObject({ correlation: expect.closeTo(1) });
    const unlike = comparePresses(storiesOf({ home: wave, foreign: (at) => 10 - wave(at) }));
    expect(unlike).toMatchObject({ correlation: expect.closeTo(-1) });
  });

  it('counts stories by another coder as that coder sees them', () => {
    const stories = storiesOf({ home: wave });
    const blind = codeAnew(stories, () => [{ id: 'decoupling', probability: 1 }]);
    expect(
      [...countMonths(blind).values()].every(({ cooperative, polar }) => cooperative === 0 && polar === 10),
    ).toBe(true);
    expect(countMonths(codeAnew(stories, () => [])).size).toBe(0);
  });
});
