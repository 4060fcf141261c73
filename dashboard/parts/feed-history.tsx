/** A feed looked at closely: its address, when its items come, and its last polls. */
import { type Feed, type FeedDetail, fetchFeed, fetchHistory } from '../client.ts';
import { formatCount, formatMean } from '../format.ts';
import { language } from '../language.ts';
import { useLoaded } from '../loading.ts';
import { words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { Show } from './states.tsx';
import { Instant, OutsideText } from './text.tsx';

export function FeedHistory({ feed }: { feed: Feed }) {
  const fetches = useLoaded(() => fetchHistory(feed.id), [feed.id]);
  const detail = useLoaded(() => fetchFeed(feed.id), [feed.id]);
  return (
    <>
      <p class="note">
        <OutsideText text={feed.address} />
        {feed.nextFetchAt && (
          <>
            {' · '}
            {words.sources.next} <Instant iso={feed.nextFetchAt} />
          </>
        )}
      </p>
      <Show loaded={detail}>{({ rhythm }) => rhythm && <Rhythm {...rhythm} />}</Show>
      <Show loaded={fetches}>
        {(rows) =>
          rows.length === 0 ? (
            <p class="empty">{words.sources.neverPolled}</p>
          ) : (
            <ol class="history">
              {rows.map((row) => (
                <li key={row.id}>
                  <Instant iso={row.startedAt} />: {row.outcome}
                  {row.status !== null && ` (${row.status})`},{' '}
                  {words.sources.polled(formatCount(row.entries), formatCount(row.newItems))}
                  {row.error && (
                    <>
                      {' · '}
                      <OutsideText text={row.error} longest={200} />
                    </>
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </Show>
    </>
  );
}

function Rhythm({ since, arrivals }: NonNullable<FeedDetail['rhythm']>) {
  const title = words.sources.rhythm;
  return (
    <div class="rhythm">
      <p class="note">
        {title} · {words.sources.arrivals(formatMean(arrivals.reduce((sum, count) => sum + count, 0)))} ·{' '}
        <Instant iso={since} />
      </p>
      <Drawing
        title={title}
        height={150}
        draw={(charts, width) => charts.drawRhythm(arrivals, { width, title, locale: language })}
        drawn={[arrivals]}
      />
    </div>
  );
}
