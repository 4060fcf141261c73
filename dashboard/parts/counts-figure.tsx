/** What the balance rests on: cooperative, tense and mixed items a week, in a frame. */
import { useMemo } from 'preact/hooks';
import { mondayOf } from '../../base/week.ts';
import { useParameter } from '../address.ts';
import type { WeekCounts } from '../charts/weekly-counts.ts';
import { fetchSeries, type Series } from '../client.ts';
import { useLoaded } from '../loading.ts';
import { cutSpan } from '../series-points.ts';
import { language, words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { FigureFrame } from './figure-frame.tsx';
import { Show } from './states.tsx';

interface CountsFigureProps {
  series: Series;
  week: string;
  onPick: (week: string) => void;
}

export function CountsFigure(props: CountsFigureProps) {
  const { series } = props;
  const loaded = useLoaded(() => fetchCounts(series), [series]);
  return <Show loaded={loaded}>{(counts) => <Counts {...props} counts={counts} />}</Show>;
}

function Counts({ series, week, onPick, counts }: CountsFigureProps & { counts: WeekCounts[] }) {
  const [span] = useParameter('span');
  const shown = useMemo(() => cutSpan(counts, span, week), [counts, span, week]);
  const steps = useMemo(
    () => shown.map((row) => ({ key: row.week, date: row.date, text: words.counts.readOut(row) })),
    [shown],
  );
  const title = words.counts.title;
  return (
    <FigureFrame
      name="orientation-weekly"
      title={title}
      subtitle={words.counts.subtitle}
      note={words.classes[series.class].note}
      versions={series.versions}
      table={{
        columns: ['week', 'cooperation', 'tension', 'mixed'],
        rows: shown.map((row) => [row.week, row.cooperation, row.tension, row.mixed]),
      }}
    >
      <Drawing
        title={title}
        height={180}
        draw={async (width) =>
          (await import('../charts/weekly-counts.ts')).drawWeeklyCounts(shown, week, {
            width,
            title,
            locale: language,
          })
        }
        drawn={[shown, week]}
        steps={steps}
        selected={week}
        onSelect={onPick}
      />
    </FigureFrame>
  );
}

async function fetchCounts({ class: itemClass, press }: Series): Promise<WeekCounts[]> {
  const [cooperation, tension, mixed] = await Promise.all(
    ['cooperation', 'tension', 'mixed'].map((name) => fetchSeries(name, { class: itemClass, press })),
  );
  const valuesOf = (series: Series) => new Map(series.values.map(({ week, value }) => [week, value]));
  const [tense, both] = [valuesOf(tension!), valuesOf(mixed!)];
  return cooperation!.values.map(({ week, value }) => ({
    week,
    date: new Date(mondayOf(week)),
    cooperation: value,
    tension: tense.get(week) ?? 0,
    mixed: both.get(week) ?? 0,
  }));
}
