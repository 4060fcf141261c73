/** The health of every feed: state, last success, what is wrong and what to do about it, and its last polls. */
import { useState } from 'preact/hooks';
import { addressOf, addressWith, goTo, usePlace } from '../address.ts';
import { type Feed, fetchFeeds } from '../client.ts';
import { formatAgo, formatCount, formatShare } from '../format.ts';
import { useLoaded } from '../loading.ts';
import { AddSource } from '../parts/add-source.tsx';
import { FeedHistory } from '../parts/feed-history.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Select } from '../parts/series-choice.tsx';
import { Show } from '../parts/states.tsx';
import { OutsideText } from '../parts/text.tsx';
import { isAdministrator, useHolder } from '../session.ts';
import { words } from '../words.ts';

const STATES = ['failing', 'blocked', 'active', 'paused', 'retired', 'archive'] as const;
const SIGNS: Record<Feed['state'], string> = {
  active: '●',
  failing: '▲',
  blocked: '■',
  paused: '‖',
  retired: '○',
  archive: '◇',
};

export function Sources() {
  const [changes, setChanges] = useState(0);
  const feeds = useLoaded(fetchFeeds, [changes]);
  const administrator = isAdministrator(useHolder());
  return (
    <>
      <h1>{words.sources.title}</h1>
      <p class="lead">{words.sources.lead}</p>
      {administrator && <AddSource onFollowed={() => setChanges(changes + 1)} />}
      <Show loaded={feeds}>{(found) => <FeedTable feeds={found} />}</Show>
    </>
  );
}

function FeedTable({ feeds }: { feeds: Feed[] }) {
  const { query } = usePlace();
  const state = query.get('state');
  const sought = query.get('q')?.toLowerCase() ?? '';
  const shown = feeds
    .filter((feed) => !state || feed.state === state)
    .filter(({ outlet, address }) => `${outlet} ${address}`.toLowerCase().includes(sought))
    .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || b.items - a.items);
  const counts = STATES.map((name) => [name, feeds.filter((feed) => feed.state === name).length] as const);
  return (
    <>
      <form class="controls" onSubmit={(event) => event.preventDefault()}>
        <label>
          {words.sources.search}
          <input
            type="search"
            value={sought}
            onInput={({ currentTarget }) => goTo(addressWith({ q: currentTarget.value }), true)}
          />
        </label>
        <Select
          name={words.sources.state}
          value={state ?? ''}
          options={[
            ['', `${words.stories.any} (${feeds.length})`],
            ...counts
              .filter(([, count]) => count > 0)
              .map(([name, count]) => [name, `${words.sources.states[name]} (${count})`] as const),
          ]}
          onChange={(next) => goTo(addressWith({ state: next }))}
        />
        <a class="button" href="/v1/feeds?format=csv" download="feeds.csv">
          CSV
        </a>
        <a class="button" href="/v1/opml" download="rendezvous-feeds.opml">
          OPML
        </a>
      </form>
      <ScrollRegion class="table-scroll tall feed-table" name={words.sources.title}>
        <table>
          <thead>
            <tr>
              {words.sources.columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((feed) => (
              <FeedRow key={feed.id} feed={feed} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {shown.length === 0 && <p class="state">{words.sources.none}</p>}
    </>
  );
}

function FeedRow({ feed }: { feed: Feed }) {
  const [open, setOpen] = useState(false);
  const archive = feed.state === 'archive';
  return (
    <>
      <tr>
        <th scope="row">
          <a href={addressOf('/items', { outlet: feed.outlet, relevance: 'any' })}>
            <OutsideText text={feed.outlet} longest={80} />
          </a>
        </th>
        <td class="feed-address">
          <OutsideText text={feed.address.replace(/^https?:\/\/(www\.)?/, '')} longest={120} />
        </td>
        <td>{feed.press && words.presses[feed.press]}</td>
        <td class={`feed-state ${feed.state}`}>
          <span aria-hidden="true">{SIGNS[feed.state]}</span> {words.sources.states[feed.state]}
        </td>
        <td>
          {feed.lastSuccessAt ? (
            <time dateTime={feed.lastSuccessAt}>{formatAgo(feed.lastSuccessAt)}</time>
          ) : (
            '–'
          )}
        </td>
        <td class="number">{formatCount(feed.items)}</td>
        <td class="number">{feed.items > 0 ? formatShare(feed.relevant / feed.items) : '–'}</td>
        <td>
          {!archive && (
            <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {words.sources.history}
            </button>
          )}
        </td>
      </tr>
      {(feed.lastError || open) && (
        <tr class="feed-more">
          <td colSpan={8}>
            {feed.lastError && (
              <p>
                <strong>
                  <OutsideText text={feed.lastError} />
                </strong>{' '}
                {feed.lastMend}
              </p>
            )}
            {open && <FeedHistory feed={feed} />}
          </td>
        </tr>
      )}
    </>
  );
}
