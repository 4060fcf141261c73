/**
 * Krippendorff's alpha for nominal values: agreement of coders beyond chance, any number of them, gaps allowed.
 * Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania.
 */

/** One unit: what each coder said of it, null where a coder was silent. */
export type CodedUnit<Value> = readonly (Value | null)[];

/** 1 is perfect agreement, 0 chance, below 0 systematic disagreement; NaN where nothing can vary or be compared. */
export function krippendorffAlpha<Value>(units: readonly CodedUnit<Value>[]): number {
  const coincidences = new Map<Value, Map<Value, number>>();
  for (const unit of units) {
    const values = unit.filter((value) => value !== null);
    if (values.length < 2) continue;
    values.forEach((one, i) => {
      values.forEach((other, j) => {
        if (i !== j) addTo(coincidences, one, other, 1 / (values.length - 1));
      });
    });
  }
  const totals = [...coincidences].map(([value, row]) => ({ value, total: sum(row.values()) }));
  const n = sum(totals.map(({ total }) => total));
  const agreeing = sum(totals.map(({ value }) => coincidences.get(value)?.get(value) ?? 0));
  const byChance = sum(totals.map(({ total }) => total * (total - 1)));
  const expected = n * (n - 1) - byChance;
  return expected === 0 ? Number.NaN : 1 - ((n - 1) * (n - agreeing)) / expected;
}

function addTo<Value>(table: Map<Value, Map<Value, number>>, one: Value, other: Value, amount: number): void {
  let row = table.get(one);
  if (!row) {
    row = new Map();
    table.set(one, row);
  }
  row.set(other, (row.get(other) ?? 0) + amount);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
