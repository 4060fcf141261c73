/** Who is signed in: asked once a page load, and told to every part that shows it. */
import { useEffect, useState } from 'preact/hooks';
import { fetchHolder, type Holder } from './client.ts';

const NOBODY: Holder = { name: null, role: null };
let asked: Promise<Holder> | null = null;
const listeners = new Set<(holder: Holder) => void>();

/** Nobody until the server has answered. */
export function useHolder(): Holder {
  const [holder, setHolder] = useState(NOBODY);
  useEffect(() => {
    listeners.add(setHolder);
    asked ??= fetchHolder();
    asked.then(setHolder, () => setHolder(NOBODY));
    return () => {
      listeners.delete(setHolder);
    };
  }, []);
  return holder;
}

/** To be called with the server's answer to signing in or out. */
export function changeHolder(holder: Holder): void {
  asked = Promise.resolve(holder);
  for (const listener of listeners) listener(holder);
}

/** Whether this one may change what is followed. */
export function isAdministrator({ role }: Holder): boolean {
  return role === 'admin';
}

/** Whether this one may judge, edit and sign. */
export function isAnalyst({ role }: Holder): boolean {
  return role === 'analyst' || role === 'admin';
}
