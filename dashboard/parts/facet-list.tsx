/** Facets: the values of each property with how many items have it; a click asks for one, another takes it back. */
import { addressWith, usePlace } from '../address.ts';
import type { Facets } from '../client.ts';
import { formatCount } from '../format.ts';
import { nameOfLabel, words } from '../words.ts';

export const facetsShown = [
  'relevance',
  'orientation',
  'dimension',
  'category',
  'factor',
  'press',
  'outlet',
  'language',
  'class',
] as const;
type Shown = (typeof facetsShown)[number];

const MOST_VALUES = 8;

export function FacetList({ facets }: { facets: Facets['facets'] }) {
  const { query } = usePlace();
  return (
    <>
      {facetsShown.map((name) => {
        const asked = query.get(name)?.split(',') ?? [];
        const values = facets[name].filter(
          ({ value }, index) => index < MOST_VALUES || asked.includes(value),
        );
        if (values.length === 0) return null;
        return (
          <details class="facet" key={name} open={asked.length > 0 || OPEN.has(name)}>
            <summary>{words.facets[name]}</summary>
            <ul>
              {values.map(({ value, items }) => (
                <li key={value}>
                  <a
                    href={addressWith({ [name]: toggle(asked, value) })}
                    aria-current={asked.includes(value) ? 'true' : undefined}
                  >
                    <bdi>{nameOfValue(name, value)}</bdi>
                  </a>
                  <span class="count">{formatCount(items)}</span>
                </li>
              ))}
              {name === 'relevance' && asked.length === 0 && (
                <li>
                  <a href={addressWith({ relevance: 'any' })}>{words.items.anyRelevance}</a>
                </li>
              )}
            </ul>
          </details>
        );
      })}
    </>
  );
}

const OPEN = new Set<Shown>(['relevance', 'orientation', 'dimension']);

function toggle(asked: string[], value: string): string | null {
  const rest = asked.includes(value) ? asked.filter((one) => one !== value) : [...asked, value];
  return rest.filter((one) => one !== 'any').join(',') || null;
}

function nameOfValue(name: Shown, value: string): string {
  if (name === 'outlet' || name === 'language') return value.slice(0, 80);
  if (name === 'class') return words.classes[value as 'live' | 'backfill'].name;
  if (name === 'press') return words.presses[value as keyof typeof words.presses];
  if (name === 'relevance') return words.relevances[value as keyof typeof words.relevances];
  if (name === 'orientation') return words.orientations[value as keyof typeof words.orientations];
  if (name === 'dimension') return words.dimensions[value as keyof typeof words.dimensions];
  return nameOfLabel(value);
}
