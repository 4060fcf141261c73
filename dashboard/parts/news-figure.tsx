/**
 * The news line of the long view, beneath the chronology's and on the same years: by months, by weeks where few years are
 * shown, with the phases behind it.
 */
import { useMemo } from 'preact/hooks';
import { addressOf, goTo } from '../address.ts';
import type { Span } from '../charts/marks.ts';
import { fullCsv, type MonthlySeries, type Series } from '../client.ts';
import { formatSigned } from '../format.ts';
import { language } from '../language.ts';
import { toPoints } from '../series-points.ts';
import { words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { FigureFrame } from './figure-frame.tsx';

/** So long a time is drawn by months: its weeks would stand upon one another. */
const MOST_YEARS_OF_WEEKS = 6;
const YEAR = 365.25 * 86_400_000;

interface NewsFigureProps {
  weeks: Series;
  months: MonthlySeries;
  span: Span;
  spans: Span[];
}

export function NewsFigure({ weeks, months, span, spans }: NewsFigureProps) {
  const by = +span.to - +span.from > MOST_YEARS_OF_WEEKS * YEAR ? 'month' : 'week';
  const news = by === 'month' ? months : weeks;
  const points = useMemo(
    () => toPoints(news).filter(({ date }) => date >= span.from && date <= span.to),
    [news, span.from.getTime(), span.to.getTime()],
  );
  const title = words.long.news;
  if (points.length === 0) return <p class="empty">{words.long.noNews}</p>;
  return (
    <FigureFrame
      name={`balance-${by}ly-all`}
      title={title}
      subtitle={words.balance.subtitle(by)}
      note={words.classes[news.class].note}
      versions={news.versions}
      full={fullCsv(news, by)}
      table={{
        columns: [by, 'balance', 'lower', 'upper', 'items', 'status'],
        rows: points.map((point) => [
          point.period,
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
        draw={(charts, width) =>
          charts.drawBalance(
            points,
            null,
            { width, title, locale: language, extent: [span.from, span.to] },
            words.poles,
            spans,
          )
        }
        drawn={[points, span.from.getTime(), span.to.getTime()]}
        steps={points.map((point) => ({
          key: point.period,
          date: point.date,
          text: `${point.period} · ${formatSigned(point.value)} · ${words.items.inStories(point.items, point.stories)}`,
        }))}
        onSelect={(period) =>
          goTo(by === 'week' ? addressOf('/', { week: period }) : addressOf('/series', { by, month: period }))
        }
      />
    </FigureFrame>
  );
}
