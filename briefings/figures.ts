/** The dashboard's charts as self-contained pictures: drawn without a browser, colours written out for paper. */
import { parseHTML } from 'linkedom';
import type { Figure, FigureOptions } from '../dashboard/charts/figure.ts';

/** The light theme's colours; a document is read on paper or white. */
const colours: Record<string, string> = {
  '--paper': '#ffffff',
  '--raised': '#f3f1ea',
  '--ink': '#1b2027',
  '--muted': '#535b65',
  '--line': '#dad6cb',
  '--accent': '#5b4b8a',
  '--second': '#8a5a00',
  '--cooperation': '#14629c',
  '--tension': '#a94812',
  '--mixed': '#676c74',
};

const FONT = 'DejaVu Sans, Segoe UI, sans-serif';

/** A chart as SVG text that needs nothing from elsewhere. `width` in pixels. */
export function drawPicture(
  title: string,
  width: number,
  locale: string,
  draw: (options: FigureOptions) => Figure,
): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = draw({ width, title, locale, document });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('font-family', FONT);
  svg.setAttribute('font-size', '12');
  svg.setAttribute('color', colours['--ink']!);
  const text = svg.outerHTML
    .replace(/var\((--[a-z]+)\)/g, (_, name: string) => colours[name] ?? colours['--ink']!)
    .replaceAll('currentColor', colours['--ink']!);
  return text.startsWith('<svg ') ? text : `<svg ${text.slice(text.indexOf(' ') + 1)}`;
}
