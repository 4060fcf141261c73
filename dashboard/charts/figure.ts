/**
 * What all charts share: size, language, and a name for those who hear them. Plot's own style element is taken out,
 * because the page's security policy takes styles from files only; styles/charts.css holds the same rules.
 */
import * as Plot from '@observablehq/plot';

export interface FigureOptions {
  /** Pixels. */
  width: number;
  /** Read out in place of the picture. */
  title: string;
  /** BCP 47 tag of the language that dates on the axis are written in; English without it. */
  locale?: string;
  /** Where the elements are made: the browser's document, or a server-side one. */
  document?: Document;
}

/** A drawn chart; `scale` tells where a value stands in it. */
export type Figure = SVGSVGElement & { scale(name: 'x' | 'y'): Plot.Scale | undefined };

export function figure(plot: Plot.PlotOptions, options: FigureOptions): Figure {
  const svg = Plot.plot({
    ...plot,
    width: options.width,
    className: 'plot',
    ariaLabel: options.title,
    ...(options.document ? { document: options.document } : {}),
  }) as unknown as Figure;
  svg.setAttribute('role', 'img');
  for (const style of svg.querySelectorAll('style')) style.remove();
  // The chart is one picture with one name; ARIA allows no names on the groups within.
  for (const group of svg.querySelectorAll('g[aria-label]')) {
    group.setAttribute('data-mark', group.getAttribute('aria-label')!);
    group.removeAttribute('aria-label');
  }
  return svg;
}

/** Pixels to the left of a chart whose value axis has words; charts that stand above one another share it. */
export function roomForWords({ width }: FigureOptions): number {
  return width < 480 ? 92 : 110;
}

const DAY = 86_400_000;

/** A time axis with ticks that fit its span: years where it is long, months where it is short. */
export function timeAxis(dates: Date[], { width, locale = 'en' }: FigureOptions): Plot.ScaleOptions {
  const [first, last] = [dates[0] ?? new Date(0), dates.at(-1) ?? new Date(0)];
  const years = (last.getTime() - first.getTime()) / (365 * DAY);
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const formatMonth = (date: Date) =>
    date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : month.format(date);
  const common = { type: 'utc', label: null } as const;
  if (years > 4) {
    const step = [1, 2, 5, 10, 20].find((count) => years / count <= width / 50) ?? 50;
    const tickFormat = (date: Date) => String(date.getUTCFullYear());
    return { ...common, ticks: step === 1 ? 'year' : `${step} years`, tickFormat };
  }
  const step = [1, 2, 3, 6, 12].find((months) => (years * 12) / months <= width / 55) ?? 12;
  return { ...common, ticks: step === 1 ? 'month' : `${step} months`, tickFormat: formatMonth };
}
