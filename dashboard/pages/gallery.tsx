/** Every chart on fixture data in all its states, so that a change can be seen before it is published. */
import { drawBalance } from '../charts/balance.ts';
import { drawCounts } from '../charts/counts.ts';
import { drawDimensions } from '../charts/dimensions.ts';
import { gallery } from '../charts/fixtures.ts';
import { drawGauge } from '../charts/gauge.ts';
import {
  heightOfDimensions,
  heightOfIntervals,
  heightOfOutlets,
  heightOfPanels,
  OVERVIEW_HEIGHT,
} from '../charts/heights.ts';
import { drawIntervals } from '../charts/intervals.ts';
import { drawLines } from '../charts/lines.ts';
import { drawOverview } from '../charts/overview.ts';
import { drawPanels } from '../charts/panels.ts';
import { drawRhythm } from '../charts/rhythm.ts';
import { drawStoryOutlets } from '../charts/story-outlets.ts';
import { drawTimeline } from '../charts/timeline.ts';
import { Drawing } from '../parts/drawing.tsx';
import { PartExhibits } from '../parts/exhibits.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { language, words } from '../words.ts';

export function Gallery() {
  const draw = { locale: language };
  return (
    <>
      <h1>{words.pages.gallery}</h1>
      <p class="lead">{words.gallery.lead}</p>
      <Exhibit
        name="balance with its slow line"
        height={260}
        draw={(width) =>
          drawBalance(
            gallery.balances[1]!.points,
            null,
            { width, title: 'with its slow line', ...draw },
            words.poles,
            [],
            { trend: gallery.trend },
          )
        }
      />
      {gallery.balances.map(({ name, points }) => (
        <Exhibit
          key={name}
          name={`balance, ${name}`}
          height={260}
          draw={(width) =>
            drawBalance(points, points.at(-3)?.period ?? null, { width, title: name, ...draw }, words.poles)
          }
        />
      ))}
      {gallery.readings.map(({ name, reading }) => (
        <Exhibit
          key={name}
          name={`gauge, ${name}`}
          height={84}
          draw={(width) =>
            drawGauge(reading, { width, title: name }, { ...words.poles, before: words.now.before })
          }
        />
      ))}
      <Exhibit
        name="dimensions"
        height={heightOfDimensions(8)}
        draw={(width) =>
          drawDimensions(
            gallery.dimensions.map(({ id, ...bar }) => ({ ...bar, name: words.dimensions[id] })),
            { width, title: 'dimensions' },
            words.poles,
          )
        }
      />
      <Exhibit
        name="counts"
        height={180}
        draw={(width) => drawCounts(gallery.counts, null, { width, title: 'counts', ...draw })}
      />
      {gallery.lines.map(({ name, lines }) => (
        <Exhibit
          key={name}
          name={`lines, ${name}`}
          height={280}
          draw={(width) => drawLines(lines, { width, title: name, ...draw })}
        />
      ))}
      <Exhibit
        name="lines, with events, phases and levels"
        height={320}
        draw={(width) =>
          drawLines(gallery.lines[0]!.lines, {
            ...{ width, title: 'with events, phases and levels', height: 320, ...gallery.landmarks, ...draw },
          })
        }
      />
      <Exhibit
        name="balance, with events, phases and levels"
        height={300}
        draw={(width) =>
          drawBalance(
            gallery.balances[0]!.points,
            null,
            { width, title: 'with events, phases and levels', height: 300, ...draw },
            words.poles,
            gallery.landmarks.spans,
            gallery.landmarks,
          )
        }
      />
      {gallery.intervals.map(({ name, intervals }) => (
        <Exhibit
          key={name}
          name={`intervals, ${name}`}
          height={heightOfIntervals(intervals.length)}
          draw={(width) => drawIntervals(intervals, { width, title: name, ...draw })}
        />
      ))}
      <Exhibit
        name="overview"
        height={OVERVIEW_HEIGHT}
        draw={(width) => drawOverview(gallery.years, gallery.yearEnds, { width, title: 'overview', ...draw })}
      />
      <Exhibit
        name="timeline"
        height={300}
        draw={(width) =>
          drawTimeline(gallery.events, { width, title: 'timeline', spans: gallery.spans, ...draw })
        }
      />
      {gallery.reports.map(({ name, reports }) => (
        <Exhibit
          key={name}
          name={`outlets, ${name}`}
          height={heightOfOutlets(new Set(reports.map(({ outlet }) => outlet)).size)}
          draw={(width) => drawStoryOutlets(reports, { width, title: name, ...draw })}
        />
      ))}
      <Exhibit
        name="panels"
        height={heightOfPanels(3, false)}
        draw={(width) =>
          drawPanels(gallery.panels, {
            ...{ width, title: 'panels', stacked: width < 500, extent: gallery.panelEnds, ...draw },
            height: heightOfPanels(3, width < 500),
          })
        }
      />
      {gallery.rhythms.map(({ name, arrivals }) => (
        <Exhibit
          key={name}
          name={`rhythm, ${name}`}
          height={150}
          draw={(width) => drawRhythm(arrivals, { width, title: name, ...draw })}
        />
      ))}
      <h2>{words.gallery.parts}</h2>
      <PartExhibits />
      <h2>{words.gallery.states}</h2>
      <div class="exhibited">
        <Loading />
        <Failed error={new Error(words.gallery.failure)} />
      </div>
    </>
  );
}

function Exhibit({
  name,
  height,
  draw,
}: {
  name: string;
  height: number;
  draw: Parameters<typeof Drawing>[0]['draw'];
}) {
  return (
    <figure class="figure">
      <figcaption>
        <h2>{name}</h2>
      </figcaption>
      <Drawing title={name} height={height} draw={draw} drawn={[]} />
    </figure>
  );
}
