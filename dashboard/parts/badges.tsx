/** How an item was coded, in small: orientation with a sign of its own beside the colour, and its labels. */
import { addressOf } from '../address.ts';
import { poleOf } from '../codes.ts';
import { nameOfLabel, words } from '../words.ts';

const SIGNS: Record<string, string> = { cooperation: '+', tension: '−', mixed: '±', neutral: '○' };

export function Orientation({ orientation }: { orientation: string | null }) {
  if (orientation === null) return <span class="tone">{words.items.uncoded}</span>;
  return (
    <span class={`tone ${orientation}`}>
      <span aria-hidden="true">{SIGNS[orientation]}</span>{' '}
      {words.orientations[orientation as keyof typeof words.orientations]}
    </span>
  );
}

/** A pole of a story holds from this probability on (docs/stories.md), and so do its labels: what it is called is what it counts as. */
const HOLDS = 0.35;

/** Labels of a story that hold, in their order. */
export function labelsThatHold(labels: readonly { id: string; probability: number }[]): string[] {
  return labels.filter(({ probability }) => probability >= HOLDS).map(({ id }) => id);
}

/** Categories and factors, each a way to the items that have it. */
export function Labels({ categories, factors }: { categories: string[]; factors: string[] }) {
  return (
    <>
      {categories.map((label) => (
        <a class={`label ${poleOf(label)}`} key={label} href={addressOf('/items', { category: label })}>
          {nameOfLabel(label)}
        </a>
      ))}
      {factors.map((label) => (
        <a class="label" key={label} href={addressOf('/items', { factor: label })}>
          {nameOfLabel(label)}
        </a>
      ))}
    </>
  );
}
