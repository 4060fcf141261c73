/**
 * The view lives in the address: path and query are the only state that outlives a page, and only what differs from
 * the default is written. Links inside the dashboard change it without loading the page anew.
 */
import { useEffect, useState } from 'preact/hooks';

export interface Place {
  path: string;
  query: URLSearchParams;
}

type Parameters = Record<string, string | number | null | undefined>;

const listeners = new Set<() => void>();

function readPlace(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

function tellListeners(): void {
  for (const listener of listeners) listener();
}

/** Where the reader is; the component draws again whenever that changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(readPlace);
  useEffect(() => {
    const update = () => setPlace(readPlace());
    listeners.add(update);
    return () => {
      listeners.delete(update);
    };
  }, []);
  return place;
}

/** An address inside the dashboard; parameters that are empty are left out, the language goes along. */
export function addressOf(path: string, parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  const language = new URLSearchParams(location.search).get('lang');
  if (language !== null && !('lang' in parameters)) query.set('lang', language);
  return `${path}${query.size > 0 ? `?${query}` : ''}`;
}

/** The address of this page with some parameters changed; null takes one out. */
export function addressWith(changes: Parameters): string {
  const { path, query } = readPlace();
  return addressOf(path, { ...Object.fromEntries(query), ...changes });
}

/** Goes to an address of the dashboard; `replace` leaves no step back, for small steps such as a week. */
export function goTo(address: string, replace = false): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  tellListeners();
}

/** One query parameter as state; null takes it out of the address. */
export function useParameter(name: string): [string | null, (value: string | null) => void] {
  const { query } = usePlace();
  return [query.get(name), (value) => goTo(addressWith({ [name]: value }), true)];
}

/** Starts to handle the browser's steps and clicks on links that stay inside the dashboard. */
export function followAddress(): void {
  addEventListener('popstate', tellListeners);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || !staysInside(link, event)) return;
    event.preventDefault();
    goTo(link.pathname + link.search);
  });
}

function staysInside(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const own = link.origin === location.origin && !/^\/(v1|health|metrics|assets)(\/|$)/.test(link.pathname);
  return plain && own && !link.target && !link.download && !link.hash && link.dataset['load'] === undefined;
}
