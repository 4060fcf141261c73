/** One item with everything that led to its coding: the words that decided, marked in the text. */
import { useParameter } from '../address.ts';
import { fetchItem, type ItemCoding, type ItemDetail } from '../client.ts';
import { formatShare } from '../format.ts';
import { useLoaded } from '../loading.ts';
import type { PageProps } from '../pages.ts';
import { Orientation } from '../parts/badges.tsx';
import { EvidenceTable } from '../parts/evidence-table.tsx';
import { ItemTrail } from '../parts/item-trail.tsx';
import { MarkedText } from '../parts/marked-text.tsx';
import { Show } from '../parts/states.tsx';
import { Instant, OutsideLink, OutsideText } from '../parts/text.tsx';
import { nameOfLabel, words } from '../words.ts';

export function ItemPage({ id }: PageProps) {
  const item = useLoaded(() => fetchItem(id), [id]);
  return <Show loaded={item}>{(found) => <Item item={found} />}</Show>;
}

function Item({ item }: { item: ItemDetail }) {
  const current = item.codings.reduce<ItemCoding | undefined>(
    (newest, coding) => (newest && newest.id > coding.id ? newest : coding),
    undefined,
  );
  const [asked, setLabel] = useParameter('label');
  const labels = current ? labelsOf(current) : [];
  const label = labels.find(({ id }) => id === asked)?.id ?? labels[0]?.id ?? null;
  const evidence = (current?.evidence ?? []).filter((part) => part.label === label);
  const placesIn = (field: 'title' | 'summary') =>
    evidence.flatMap((part) =>
      part.places
        .filter((place) => place.field === field)
        .map(({ from, to }) => ({ from, to, contribution: part.contribution / part.places.length })),
    );
  return (
    <article class="item">
      <p class="eyebrow">
        <OutsideText text={item.outlet} longest={80} /> ·{' '}
        {item.publishedAt ? <Instant iso={item.publishedAt} /> : words.items.undated}
        {item.class === 'backfill' && ` · ${words.classes.backfill.name}`}
      </p>
      <h1>
        <MarkedText text={item.title || words.items.untitled} places={placesIn('title')} />
      </h1>
      <div class="columns">
        <div>
          {item.excerpt && (
            <p class="item-text">
              <MarkedText text={item.excerpt} places={placesIn('summary')} />
            </p>
          )}
          {item.link !== null && (
            <p>
              <OutsideLink address={item.link}>{words.item.read}</OutsideLink>
            </p>
          )}
          {current ? (
            <Verdict coding={current} labels={labels} label={label} onChoose={setLabel} />
          ) : (
            <p class="state">{words.items.uncoded}</p>
          )}
          {label && evidence.length > 0 && <EvidenceTable label={label} evidence={evidence} />}
        </div>
        <ItemTrail item={item} />
      </div>
    </article>
  );
}

/** Labels that the coding gives, then relevance: each with its probability. */
function labelsOf(coding: ItemCoding): { id: string; probability: number }[] {
  return [
    ...coding.categories,
    ...coding.factors,
    { id: 'relevant', probability: coding.relevantProbability },
    { id: 'core', probability: coding.coreProbability },
  ];
}

interface VerdictProps {
  coding: ItemCoding;
  labels: { id: string; probability: number }[];
  label: string | null;
  onChoose: (label: string) => void;
}

function Verdict({ coding, labels, label, onChoose }: VerdictProps) {
  return (
    <section>
      <h2>{words.item.verdict}</h2>
      <p>
        <Orientation orientation={coding.orientation} /> · {words.relevances[coding.relevance]} ·{' '}
        <span class="muted">{words.items.chooseLabel}</span>
      </p>
      <div class="choice wrap">
        {labels.map(({ id, probability }) => (
          <button type="button" key={id} aria-pressed={id === label} onClick={() => onChoose(id)}>
            {nameOfLabel(id)} <span class="probability">{formatShare(probability)}</span>
          </button>
        ))}
      </div>
      <p class="note">
        {words.item.codedBy(coding.coder)} <Instant iso={coding.codedAt} />; {words.item.versions}: codebook{' '}
        {coding.versions.codebook}, lexicon {coding.versions.lexicon}, model {coding.versions.model}
      </p>
    </section>
  );
}
