/** How far a text found agrees with the text that is known: F1 over runs of four words, counted as often as they stand. */

const RUN = 4;

export function agreement(found: string, known: string): number {
  const [some, all] = [runsOf(found), runsOf(known)];
  let shared = 0;
  for (const [run, times] of some) shared += Math.min(times, all.get(run) ?? 0);
  const total = sum(some) + sum(all);
  return total === 0 ? 0 : (2 * shared) / total;
}

function runsOf(text: string): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Map<string, number>();
  for (let at = 0; at + RUN <= words.length; at++) {
    const run = words.slice(at, at + RUN).join(' ');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

function sum(runs: Map<string, number>): number {
  return [...runs.values()].reduce((total, times) => total + times, 0);
}
