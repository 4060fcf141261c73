/**
 * Facets from counted cells: for each property, how many items have each of its values, given what was asked of all
 * other properties. A cell that fails one property alone still counts for that one.
 */
import { dimensions, poleOf } from '../codebook/categories.ts';
import type { ItemCell } from '../store/facets.ts';

export const facetNames = [
  'class',
  'relevance',
  'orientation',
  'pole',
  'dimension',
  'category',
  'factor',
  'outlet',
  'country',
  'press',
  'language',
] as const;
export type FacetName = (typeof facetNames)[number];

/** Values asked for; a property that is missing is not asked about. */
export type FacetWishes = Partial<Record<FacetName, readonly string[] | undefined>>;

export interface FacetValue {
  value: string;
  items: number;
}

const dimensionByCategory = new Map<string, string>(
  dimensions.flatMap(({ id, cooperation, tension }) => [
    [cooperation, id],
    [tension, id],
  ]),
);

const valuesOf: Record<FacetName, (cell: ItemCell) => readonly (string | null | undefined)[]> = {
  class: (cell) => [cell.class],
  relevance: (cell) => [cell.relevance],
  orientation: (cell) => [cell.orientation],
  pole: (cell) => [...new Set(cell.categories.map(poleOf))],
  dimension: (cell) => [...new Set(cell.categories.map((category) => dimensionByCategory.get(category)))],
  category: (cell) => cell.categories,
  factor: (cell) => cell.factors,
  outlet: (cell) => [cell.outlet],
  country: (cell) => [cell.country],
  press: (cell) => [cell.press],
  language: (cell) => [cell.language],
};

/** One facet of all cells: the cells' values as numbers into `names`, those of cell `at` from `starts[at]` to `starts[at + 1]`. */
interface FacetColumn {
  facet: FacetName;
  names: string[];
  starts: Uint32Array;
  values: Uint16Array;
}

/** Cells laid out for counting: a million items' cells are folded in milliseconds. */
export interface FacetIndex {
  counts: Float64Array;
  columns: FacetColumn[];
}

export function indexCells(cells: readonly ItemCell[]): FacetIndex {
  return {
    counts: Float64Array.from(cells, ({ count }) => count),
    columns: facetNames.map((facet) => indexFacet(cells, facet)),
  };
}

function indexFacet(cells: readonly ItemCell[], facet: FacetName): FacetColumn {
  const numbers = new Map<string, number>();
  const starts = new Uint32Array(cells.length + 1);
  const values: number[] = [];
  for (const [at, cell] of cells.entries()) {
    for (const value of valuesOf[facet](cell)) {
      if (value === null || value === undefined) continue;
      if (!numbers.has(value)) numbers.set(value, numbers.size);
      values.push(numbers.get(value)!);
    }
    starts[at + 1] = values.length;
  }
  return { facet, names: [...numbers.keys()], starts, values: Uint16Array.from(values) };
}

/** Values of each facet, most items first, and how many items meet all wishes. */
export function foldFacets(
  { counts, columns }: FacetIndex,
  wishes: FacetWishes,
): { total: number; facets: Record<FacetName, FacetValue[]> } {
  const sums = columns.map(({ names }) => new Float64Array(names.length));
  const asked = columns.flatMap((column, place) => {
    const wish = wishes[column.facet];
    return wish === undefined
      ? []
      : [{ column, place, wanted: column.names.map((name) => wish.includes(name)) }];
  });
  let total = 0;
  for (let cell = 0; cell < counts.length; cell += 1) {
    let failed = -1;
    let failures = 0;
    for (const { column, place, wanted } of asked) {
      if (hasWanted(column, cell, wanted)) continue;
      failed = place;
      failures += 1;
    }
    if (failures > 1) continue;
    if (failures === 0) total += counts[cell]!;
    for (let place = 0; place < columns.length; place += 1)
      if (failures === 0 || place === failed) addCell(sums[place]!, columns[place]!, cell, counts[cell]!);
  }
  const facets = columns.map(({ facet, names }, place) => [facet, sortValues(names, sums[place]!)]);
  return { total, facets: Object.fromEntries(facets) as Record<FacetName, FacetValue[]> };
}

function hasWanted({ starts, values }: FacetColumn, cell: number, wanted: boolean[]): boolean {
  for (let at = starts[cell]!; at < starts[cell + 1]!; at += 1) if (wanted[values[at]!]) return true;
  return false;
}

function addCell(sums: Float64Array, { starts, values }: FacetColumn, cell: number, count: number): void {
  for (let at = starts[cell]!; at < starts[cell + 1]!; at += 1) sums[values[at]!]! += count;
}

function sortValues(names: string[], sums: Float64Array): FacetValue[] {
  return names
    .map((value, at) => ({ value, items: sums[at]! }))
    .filter(({ items }) => items > 0)
    .sort((a, b) => b.items - a.items || a.value.localeCompare(b.value));
}
