/**
 * Chooses a run of years: drag over the strip, drag or step its two ends. Each end is a slider of its own, so that the
 * keyboard does what the pointer does.
 */
import { useMemo, useRef, useState } from 'preact/hooks';
import { OVERVIEW_HEIGHT } from '../charts/heights.ts';
import type { OverviewPoint } from '../charts/overview.ts';
import { language } from '../language.ts';
import { words } from '../words.ts';
import { Drawing, useWidth } from './drawing.tsx';

/** First and last year, both shown. */
export type Years = [number, number];

interface BrushProps {
  points: OverviewPoint[];
  /** All there is. */
  whole: Years;
  chosen: Years;
  onChoose: (years: Years) => void;
}

const MARGIN = 8;

export function Brush({ points, whole, chosen, onChoose }: BrushProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [dragged, setDragged] = useState<Years | null>(null);
  const anchor = useRef<number | null>(null);
  const ends = useMemo<[Date, Date]>(() => [startOf(whole[0]), startOf(whole[1] + 1)], [whole[0], whole[1]]);

  const perYear = (width - 2 * MARGIN) / (whole[1] + 1 - whole[0]);
  const placeOf = (year: number) => MARGIN + (year - whole[0]) * perYear;
  const yearAt = (event: PointerEvent) => {
    const box = place.current!.getBoundingClientRect();
    return clamp(Math.floor((event.clientX - box.left - MARGIN) / perYear) + whole[0], whole);
  };
  const begin = (event: PointerEvent) => {
    const year = yearAt(event);
    const end = (event.target as Element).closest('[data-end]')?.getAttribute('data-end');
    anchor.current = end === 'first' ? chosen[1] : end === 'last' ? chosen[0] : year;
    place.current!.setPointerCapture(event.pointerId);
    setDragged(end ? chosen : [year, year]);
  };
  const drag = (event: PointerEvent) => {
    if (anchor.current !== null) setDragged(inOrder(anchor.current, yearAt(event)));
  };
  const finish = () => {
    anchor.current = null;
    if (dragged && dragged[0] < dragged[1]) onChoose(dragged);
    setDragged(null);
  };
  const [first, last] = dragged ?? chosen;
  return (
    <div
      class="brush"
      ref={place}
      style={{ height: `${OVERVIEW_HEIGHT}px` }}
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={finish}
      onPointerCancel={finish}
    >
      <Drawing
        title={words.long.brush}
        height={OVERVIEW_HEIGHT}
        draw={(charts, width) =>
          charts.drawOverview(points, ends, {
            width,
            title: words.long.brush,
            locale: language,
          })
        }
        drawn={[points, ends]}
      />
      <svg class="chosen" width={width} height={OVERVIEW_HEIGHT}>
        <title>{words.long.brush}</title>
        <rect class="left-out" x={MARGIN} width={Math.max(0, placeOf(first) - MARGIN)} />
        <rect
          class="left-out"
          x={placeOf(last + 1)}
          width={Math.max(0, width - MARGIN - placeOf(last + 1))}
        />
        <rect class="kept" x={placeOf(first)} width={Math.max(0, placeOf(last + 1) - placeOf(first))} />
        <End
          end="first"
          x={placeOf(first)}
          year={first}
          range={[whole[0], last - 1]}
          onStep={(year) => onChoose([year, last])}
        />
        <End
          end="last"
          x={placeOf(last + 1)}
          year={last}
          range={[first + 1, whole[1]]}
          onStep={(year) => onChoose([first, year])}
        />
      </svg>
    </div>
  );
}

interface EndProps {
  end: 'first' | 'last';
  /** Pixels from the left. */
  x: number;
  year: number;
  range: Years;
  onStep: (year: number) => void;
}

function End({ end, x, year, range, onStep }: EndProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowLeft: year - 1,
      ArrowDown: year - 1,
      ArrowRight: year + 1,
      ArrowUp: year + 1,
      PageUp: year + 10,
      PageDown: year - 10,
      Home: range[0],
      End: range[1],
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onStep(clamp(next, range));
  };
  return (
    <rect
      class="end"
      data-end={end}
      x={x - 4}
      y={4}
      width={8}
      height={OVERVIEW_HEIGHT - 24}
      rx={3}
      role="slider"
      tabIndex={0}
      aria-label={end === 'first' ? words.long.firstYear : words.long.lastYear}
      aria-valuemin={range[0]}
      aria-valuemax={range[1]}
      aria-valuenow={year}
      onKeyDown={onKeyDown}
    />
  );
}

const startOf = (year: number) => new Date(Date.UTC(year, 0, 1));
const clamp = (year: number, [least, most]: Years) => Math.min(most, Math.max(least, year));
const inOrder = (a: number, b: number): Years => (a < b ? [a, b] : [b, a]);
