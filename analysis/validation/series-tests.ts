/** The tests of the series against what is known from elsewhere, from other sources and from other coders: V5 to V9. */
import { monthOf } from '../../base/month.ts';
import type { MonthValue } from '../indicators/series-value.ts';
import { shareOf } from '../indicators/share.ts';
import type { ValidationMaterial } from './assemble.ts';
import { countEventWeeks, type EventWeeks, type readKnownEvents } from './known-events.ts';
import { compareMonths, logOddsOf, type MonthCounts } from './months.ts';
import type { TestFigure, TestReading } from './report.ts';
import type { comparePresses, leaveOneOut } from './robustness.ts';
import { correlationFigure, isUnsure, judge, missingMonths, needsOf } from './verdicts.ts';

const POLAR = 'five polar stories';

/** @param pair the same events looked for in the balance of the pair's own stories. */
export function readEvents(
  { events, placebo }: ReturnType<typeof readKnownEvents>,
  pair: ReturnType<typeof readKnownEvents>,
): TestReading {
  const weeks = countEventWeeks(events);
  const asked = 2 * placebo.weeks;
  const mistaken = placebo.tension + placebo.cooperation;
  const needs = needsOf([
    { what: 'weeks with an event and enough stories', has: weeks.judged, needs: 10 },
    { what: 'weeks without an event, with enough stories', has: placebo.weeks, needs: 10 },
  ]);
  const figures = [
    ...seenFigure('event weeks seen', weeks, events.length),
    ...(asked > 0
      ? [shareFigure('placebos seen', mistaken, asked, `questions to ${placebo.weeks} weeks`)]
      : []),
    ...(placebo.area === null
      ? []
      : [
          {
            ...{ name: 'area under the curve, event weeks against placebos', value: placebo.area },
            ...{ lower: null, upper: null, on: `${weeks.judged} weeks, ${placebo.weeks} placebos` },
          },
        ]),
    ...seenFigure(
      'event weeks seen in stories that name both rivals',
      countEventWeeks(pair.events),
      pair.events.length,
    ),
  ];
  return {
    id: 'V5',
    verdict: judge(needs, weeks.seen >= 0.8 * weeks.judged && mistaken <= 0.1 * asked),
    ...{ figures, needs, byEstimate: false },
    limit:
      'Windows of neighbouring weeks overlap, so that there are fewer independent looks than weeks. After a large turn the weeks before are no longer usual ones: a later event of the same side has to go beyond it.',
  };
}

function seenFigure(
  name: string,
  { judged, seen, tooFew, bothWays }: EventWeeks,
  events: number,
): TestFigure[] {
  if (judged === 0) return [];
  const rest = `weeks with ${events} events in all; not judged: ${tooFew} with too few stories, ${bothWays} with events of both sides`;
  return [shareFigure(name, seen, judged, rest)];
}

/** A share with its 90 % Jeffreys interval, as if every look were independent. */
function shareFigure(name: string, part: number, whole: number, of: string): TestFigure {
  return { name, ...shareOf(part, whole), on: `${part} of ${whole} ${of}` };
}

export function readConvergence({ climate, earthly }: ValidationMaterial): TestReading {
  const sums = new Map<string, number[]>();
  for (const { week, value } of climate ?? [])
    sums.set(monthOf(week), [...(sums.get(monthOf(week)) ?? []), value]);
  const means = new Map(
    [...sums].map(([month, values]) => [month, values.reduce((a, b) => a + b, 0) / values.length]),
  );
  const found = compareMonths(means, new Map(earthly.map(({ month, value }) => [month, value])));
  const needs =
    climate === undefined
      ? 'an index of tension on Earth (rendezvous series import climate FILE.csv), has none'
      : typeof found === 'number'
        ? missingMonths(found, 'both figures')
        : null;
  return {
    id: 'V6',
    verdict: judge(needs, typeof found !== 'number' && found.correlation >= 0.6),
    byEstimate: isUnsure(found, 0.6),
    figures: correlationFigure('earthly tension with the index', found),
    needs,
    limit: 'News of space speaks of tension on Earth only where it touches space.',
  };
}

export function readVolume(byModel: MonthCounts, relevant: readonly MonthValue[]): TestReading {
  const volume = new Map(
    relevant.filter(({ value }) => value > 0).map(({ month, value }) => [month, Math.log(value)]),
  );
  const found = compareMonths(logOddsOf(byModel), volume);
  const needs = typeof found === 'number' ? missingMonths(found, POLAR) : null;
  return {
    id: 'V7',
    verdict: judge(needs, typeof found !== 'number' && Math.abs(found.correlation) <= 0.3),
    byEstimate: isUnsure(found, 0.3) || isUnsure(found, -0.3),
    figures: correlationFigure('balance with volume', found),
    needs,
    limit: 'Crises make both news and tension, so that some relation is no fault of the measure.',
  };
}

export function readSources(
  { outlets, months }: ReturnType<typeof leaveOneOut>,
  presses: ReturnType<typeof comparePresses>,
): TestReading {
  const known = outlets.flatMap(({ correlation, outlet }) =>
    correlation === null ? [] : [{ correlation, outlet }],
  );
  const worst = known[0];
  const lost = outlets.length - known.length;
  const isOneTooMuch = worst !== undefined && worst.correlation < 0.95;
  const needs = isOneTooMuch
    ? null
    : worst === undefined || lost > 0
      ? `12 months with five polar stories without each outlet, has ${months} with all of them`
      : typeof presses === 'number'
        ? `${missingMonths(presses, POLAR)} in American and in third countries’ press`
        : null;
  return {
    id: 'V8',
    byEstimate: !isOneTooMuch && isUnsure(presses, 0.7),
    verdict: judge(needs, !isOneTooMuch && typeof presses !== 'number' && presses.correlation >= 0.7),
    figures: [
      ...(worst
        ? [
            {
              name: `least without one outlet (${worst.outlet})`,
              value: worst.correlation,
              lower: null,
              upper: null,
              on: `${known.length} outlets, ${months} months`,
            },
          ]
        : []),
      ...correlationFigure('American with third countries’ press', presses),
    ],
    needs,
    limit:
      'A series without one outlet shares most of its items with the whole one, so that high values are to be expected where no outlet is large.',
  };
}

export function readKeywords(byModel: MonthCounts, byKeywords: MonthCounts): TestReading {
  const found = compareMonths(logOddsOf(byModel), logOddsOf(byKeywords));
  const needs = typeof found === 'number' ? missingMonths(found, POLAR) : null;
  return {
    id: 'V9',
    verdict: judge(needs, typeof found !== 'number' && found.correlation >= 0.8),
    byEstimate: isUnsure(found, 0.8),
    figures: correlationFigure('model with keywords alone', found),
    needs,
    limit:
      'Both read the items that the model calls relevant, and the model itself takes the patterns in: this asks what learning adds, not which of the two is right.',
  };
}
