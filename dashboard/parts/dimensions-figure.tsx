/** The eight dimensions of one week against their own last twelve, in a frame. */

import { heightOfDimensions } from '../charts/heights.ts';
import type { Versions } from '../citation.ts';
import { DIMENSIONS } from '../codes.ts';
import { type CategoryValues, readDimensions } from '../week-reading.ts';
import { words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { FigureFrame } from './figure-frame.tsx';

interface DimensionsFigureProps {
  values: CategoryValues;
  week: string;
  versions: Versions;
}

export function DimensionsFigure({ values, week, versions }: DimensionsFigureProps) {
  const readings = readDimensions(values, week);
  const bars = readings.map(({ id, ...reading }) => ({ ...reading, name: words.dimensions[id] }));
  const title = words.dimensionBars.title(week);
  return (
    <FigureFrame
      name={`dimensions-${week}`}
      title={title}
      subtitle={words.dimensionBars.subtitle}
      note={words.dimensionBars.note}
      versions={versions}
      table={{
        columns: [
          'dimension',
          'cooperation',
          'cooperation mean 12 weeks',
          'tension',
          'tension mean 12 weeks',
        ],
        rows: readings.map((reading) => [
          words.dimensions[reading.id],
          reading.cooperation,
          reading.cooperationBefore === null ? null : Number(reading.cooperationBefore.toFixed(2)),
          reading.tension,
          reading.tensionBefore === null ? null : Number(reading.tensionBefore.toFixed(2)),
        ]),
      }}
    >
      <Drawing
        title={title}
        height={heightOfDimensions(DIMENSIONS.length)}
        draw={(charts, width) => charts.drawDimensions(bars, { width, title }, words.poles)}
        drawn={[values, week]}
      />
    </FigureFrame>
  );
}
