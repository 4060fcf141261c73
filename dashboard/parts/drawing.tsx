/**
 * A chart in the page: as wide as its place, drawn again when that or its data change. What draws it is loaded beside the
 * page, in a place kept free for it. Where it has steps, pointing at it or the arrow keys read them out one by one, and a
 * click or Enter chooses one.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Figure } from '../charts/figure.ts';
import { type Charts, loadCharts } from '../load-charts.ts';
import { words } from '../words.ts';
import { Failed } from './states.tsx';

/** One place along the x axis, in order of time. */
export interface Step {
  key: string;
  date: Date;
  /** What is said when the reader points at it. */
  text: string;
}

interface DrawingProps {
  /** Name of the chart for those who hear it. */
  title: string;
  /** Pixels; kept free while the chart is not there yet, so that nothing jumps. */
  height: number;
  draw: (charts: Charts, width: number) => Figure;
  /** Changes when the chart must be drawn again. */
  drawn: unknown[];
  steps?: Step[];
  selected?: string | null;
  onSelect?: (key: string) => void;
}

export function Drawing({ title, height, draw, drawn, steps, selected = null, onSelect }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const figure = useRef<Figure | null>(null);
  const width = useWidth(place);
  const [pointed, setPointed] = useState<number | null>(null);
  const [busy, setBusy] = useState(true);
  const [failure, setFailure] = useState<Error | null>(null);
  useEffect(() => {
    if (width === 0) return;
    let current = true;
    const show = async () => {
      const charts = await loadCharts();
      await nextTurn();
      if (!current) return;
      const next = draw(charts, width);
      figure.current = next;
      place.current?.replaceChildren(next);
      setBusy(false);
    };
    show().catch(setFailure);
    return () => {
      current = false;
    };
  }, [width, ...drawn]);

  if (failure) return <Failed error={failure} />;
  if (!steps || steps.length === 0)
    return <div class="drawing" ref={place} style={{ minHeight: `${height}px` }} aria-busy={busy} />;

  const found = steps.findIndex((step) => step.key === selected);
  const chosen = found === -1 ? steps.length - 1 : found;
  const at = Math.min(pointed ?? chosen, steps.length - 1);
  const point = (index: number | null) => {
    setPointed(index);
    if (figure.current) placeCursor(figure.current, index === null ? null : steps[index]!.date);
  };
  const moveTo = (index: number) => {
    const next = Math.min(steps.length - 1, Math.max(0, index));
    point(next);
    onSelect?.(steps[next]!.key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      PageUp: at - 13,
      PageDown: at + 13,
      Home: 0,
      End: steps.length - 1,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    moveTo(next);
  };
  const pointAt = (event: MouseEvent) => nearestStep(figure.current, event, steps);
  return (
    <>
      <p class="readout">{steps[at]!.text}</p>
      <div
        class="drawing stepped"
        ref={place}
        style={{ minHeight: `${height}px` }}
        aria-busy={busy}
        role="slider"
        tabIndex={0}
        aria-label={`${title}. ${words.figure.stepHint}`}
        aria-valuemin={0}
        aria-valuemax={steps.length - 1}
        aria-valuenow={at}
        aria-valuetext={steps[at]!.text}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => point(pointAt(event))}
        onPointerLeave={() => point(null)}
        onClick={(event) => moveTo(pointAt(event))}
      />
    </>
  );
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** Drawings take turns, so that one is on the screen, and the reader heard, before the next is begun. */
function nextTurn(): Promise<unknown> {
  const turn = lastTurn;
  lastTurn = turn.then(() => new Promise((settle) => requestAnimationFrame(() => setTimeout(settle))));
  return turn;
}

/** Width in pixels of an element, 0 until it is laid out. */
export function useWidth(place: { current: HTMLDivElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    setWidth(place.current?.clientWidth ?? 0);
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return width;
}

/** The step whose place on the time axis is nearest to the pointer; the steps are in order, so halving finds it. */
function nearestStep(figure: Figure | null, event: MouseEvent, steps: Step[]): number {
  const scale = figure?.scale('x');
  if (!figure || !scale?.invert) return 0;
  const box = figure.getBoundingClientRect();
  const drawnAt = ((event.clientX - box.left) / box.width) * figure.viewBox.baseVal.width;
  const instant = Number(scale.invert(drawnAt));
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const turn = (steps[middle]!.date.getTime() + steps[middle + 1]!.date.getTime()) / 2;
    if (instant > turn) low = middle + 1;
    else high = middle;
  }
  return low;
}

function placeCursor(figure: Figure, date: Date | null): void {
  const present = figure.querySelector('.cursor');
  const scale = figure.scale('x');
  if (date === null || !scale) {
    present?.remove();
    return;
  }
  const line = present ?? document.createElementNS('http://www.w3.org/2000/svg', 'line');
  const x = String(scale.apply(date));
  const height = figure.viewBox.baseVal.height;
  for (const [name, value] of Object.entries({ class: 'cursor', x1: x, x2: x, y1: 16, y2: height - 26 }))
    line.setAttribute(name, String(value));
  if (!present) figure.append(line);
}
