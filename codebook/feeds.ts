/**
 * The default catalogue: the feeds that a new database follows, and those known but left out, with the reason.
 * It says where a feed is and what it carries; whose it is stands in outlets.yaml. It must not fetch.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { codebookFolder, readYamlList } from './read-data.ts';

/** `space`: feeds of the field, and science desks that carry it. `general`: news at large, the climate on Earth. */
export const feedSubjects = ['space', 'general'] as const;

/** One entry of feeds.yaml. `outlet` is an id of outlets.yaml; a feed with `follow` false is known but not followed. */
export const CatalogueFeed = z.strictObject({
  outlet: z.string().min(1),
  address: z.url({ protocol: /^https?$/ }),
  title: z.string().min(1),
  language: z.enum(['en', 'ru']),
  subject: z.enum(feedSubjects),
  note: z.string().min(1).nullable().default(null),
  follow: z.boolean().default(true),
});
export type CatalogueFeed = z.infer<typeof CatalogueFeed>;

/** The whole catalogue in the file's order, feeds that are not followed included. */
export function loadFeeds(folder: string = codebookFolder): CatalogueFeed[] {
  return readYamlList(join(folder, 'feeds.yaml'), CatalogueFeed);
}
