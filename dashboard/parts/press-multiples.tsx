/** The same series in the American, the Russian and other press, on one scale: their difference is a finding. */
import { useMemo } from 'preact/hooks';
import { useParameter } from '../address.ts';
import { fetchSeries, type Series } from '../client.ts';
import { useLoaded } from '../loading.ts';
import { cutSpan, toPoints } from '../series-points.ts';
import { language, nameOfSeries, words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { Show } from './states.tsx';

const SHOWN = ['us', 'russian', 'third'] as const;

export function PressMultiples({ series }: { series: Series }) {
  const loaded = useLoaded(
    () => Promise.all(SHOWN.map((press) => fetchSeries(series.name, { class: series.class, press }))),
    [series],
  );
  return (
    <section>
      <h2>{words.series.byPress}</h2>
      <Show loaded={loaded}>{(all) => <Multiples whole={series} all={all} />}</Show>
    </section>
  );
}

/** All of them over the time that the series of all press is shown for. */
function Multiples({ whole, all }: { whole: Series; all: Series[] }) {
  const [span] = useParameter('span');
  const [week] = useParameter('week');
  const { panels, extent } = useMemo(() => {
    const shown = cutSpan(toPoints(whole), span, week);
    const ends: [Date, Date] = [shown[0]!.date, shown.at(-1)!.date];
    const within = ({ date }: { date: Date }) => date >= ends[0] && date <= ends[1];
    return {
      panels: all.map((series) => ({ series, points: toPoints(series).filter(within) })),
      extent: ends,
    };
  }, [whole, all, span, week]);
  const values = panels.flatMap(({ points }) =>
    points.flatMap((point) => [point.value, point.lower ?? point.value, point.upper ?? point.value]),
  );
  const domain: [number, number] = [Math.min(0, ...values), Math.max(1, ...values)];
  return (
    <div class="multiples">
      {panels.map(({ series, points }) => {
        const title = `${nameOfSeries(series.name)}: ${words.presses[series.press]}`;
        return (
          <div key={series.press}>
            <h3>{words.presses[series.press]}</h3>
            {points.length === 0 ? (
              <p class="empty">{words.series.none}</p>
            ) : (
              <Drawing
                title={title}
                height={150}
                draw={async (width) =>
                  (await import('../charts/weekly-line.ts')).drawWeeklyLines([{ name: title, points }], {
                    width,
                    title,
                    locale: language,
                    height: 150,
                    domain,
                    extent,
                  })
                }
                drawn={[points]}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
