/** Every lexicon pattern on coded items: how often it is found, how often rightly, and which patterns it goes with. */
import type { Actor } from '../codebook/actors.ts';
import type { LexiconPattern, ScopeCue } from '../codebook/lexicon.ts';
import { createReader } from './reading.ts';
import { type CodedItem, labelsOf } from './train.ts';

export interface PatternFigures {
  id: string;
  label: string;
  weight: number;
  /** Items in which it was found. */
  found: number;
  /** Share of these that carry its label; for a negative weight, that do not. NaN where it was never found. */
  precision: number;
  /** Share of the label's items in the pattern's language that it finds. */
  coverage: number;
  /** The pattern of the same label found most often together with it, with the share of its own finds. */
  overlap: { id: string; share: number } | null;
}

export function tabulateLexicon(
  items: readonly CodedItem[],
  data: { actors: readonly Actor[]; lexicon: readonly LexiconPattern[]; cues: readonly ScopeCue[] },
): PatternFigures[] {
  const reader = createReader(data, () => 0);
  const found = data.lexicon.map(() => new Set<number>());
  const given = items.map((item) => new Set(labelsOf(item)));
  items.forEach(({ title, summary, language }, index) => {
    for (const { pattern } of reader.read({ title, summary }, language).hits) found[pattern]!.add(index);
  });
  return data.lexicon.map(({ id, label, language, weight }, at) => {
    const hits = [...found[at]!];
    const carrying = hits.filter((index) => given[index]!.has(label)).length;
    const all = items.filter((item, index) => item.language === language && given[index]!.has(label)).length;
    const right = weight > 0 ? carrying : hits.length - carrying;
    return {
      id,
      label,
      weight,
      found: hits.length,
      precision: right / hits.length,
      coverage: all > 0 ? carrying / all : 0,
      overlap: mostShared(at, found, data.lexicon),
    };
  });
}

function mostShared(
  at: number,
  found: readonly ReadonlySet<number>[],
  lexicon: readonly LexiconPattern[],
): PatternFigures['overlap'] {
  const own = found[at]!;
  let best: PatternFigures['overlap'] = null;
  found.forEach((others, other) => {
    if (other === at || own.size === 0 || lexicon[other]!.label !== lexicon[at]!.label) return;
    let shared = 0;
    for (const index of own) if (others.has(index)) shared++;
    const share = shared / own.size;
    if (share > (best?.share ?? 0)) best = { id: lexicon[other]!.id, share };
  });
  return best;
}
