/** The same series in the American, the Russian and other press, on one scale: their difference is a finding. */
import { useMemo } from 'preact/hooks';
import { useParameter } from '../address.ts';
import { heightOfPanels } from '../charts/heights.ts';
import { type AnySeries, fetchPeriods } from '../client.ts';
import { language } from '../language.ts';
import { useLoaded } from '../loading.ts';
import { kindOf, type Period } from '../periods.ts';
import { cutSpan, type SeriesPoint, toPoints } from '../series-points.ts';
import { nameOfSeries, words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { FigureFrame } from './figure-frame.tsx';
import { Show } from './states.tsx';

const SHOWN = ['us', 'russian', 'third'] as const;

export function PressMultiples({ series, chosen }: { series: AnySeries; chosen: string }) {
  const loaded = useLoaded(
    () =>
      Promise.all(
        SHOWN.map((press) => fetchPeriods(series.name, { class: series.class, press }, kindOf(chosen))),
      ),
    [series],
  );
  return <Show loaded={loaded}>{(all) => <Multiples whole={series} all={all} chosen={chosen} />}</Show>;
}

/** All of them over the time that the series of all press is shown for. */
function Multiples({ whole, all, chosen }: { whole: AnySeries; all: AnySeries[]; chosen: string }) {
  const [span] = useParameter('span');
  const by = kindOf(chosen);
  const stacked = matchMedia('(max-width: 40rem)').matches;
  const { panels, extent } = useMemo(() => {
    const shown = cutSpan(toPoints(whole), span, chosen);
    const ends: [Date, Date] = [shown[0]!.date, shown.at(-1)!.date];
    const within = ({ date }: SeriesPoint) => date >= ends[0] && date <= ends[1];
    return {
      panels: all.map((series) => ({
        name: words.presses[series.press],
        points: toPoints(series).filter(within),
      })),
      extent: ends,
    };
  }, [whole, all, span, chosen]);
  const title = `${words.series.byPress}: ${nameOfSeries(whole.name)}`;
  const height = heightOfPanels(panels.length, stacked);
  if (panels.every(({ points }) => points.length === 0)) return <p class="empty">{words.series.noPress}</p>;
  return (
    <FigureFrame
      name={`${whole.name}-by-press`}
      title={title}
      subtitle={words.series.oneScale(by, words.units[whole.unit] ?? whole.unit)}
      note={`${words.series.pressNote} ${words.series.lineNote} ${words.classes[whole.class].note}`}
      versions={whole.versions}
      table={tableOf(panels, by)}
    >
      <Drawing
        title={title}
        height={height}
        draw={(charts, width) =>
          charts.drawPanels(panels, {
            ...{ width, height, title, stacked, extent, locale: language },
          })
        }
        drawn={[panels]}
      />
    </FigureFrame>
  );
}

function tableOf(panels: { name: string; points: SeriesPoint[] }[], by: Period) {
  const values = panels.map(({ points }) => new Map(points.map(({ period, value }) => [period, value])));
  const periods = [...new Set(values.flatMap((own) => [...own.keys()]))].sort();
  return {
    columns: [by, ...panels.map(({ name }) => name)],
    rows: periods.map((period) => [period, ...values.map((own) => own.get(period) ?? null)]),
  };
}
