/** The interface's texts in the reader's language. */
import { language } from './language.ts';
import { en } from './words/en.ts';

/** Texts of the interface: a key that is missing in one language fails the build. */
export type Words = typeof en;

export const words: Words = language === 'ru' ? (await import('./words/ru.ts')).ru : en;

/** Names of the codebook's actors by id; empty until they are fetched. */
export const actorNames = new Map<string, string>();

/** The codebook's name of a category, a factor or a question of relevance. */
export function nameOfLabel(label: string): string {
  return (words.labels as Record<string, string>)[label] ?? label;
}

/** Both sides of a pair, as `us-russia` names it. */
export function nameOfDyad(id: string): string {
  return id
    .split('-')
    .map((side) => words.sides[side] ?? side)
    .join(' – ');
}

/** What a series is called; its own name where the dictionary has none. */
export function nameOfSeries(name: string): string {
  const known = words.seriesNames[name];
  if (known) return known;
  const [kind = '', ...rest] = name.split('-');
  const subject = rest.join('-');
  if (kind === 'actor') return `${words.seriesKinds['actor']}: ${actorNames.get(subject) ?? subject}`;
  if (kind === 'dyad') return `${words.seriesKinds['dyad']}: ${nameOfDyad(subject)}`;
  const own =
    (words.dimensions as Record<string, string>)[subject] ??
    words.orientationNames[subject] ??
    nameOfLabel(subject);
  return words.seriesKinds[kind] ? `${words.seriesKinds[kind]}: ${own}` : own;
}
