/** What the balance rests on: cooperative, tense and mixed items of each week or month, in a frame. */
import { useMemo } from 'preact/hooks';
import { useParameter } from '../address.ts';
import type { PeriodCounts } from '../charts/counts.ts';
import { type AnySeries, fetchPeriods } from '../client.ts';
import { language } from '../language.ts';
import { useLoaded } from '../loading.ts';
import { kindOf, type Period } from '../periods.ts';
import { cutSpan, type SeriesPoint, toPoints } from '../series-points.ts';
import { words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { FigureFrame } from './figure-frame.tsx';
import { Show } from './states.tsx';

interface CountsFigureProps {
  series: AnySeries;
  /** The week or month that is chosen. */
  chosen: string;
  onPick: (period: string) => void;
}

export function CountsFigure(props: CountsFigureProps) {
  const { series, chosen } = props;
  const loaded = useLoaded(() => fetchCounts(series, kindOf(chosen)), [series]);
  return <Show loaded={loaded}>{(counts) => <Counts {...props} counts={counts} />}</Show>;
}

function Counts({ series, chosen, onPick, counts }: CountsFigureProps & { counts: PeriodCounts[] }) {
  const [span] = useParameter('span');
  const shown = useMemo(() => cutSpan(counts, span, chosen), [counts, span, chosen]);
  const steps = useMemo(
    () => shown.map((row) => ({ key: row.period, date: row.date, text: words.counts.readOut(row) })),
    [shown],
  );
  const by = kindOf(chosen);
  const title = words.counts.title;
  return (
    <FigureFrame
      name={`orientation-${by}ly`}
      title={title}
      subtitle={words.counts.subtitle(by)}
      note={words.classes[series.class].note}
      versions={series.versions}
      table={{
        columns: [by, 'cooperation', 'tension', 'mixed'],
        rows: shown.map((row) => [row.period, row.cooperation, row.tension, row.mixed]),
      }}
    >
      <Drawing
        title={title}
        height={180}
        draw={(charts, width) =>
          charts.drawCounts(shown, chosen, {
            width,
            title,
            locale: language,
          })
        }
        drawn={[shown, chosen]}
        steps={steps}
        selected={chosen}
        onSelect={onPick}
      />
    </FigureFrame>
  );
}

async function fetchCounts({ class: itemClass, press }: AnySeries, by: Period): Promise<PeriodCounts[]> {
  const [cooperation, tension, mixed] = await Promise.all(
    ['cooperation', 'tension', 'mixed'].map(async (name) =>
      toPoints(await fetchPeriods(name, { class: itemClass, press }, by)),
    ),
  );
  const valuesOf = (points: SeriesPoint[]) => new Map(points.map(({ period, value }) => [period, value]));
  const [tense, both] = [valuesOf(tension!), valuesOf(mixed!)];
  return cooperation!.map(({ period, date, value }) => ({
    period,
    date,
    cooperation: value,
    tension: tense.get(period) ?? 0,
    mixed: both.get(period) ?? 0,
  }));
}
