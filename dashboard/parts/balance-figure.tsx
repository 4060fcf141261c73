/** The balance over time in its frame; a week or month of it can be chosen. */
import { useMemo } from 'preact/hooks';
import { useParameter } from '../address.ts';
import { useArrowKeys } from '../arrow-keys.ts';
import { type AnySeries, type Chronology, fullCsv, type Levels, type Trend } from '../client.ts';
import { formatSigned } from '../format.ts';
import { language } from '../language.ts';
import { kindOf, type Period } from '../periods.ts';
import { cutSpan, type SeriesPoint, toLevels, toPoints, toTrend } from '../series-points.ts';
import { nameOfSeries, words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { besidePoints, eventsWithin, NOTHING_BESIDE } from './events-beside.tsx';
import { FigureFrame } from './figure-frame.tsx';
import { SpanChoice } from './span-choice.tsx';

interface BalanceFigureProps {
  series: AnySeries;
  /** The week or month that is chosen. */
  chosen: string;
  onPick: (period: string) => void;
  /** What of the chronology stands in it. */
  chronology?: Chronology | null;
  levels?: Levels;
  /** The slow line through its weeks. */
  trend?: Trend;
}

const NO_LEVELS: Levels = [];
const NO_TREND: Trend = [];

export function BalanceFigure({
  series,
  chosen,
  onPick,
  chronology = null,
  levels = NO_LEVELS,
  trend = NO_TREND,
}: BalanceFigureProps) {
  const [span] = useParameter('span');
  const points = useMemo(() => cutSpan(toPoints(series), span, chosen), [series, span, chosen]);
  const beside = useMemo(
    () => (chronology ? besidePoints(chronology, series.name, points) : NOTHING_BESIDE),
    [chronology, points],
  );
  const steps = useMemo(
    () =>
      points.map((point) => ({
        key: point.period,
        date: point.date,
        text: readOut(point) + eventsWithin(beside, point.period),
      })),
    [points, beside],
  );
  useArrowKeys(steps, chosen, onPick);
  const by = kindOf(chosen);
  const title = nameOfSeries(series.name);
  const height = chronology ? 300 : 260;
  return (
    <FigureFrame
      name={`${series.name}-${by}ly`}
      title={title}
      subtitle={words.balance.subtitle(by)}
      note={[
        words.balance.note,
        trend.length > 0 && words.balance.trendNote,
        levels.length > 0 && words.series.levelNote,
        words.classes[series.class].note,
      ]
        .filter(Boolean)
        .join(' ')}
      versions={series.versions}
      full={fullCsv(series, by)}
      table={tableOf(points, by)}
    >
      <SpanChoice />
      <Drawing
        title={title}
        height={height}
        draw={(charts, width) =>
          charts.drawBalance(
            points,
            chosen,
            { width, title, locale: language, height },
            words.poles,
            beside.spans,
            {
              events: beside.marks,
              levels: toLevels(levels, points),
              trend: toTrend(trend, points),
            },
          )
        }
        drawn={[points, chosen, beside, levels, trend]}
        steps={steps}
        selected={chosen}
        onSelect={onPick}
      />
    </FigureFrame>
  );
}

function readOut({ period, value, lower, upper, items, stories, status }: SeriesPoint): string {
  const state = status === 'frozen' ? '' : ` · ${words.statuses[status]}`;
  return `${period} · ${formatSigned(value)} (${formatSigned(lower)} … ${formatSigned(upper)}) · ${words.items.inStories(items, stories)}${state}`;
}

function tableOf(points: SeriesPoint[], by: Period) {
  return {
    columns: [by, 'balance', 'lower', 'upper', 'items', 'stories', 'outlets', 'status'],
    rows: points.map((point) => [
      point.period,
      Number(point.value.toFixed(4)),
      point.lower === null ? null : Number(point.lower.toFixed(4)),
      point.upper === null ? null : Number(point.upper.toFixed(4)),
      point.items,
      point.stories,
      point.outlets,
      point.status,
    ]),
  };
}
