/** Where the pages are. */
import type { Dashboard } from '../running-dashboard.ts';

/** Pages of the navigation, in its order, with their titles. */
export const LISTED: [string, string][] = [
  ['Now', '/'],
  ['Series', '/series'],
  ['Long view', '/long'],
  ['Stories', '/stories'],
  ['Items', '/items'],
  ['Hypotheses', '/hypotheses'],
  ['Briefings', '/briefings'],
  ['Chronology', '/chronology'],
  ['Sources', '/sources'],
  ['Method', '/method'],
];

/** Every page with its title, those of one story and one item of the store included. */
export async function addressesOfPages(dashboard: Dashboard): Promise<[string, string][]> {
  const story = await firstOf<{ id: string }>(dashboard, 'stories');
  const item = await firstOf<{ id: string }>(dashboard, 'items', 'relevance=core&');
  return [
    ...LISTED,
    ['Series', '/series/core?beside=context'],
    ['Series', '/series/actor-roscosmos'],
    ['Story', `/stories/${story.id}`],
    ['Item', `/items/${item.id}`],
    ['Sign in', '/sign-in'],
    ['Gallery', '/gallery'],
  ];
}

async function firstOf<Row>(dashboard: Dashboard, table: string, query = ''): Promise<Row> {
  const response = await fetch(`${dashboard.address}/v1/${table}?${query}limit=1`);
  const body = (await response.json()) as Record<string, Row[]>;
  const row = body[table]?.[0];
  if (row === undefined) throw new Error(`the store holds no ${table}`);
  return row;
}
