/** Charts are pure: the same data give the same picture, drawn without a browser and held as files that can be looked at. */
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { drawBalance } from '../../dashboard/charts/balance.ts';
import { drawCounts } from '../../dashboard/charts/counts.ts';
import { drawDimensions } from '../../dashboard/charts/dimensions.ts';
import type { Figure, FigureOptions } from '../../dashboard/charts/figure.ts';
import { gallery } from '../../dashboard/charts/fixtures.ts';
import { drawGauge } from '../../dashboard/charts/gauge.ts';
import { heightOfPanels } from '../../dashboard/charts/heights.ts';
import { drawIntervals } from '../../dashboard/charts/intervals.ts';
import { drawLines } from '../../dashboard/charts/lines.ts';
import { drawOverview } from '../../dashboard/charts/overview.ts';
import { drawPanels } from '../../dashboard/charts/panels.ts';
import { drawRhythm } from '../../dashboard/charts/rhythm.ts';
import { drawStoryOutlets } from '../../dashboard/charts/story-outlets.ts';
import { drawTimeline } from '../../dashboard/charts/timeline.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const options = (title: string, width = 720): FigureOptions => ({ width, title, document });
const poles = { cooperation: 'cooperation', tension: 'tension', before: 'mean of the weeks before' };
const bars = gallery.dimensions.map(({ id, ...bar }) => ({ ...bar, name: id }));

const drawings: [string, () => Figure][] = [
  ...gallery.balances.map(({ name, points }): [string, () => Figure] => [
    `balance ${name}`,
    () => drawBalance(points, points.at(-3)?.period ?? null, options(name)),
  ]),
  ...gallery.readings.map(({ name, reading }): [string, () => Figure] => [
    `gauge ${name}`,
    () => drawGauge(reading, options(name), poles),
  ]),
  ['dimensions', () => drawDimensions(bars, options('dimensions'), poles)],
  ['dimensions narrow', () => drawDimensions(bars, options('dimensions', 350), poles)],
  ['counts', () => drawCounts(gallery.counts, null, options('counts'))],
  ...gallery.lines.map(({ name, lines }): [string, () => Figure] => [
    `lines ${name}`,
    () => drawLines(lines, options(name)),
  ]),
  [
    'lines with events, phases and levels',
    () => drawLines(gallery.lines[0]!.lines, { ...options('events'), ...gallery.landmarks }),
  ],
  [
    'balance with events, phases and levels',
    () =>
      drawBalance(
        gallery.balances[0]!.points,
        null,
        options('events'),
        undefined,
        gallery.landmarks.spans,
        gallery.landmarks,
      ),
  ],
  ...gallery.intervals.map(({ name, intervals }): [string, () => Figure] => [
    `intervals ${name}`,
    () => drawIntervals(intervals, options(name)),
  ]),
  [
    'balance with its slow line',
    () =>
      drawBalance(gallery.balances[1]!.points, null, options('trend'), undefined, [], {
        trend: gallery.trend,
      }),
  ],
  ['overview', () => drawOverview(gallery.years, gallery.yearEnds, options('overview'))],
  ...gallery.reports.map(({ name, reports }): [string, () => Figure] => [
    `outlets ${name}`,
    () => drawStoryOutlets(reports, options(name)),
  ]),
  ...[false, true].map((stacked): [string, () => Figure] => [
    `panels ${stacked ? 'stacked' : 'side by side'}`,
    () =>
      drawPanels(gallery.panels, {
        ...options('panels', stacked ? 350 : 720),
        ...{ stacked, height: heightOfPanels(3, stacked), extent: gallery.panelEnds },
      }),
  ]),
  ...gallery.rhythms.map(({ name, arrivals }): [string, () => Figure] => [
    `rhythm ${name}`,
    () => drawRhythm(arrivals, options(name)),
  ]),
  ['timeline', () => drawTimeline(gallery.events, { ...options('timeline'), spans: gallery.spans })],
];

describe('a chart', () => {
  it.each(drawings)('%s is drawn as before', async (name, draw) => {
    await expect(`${draw().outerHTML.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(
      `snapshots/${name.replaceAll(/[ ,]+/g, '-')}.svg`,
    );
  });

  it.each(drawings)('%s has a name, no style of its own, and no number that is not one', (_, draw) => {
    const svg = draw();
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-label')).not.toBe('');
    expect(svg.querySelector('style')).toBeNull();
    expect(svg.outerHTML).not.toMatch(/ style=|NaN|undefined|Infinity/);
  });

  it.each([
    ['balance', () => drawBalance([], null, options('empty'))],
    ['counts', () => drawCounts([], null, options('empty'))],
    ['lines', () => drawLines([{ name: 'empty', points: [] }], options('empty'))],
    ['timeline', () => drawTimeline([], options('empty'))],
  ])('%s can be drawn of nothing', (_, draw) => {
    expect(draw().tagName.toLowerCase()).toBe('svg');
  });

  it('sets every numbered event above the line, none on another', () => {
    const svg = drawLines(gallery.lines[0]!.lines, { ...options('events'), ...gallery.landmarks });
    const circles = [...svg.querySelectorAll('[data-mark=dot] circle')].filter(
      (circle) => circle.getAttribute('r') === '7.5',
    );
    const places = circles.map((circle) => [
      Number(circle.getAttribute('cx')),
      Number(circle.getAttribute('cy')),
    ]);
    expect(places).toHaveLength(gallery.landmarks.events.length);
    for (const [at, [x, y]] of places.entries())
      for (const [otherX, otherY] of places.slice(at + 1))
        expect(Math.hypot(x! - otherX!, y! - otherY!)).toBeGreaterThanOrEqual(15);
    const [, top] = [...svg.scale('y')!.range!] as number[];
    expect(Math.max(...places.map(([, y]) => y!))).toBeLessThan(top!);
  });

  it('has a scale of its own where every week is zero', () => {
    const points = gallery.lines[0]!.lines[0]!.points.map((point) => ({
      ...point,
      value: 0,
      lower: null,
      upper: null,
    }));
    const svg = drawLines([{ name: 'nothing', points }], options('nothing'));
    expect([...svg.scale('y')!.domain!]).toEqual([0, 1]);
  });

  it('ends its slow line where weeks are silent for longer than it remembers', () => {
    const svg = drawBalance([], null, options('trend'), undefined, [], { trend: gallery.trend });
    expect(svg.querySelectorAll('[data-mark="line"] path')).toHaveLength(2);
  });

  it('never joins weeks across a gap', () => {
    const thin = gallery.lines.find(({ name }) => name === 'with gaps')!;
    const lines = [...drawLines(thin.lines, options('gaps')).querySelectorAll('[data-mark=line] path')];
    const starts = lines.map((line) => line.getAttribute('d')!.split('M').length - 1);
    expect(Math.max(...starts)).toBeGreaterThan(5);
  });
});
