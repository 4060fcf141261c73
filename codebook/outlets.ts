/**
 * The outlets that publish what is followed or imported: whose press each is, who owns it, of what kind it is.
 * Recognises an outlet by any of its names; it must not know feeds or items.
 */
import { join } from 'node:path';
import { z } from 'zod';
import type { Press } from '../base/records.ts';
import { sides } from './actors.ts';
import { codebookFolder, readYamlList } from './read-data.ts';

export const presses = ['us', 'russian', 'third'] as const satisfies readonly Press[];

/** What each kind takes in stands at the head of outlets.yaml. */
export const outletKinds = [
  'agency',
  'space-agency',
  'trade',
  'newspaper',
  'broadcaster',
  'think-tank',
  'defence',
  'government',
  'blog',
  'aggregator',
] as const;

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/**
 * One entry of outlets.yaml. `country` is ISO 3166-1 alpha-2, `language` ISO 639-1; outlets of one `family` share an
 * owner or a syndicate; `domains` are registered names without "www.", and take in their subdomains.
 */
export const Outlet = z.strictObject({
  id: slug,
  name: z.string().min(1),
  also: z.array(z.string().min(1)).default([]),
  domains: z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)),
  country: z.string().regex(/^[A-Z]{2}$/),
  press: z.enum(presses),
  side: z.enum(sides),
  family: slug,
  kind: z.enum(outletKinds),
  language: z.string().regex(/^[a-z]{2}$/),
});
export type Outlet = z.infer<typeof Outlet>;

/** All outlets, in the file's order. */
export function loadOutlets(folder: string = codebookFolder): Outlet[] {
  return readYamlList(join(folder, 'outlets.yaml'), Outlet);
}

let published: Map<string, Outlet> | undefined;

/**
 * The outlet of a domain ("news.bbc.co.uk"), a name in any case ("РИА Новости"), or an id. A remark in brackets after
 * it is passed over; of nested domains the longest counts. Undefined where no outlet is known by it.
 */
export function findOutlet(domainOrName: string): Outlet | undefined {
  published ??= indexOutlets(loadOutlets());
  const key = domainOrName.trim().toLowerCase();
  const bare = key.replace(/\s*\([^()]*\)$/, '');
  return published.get(key) ?? published.get(bare) ?? findByDomain(published, bare);
}

function indexOutlets(outlets: Outlet[]): Map<string, Outlet> {
  const index = new Map<string, Outlet>();
  for (const outlet of outlets) {
    for (const key of [outlet.id, outlet.name, ...outlet.also, ...outlet.domains])
      index.set(key.toLowerCase(), outlet);
  }
  return index;
}

function findByDomain(index: Map<string, Outlet>, host: string): Outlet | undefined {
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) {
    const outlet = index.get(host.slice(dot + 1));
    if (outlet) return outlet;
  }
  return undefined;
}
