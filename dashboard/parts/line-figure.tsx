/** A series, and perhaps another, as lines in a frame. */
import { useMemo } from 'preact/hooks';
import { useParameter } from '../address.ts';
import { useArrowKeys } from '../arrow-keys.ts';
import { type AnySeries, type Chronology, fullCsv, type Levels } from '../client.ts';
import { formatMean } from '../format.ts';
import { language } from '../language.ts';
import { kindOf, type Period } from '../periods.ts';
import { cutSpan, type SeriesPoint, toLevels, toPoints } from '../series-points.ts';
import { nameOfSeries, words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { besidePoints, eventsWithin, NOTHING_BESIDE } from './events-beside.tsx';
import { FigureFrame } from './figure-frame.tsx';
import { SpanChoice } from './span-choice.tsx';

interface LineFigureProps {
  series: AnySeries;
  beside: AnySeries | null;
  /** The week or month that is chosen. */
  chosen: string;
  onPick: (period: string) => void;
  /** What of the chronology stands in it. */
  chronology: Chronology | null;
  levels: Levels;
}

export function LineFigure({ series, beside, chosen, onPick, chronology, levels }: LineFigureProps) {
  const [span] = useParameter('span');
  const lines = useMemo(() => {
    const points = cutSpan(toPoints(series), span, chosen);
    const since = points[0]?.date ?? new Date(0);
    const others = beside ? toPoints(beside).filter((point) => point.date >= since) : [];
    return [
      { name: nameOfSeries(series.name), points },
      ...(beside ? [{ name: nameOfSeries(beside.name), points: others }] : []),
    ];
  }, [series, beside, span, chosen]);
  const [first, second] = lines;
  const told = useMemo(
    () => (chronology ? besidePoints(chronology, series.name, first!.points) : NOTHING_BESIDE),
    [chronology, lines],
  );
  const by = kindOf(chosen);
  const height = chronology ? 320 : 280;
  const title = lines.map((line) => line.name).join(words.series.and);
  const steps = useMemo(
    () =>
      first!.points.map((point) => ({
        key: point.period,
        date: point.date,
        text: readOut(point, second?.points) + eventsWithin(told, point.period),
      })),
    [lines, told],
  );
  useArrowKeys(steps, chosen, onPick);
  return (
    <FigureFrame
      name={`${series.name}${beside ? `-${beside.name}` : ''}-${by}ly`}
      title={title}
      subtitle={words.series.subtitle(
        by,
        words.units[series.unit] ?? series.unit,
        words.presses[series.press],
      )}
      note={`${words.series.lineNote} ${levels.length > 0 ? words.series.levelNote : ''} ${words.classes[series.class].note}`}
      versions={series.versions}
      table={tableOf(by, first!.points, second?.points, beside?.name ?? null, series.name)}
      full={fullCsv(series, by)}
    >
      <SpanChoice />
      <Drawing
        title={title}
        height={height}
        draw={(charts, width) =>
          charts.drawLines(lines, {
            width,
            title,
            locale: language,
            selected: chosen,
            height,
            events: told.marks,
            spans: told.spans,
            levels: toLevels(levels, first!.points),
          })
        }
        drawn={[lines, chosen, told, levels]}
        steps={steps}
        selected={chosen}
        onSelect={onPick}
      />
    </FigureFrame>
  );
}

function readOut(point: SeriesPoint, others: SeriesPoint[] | undefined): string {
  const other = others?.find(({ period }) => period === point.period);
  const interval = point.lower === null ? '' : ` (${formatMean(point.lower)} … ${formatMean(point.upper!)})`;
  const state = point.status === 'frozen' ? '' : ` · ${words.statuses[point.status]}`;
  return `${point.period} · ${formatMean(point.value)}${interval}${other ? ` / ${formatMean(other.value)}` : ''} · ${words.items.count(String(point.items), point.items)}${state}`;
}

function tableOf(
  by: Period,
  points: SeriesPoint[],
  others: SeriesPoint[] | undefined,
  besideName: string | null,
  name: string,
) {
  const besideBy = new Map(others?.map((point) => [point.period, point.value]));
  return {
    columns: [
      by,
      name,
      'lower',
      'upper',
      'items',
      'outlets',
      'status',
      ...(besideName ? [`${besideName} (beside)`] : []),
    ],
    rows: points.map((point) => [
      point.period,
      point.value,
      point.lower,
      point.upper,
      point.items,
      point.outlets,
      point.status,
      ...(besideName ? [besideBy.get(point.period) ?? null] : []),
    ]),
  };
}
