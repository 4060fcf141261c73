/** Items in a list: headline, outlet, date, and how each was coded. */
import { addressOf } from '../address.ts';
import type { Item } from '../client.ts';
import { words } from '../words.ts';
import { Labels, Orientation } from './badges.tsx';
import { FoundText } from './marked-text.tsx';
import { Instant, OutsideText } from './text.tsx';

/** `excerpts` shows the beginning of the text below each headline. */
export function ItemList({ items, excerpts = false }: { items: Item[]; excerpts?: boolean }) {
  if (items.length === 0) return <p class="empty">{words.items.none}</p>;
  return (
    <ul class="items">
      {items.map((item) => (
        <li key={item.id}>
          <p class="headline">
            <a href={addressOf(`/items/${item.id}`)}>
              {item.highlight ? (
                <FoundText {...item.highlight.title} />
              ) : (
                <OutsideText text={item.title || words.items.untitled} />
              )}
            </a>
          </p>
          {excerpts && item.excerpt && (
            <p class="excerpt">
              {item.highlight ? (
                <FoundText {...item.highlight.excerpt} />
              ) : (
                <OutsideText text={item.excerpt} longest={280} />
              )}
            </p>
          )}
          <p class="source">
            <span>
              <OutsideText text={item.outlet} longest={60} /> ·{' '}
              {item.publishedAt === null &&
                `${words.items.undated}, ${words.item.fetched.toLocaleLowerCase()} `}
              <Instant iso={item.publishedAt ?? item.fetchedAt} dayOnly />
            </span>
            <Orientation orientation={item.orientation} />
            <Labels categories={item.categories} factors={item.factors} />
          </p>
        </li>
      ))}
    </ul>
  );
}
