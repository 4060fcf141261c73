/** Every chart on fixture data in all its states, so that a change can be seen before it is published. */
import { gallery } from '../charts/fixtures.ts';
import {
  heightOfDimensions,
  heightOfIntervals,
  heightOfOutlets,
  heightOfPanels,
  OVERVIEW_HEIGHT,
} from '../charts/heights.ts';
import { language } from '../language.ts';
import { Drawing } from '../parts/drawing.tsx';
import { PartExhibits } from '../parts/exhibits.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { words } from '../words.ts';

export function Gallery() {
  const draw = { locale: language };
  return (
    <>
      <h1>{words.pages.gallery}</h1>
      <p class="lead">{words.gallery.lead}</p>
      <Exhibit
        name="balance with its slow line"
        height={260}
        draw={(charts, width) =>
          charts.drawBalance(
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
          draw={(charts, width) =>
            charts.drawBalance(
              points,
              points.at(-3)?.period ?? null,
              { width, title: name, ...draw },
              words.poles,
            )
          }
        />
      ))}
      {gallery.readings.map(({ name, reading }) => (
        <Exhibit
          key={name}
          name={`gauge, ${name}`}
          height={84}
          draw={(charts, width) =>
            charts.drawGauge(reading, { width, title: name }, { ...words.poles, before: words.now.before })
          }
        />
      ))}
      <Exhibit
        name="dimensions"
        height={heightOfDimensions(8)}
        draw={(charts, width) =>
          charts.drawDimensions(
            gallery.dimensions.map(({ id, ...bar }) => ({ ...bar, name: words.dimensions[id] })),
            { width, title: 'dimensions' },
            words.poles,
          )
        }
      />
      <Exhibit
        name="counts"
        height={180}
        draw={(charts, width) => charts.drawCounts(gallery.counts, null, { width, title: 'counts', ...draw })}
      />
      {gallery.lines.map(({ name, lines }) => (
        <Exhibit
          key={name}
          name={`lines, ${name}`}
          height={280}
          draw={(charts, width) => charts.drawLines(lines, { width, title: name, ...draw })}
        />
      ))}
      <Exhibit
        name="lines, with events, phases and levels"
        height={320}
        draw={(charts, width) =>
          charts.drawLines(gallery.lines[0]!.lines, {
            ...{ width, title: 'with events, phases and levels', height: 320, ...gallery.landmarks, ...draw },
          })
        }
      />
      <Exhibit
        name="balance, with events, phases and levels"
        height={300}
        draw={(charts, width) =>
          charts.drawBalance(
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
          draw={(charts, width) => charts.drawIntervals(intervals, { width, title: name, ...draw })}
        />
      ))}
      <Exhibit
        name="overview"
        height={OVERVIEW_HEIGHT}
        draw={(charts, width) =>
          charts.drawOverview(gallery.years, gallery.yearEnds, { width, title: 'overview', ...draw })
        }
      />
      <Exhibit
        name="timeline"
        height={300}
        draw={(charts, width) =>
          charts.drawTimeline(gallery.events, { width, title: 'timeline', spans: gallery.spans, ...draw })
        }
      />
      {gallery.reports.map(({ name, reports }) => (
        <Exhibit
          key={name}
          name={`outlets, ${name}`}
          height={heightOfOutlets(new Set(reports.map(({ outlet }) => outlet)).size)}
          draw={(charts, width) => charts.drawStoryOutlets(reports, { width, title: name, ...draw })}
        />
      ))}
      <Exhibit
        name="panels"
        height={heightOfPanels(3, false)}
        draw={(charts, width) =>
          charts.drawPanels(gallery.panels, {
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
          draw={(charts, width) => charts.drawRhythm(arrivals, { width, title: name, ...draw })}
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
