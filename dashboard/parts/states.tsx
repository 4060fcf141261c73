/** What a place in the page shows while there is nothing to show yet. */
import type { ComponentChildren } from 'preact';
import { ApiProblem } from '../client.ts';
import type { Loaded } from '../loading.ts';
import { words } from '../words.ts';

export function Loading() {
  return (
    <p class="state" aria-busy="true">
      {words.states.loading}
    </p>
  );
}

export function Failed({ error }: { error: Error }) {
  return (
    <p class="state failed" role="alert">
      <strong>{error.message}</strong> {error instanceof ApiProblem ? error.mend : words.states.reload}
    </p>
  );
}

/** Draws what was loaded, or the state it is in. */
export function Show<Value>({
  loaded,
  children,
}: {
  loaded: Loaded<Value>;
  children: (value: Value) => ComponentChildren;
}) {
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Failed error={loaded.error} />;
  return <>{children(loaded.value)}</>;
}
