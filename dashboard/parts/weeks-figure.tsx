/** The news line of the long view: the weekly balance within a time, with the phases behind it, in a frame. */
import { useMemo } from 'preact/hooks';
import { addressOf, goTo } from '../address.ts';
import type { Span } from '../charts/marks.ts';
import type { Series } from '../client.ts';
import { formatSigned } from '../format.ts';
import { toPoints } from '../series-points.ts';
import { language, words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { FigureFrame } from './figure-frame.tsx';

export function WeeksFigure({ news, span, spans }: { news: Series; span: Span; spans: Span[] }) {
  const points = useMemo(
    () =>
      toPoints(news)
        .filter(({ date }) => date >= span.from && date <= span.to)
        .map((point) => ({ ...point, period: point.week })),
    [news, span.from.getTime(), span.to.getTime()],
  );
  const title = words.long.news;
  if (points.length === 0) return <p class="empty">{words.long.noNews}</p>;
  const first = points[0]!.date;
  const shaded = spans
    .filter(({ to }) => to > first)
    .map((one) => ({ ...one, from: new Date(Math.max(+one.from, +first)) }));
  return (
    <FigureFrame
      name="balance-weekly-all"
      title={title}
      subtitle={words.balance.subtitle}
      note={words.classes[news.class].note}
      versions={news.versions}
      full={`/v1/series/balance?format=csv&class=${news.class}`}
      table={{
        columns: ['week', 'balance', 'lower', 'upper', 'items', 'status'],
        rows: points.map((point) => [
          point.week,
          point.value,
          point.lower,
          point.upper,
          point.items,
          point.status,
        ]),
      }}
    >
      <Drawing
        title={title}
        height={260}
        draw={async (width) =>
          (await import('../charts/balance.ts')).drawBalance(
            points,
            null,
            { width, title, locale: language },
            words.poles,
            shaded,
          )
        }
        drawn={[points]}
        steps={points.map((point) => ({
          key: point.week,
          date: point.date,
          text: `${point.week} · ${formatSigned(point.value)} · ${words.items.inStories(point.items, point.stories)}`,
        }))}
        onSelect={(week) => goTo(addressOf('/', { week }))}
      />
    </FigureFrame>
  );
}
