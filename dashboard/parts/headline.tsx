/** The week in ten seconds: an arrow, how sure it is, and the one reason that stands out. */
import { addressWith } from '../address.ts';
import type { Series } from '../client.ts';
import { formatCount, formatMean, formatSigned, formatWeek } from '../format.ts';
import type { Loaded } from '../loading.ts';
import {
  type CategoryValues,
  type Direction,
  lastTellingWeek,
  strongestReason,
  type WeekReading,
} from '../week-reading.ts';
import { nameOfLabel, words } from '../words.ts';
import { Drawing } from './drawing.tsx';

interface HeadlineProps {
  reading: WeekReading;
  series: Series;
  categories: Loaded<CategoryValues>;
}

const ARROWS: Record<Direction, string> = {
  warming: 'M4 20 L20 4 M8 4 H20 V16',
  cooling: 'M4 4 L20 20 M20 8 V20 H8',
  steady: 'M2 12 H22 M14 4 L22 12 L14 20',
  unclear: 'M2 12 H22 M8 6 L2 12 L8 18 M16 6 L22 12 L16 18',
  thin: 'M4 12 H6 M11 12 H13 M18 12 H20',
};

export function Headline({ reading, series, categories }: HeadlineProps) {
  const { current, direction, before } = reading;
  const interval = `${formatSigned(current.lower)} ${words.now.to} ${formatSigned(current.upper)}`;
  const gauge = words.now.gauge(formatSigned(current.value), interval);
  return (
    <section class="headline-week">
      <div>
        <p class="eyebrow">
          {words.now.week(current.week)} · {formatWeek(current.week)}
          {series.class === 'backfill' && ` · ${words.now.archive}`}
        </p>
        <h1 class={direction}>
          <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true">
            <path d={ARROWS[direction]} />
          </svg>
          {words.now.directions[direction]}
        </h1>
        <p class="reason">
          <Reason reading={reading} series={series} categories={categories} />
        </p>
      </div>
      <div>
        <Drawing
          title={gauge}
          height={84}
          draw={(charts, width) =>
            charts.drawGauge(
              { ...current, before },
              { width, title: gauge },
              { ...words.poles, before: words.now.before },
            )
          }
          drawn={[current, before]}
        />
        <p class="sureness">
          {words.now.balanceIs} <strong>{formatSigned(current.value)}</strong>, {words.now.interval}{' '}
          {interval}; {words.now.restsOn(formatCount(current.items), current.items)}
          {before !== null && `; ${words.now.meanBefore} ${formatSigned(before)}`}.{' '}
          {current.status === 'provisional' && words.now.provisional}
        </p>
      </div>
    </section>
  );
}

function Reason({ reading, series, categories }: HeadlineProps) {
  if (reading.direction === 'thin') return <Thin reading={reading} series={series} />;
  if (categories.state !== 'here') return <>&nbsp;</>;
  const reason = strongestReason(categories.value, reading);
  if (!reason) return <>{words.now.noReason}</>;
  return (
    <>
      {words.now.standsOut} <strong>{nameOfLabel(reason.category)}</strong>:{' '}
      {words.now.against(formatCount(reason.count), reason.count, formatMean(reason.before))}
    </>
  );
}

function Thin({ reading, series }: Pick<HeadlineProps, 'reading' | 'series'>) {
  const telling = lastTellingWeek(series.values, reading.current.week);
  return (
    <>
      {words.now.thinReason}{' '}
      {telling && <a href={addressWith({ week: telling })}>{words.now.lastTelling(telling)}</a>}
    </>
  );
}
