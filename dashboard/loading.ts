/** What a page asks of the API, with its three states. */
import { useEffect, useState } from 'preact/hooks';

export type Loaded<Value> =
  | { state: 'loading' }
  | { state: 'failed'; error: Error }
  | { state: 'here'; value: Value };

/** Loads when `keys` change; the value before stays on the screen until the next is here. */
export function useLoaded<Value>(load: () => Promise<Value>, keys: unknown[]): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ state: 'loading' });
  useEffect(() => {
    let current = true;
    load().then(
      (value) => current && setLoaded({ state: 'here', value }),
      (error: Error) => current && setLoaded({ state: 'failed', error }),
    );
    return () => {
      current = false;
    };
  }, keys);
  return loaded;
}

/** Asks at once, before whoever shows the answer stands; gives that answer to the first who loads, and asks anew after. */
export function askEarly<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | null = ask();
  asked.catch(() => {});
  return () => {
    const answer = asked ?? ask();
    asked = null;
    return answer;
  };
}

/** Several of them as one: here when all are here, failed when one failed. */
export function together<First, Second>(
  first: Loaded<First>,
  second: Loaded<Second>,
): Loaded<[First, Second]> {
  if (first.state !== 'here') return first;
  if (second.state !== 'here') return second;
  return { state: 'here', value: [first.value, second.value] };
}
