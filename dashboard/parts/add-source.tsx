/** New sources, for administrators: a feed looked at before it is followed, or the list of another program. */
import { useState } from 'preact/hooks';
import {
  followSource,
  importFeedList,
  previewSource,
  type SourcePreview,
  type TakenList,
} from '../client.ts';
import { formatCount, formatMean, formatShare } from '../format.ts';
import { words } from '../words.ts';
import { ActionForm } from './action-form.tsx';
import { Labels } from './badges.tsx';
import { OutsideText } from './text.tsx';

const ITEMS_SHOWN = 10;

export function AddSource({ onFollowed }: { onFollowed: () => void }) {
  const [preview, setPreview] = useState<SourcePreview | null>(null);
  const [taken, setTaken] = useState<TakenList | null>(null);
  const said = words.sources.add;
  const look = async (fields: FormData) =>
    setPreview(await previewSource(String(fields.get('address')).trim()));
  const follow = async (address: string) => {
    await followSource(address);
    setPreview(null);
    onFollowed();
  };
  const takeList = async (fields: FormData) => {
    setTaken(await importFeedList(fields.get('list') as File));
    onFollowed();
  };
  return (
    <details class="add-source">
      <summary>{said.title}</summary>
      <ActionForm action={said.look} onSend={look}>
        <label>
          {said.address}
          <input name="address" inputMode="url" required maxLength={2000} />
        </label>
      </ActionForm>
      {preview && <PreviewedSource preview={preview} onFollow={() => follow(preview.address)} />}
      <ActionForm action={said.takeList} onSend={takeList}>
        <label>
          {said.list}
          <input name="list" type="file" accept=".opml,.xml,text/x-opml" required />
        </label>
      </ActionForm>
      {taken && (
        <p class="note" role="status">
          {said.taken(formatCount(taken.added), formatCount(taken.known), formatCount(taken.unusable))}
        </p>
      )}
    </details>
  );
}

function PreviewedSource({ preview, onFollow }: { preview: SourcePreview; onFollow: () => Promise<void> }) {
  const { title, address, itemsPerDay, items, relevant, followed, others } = preview;
  const said = words.sources.add;
  return (
    <section class="preview" aria-live="polite">
      <h2>
        <OutsideText text={title ?? address} />
      </h2>
      <p class="note">
        <OutsideText text={address} /> · {said.facts(formatCount(items.length), formatCount(relevant))}
        {itemsPerDay !== null && ` · ${said.pace(formatMean(itemsPerDay))}`}
      </p>
      <ul class="items">
        {items.slice(0, ITEMS_SHOWN).map((item) => (
          <li key={item.link ?? item.title}>
            <p class="headline">
              <OutsideText text={item.title || words.items.untitled} />
            </p>
            <p class="source">
              <span>
                {words.relevances[item.relevance as keyof typeof words.relevances]} ·{' '}
                {said.probability(formatShare(item.probability))}
              </span>
              <Labels categories={item.categories} factors={item.factors} />
            </p>
          </li>
        ))}
      </ul>
      {followed ? <p class="note">{said.followed}</p> : <ActionForm action={said.follow} onSend={onFollow} />}
      {others.length > 0 && (
        <p class="note">
          {said.others} <OutsideText text={others.map((other) => other.address).join(', ')} />
        </p>
      )}
    </section>
  );
}
