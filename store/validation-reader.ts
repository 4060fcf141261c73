/** What a validation report is made from beyond the series: stories by member and people's codings, of the present or of a snapshot. */
import type { ReadMember } from '../analysis/validation/assemble.ts';
import type { AuditedItem } from '../analysis/validation/audit.ts';
import type { ItemClass } from '../base/records.ts';
import type { Sql, Transaction } from './database.ts';
import type { Tables } from './tables.ts';

export interface ValidatedStories {
  stories: ReadMember[][];
  /** How many stories each stands for. */
  everyStory: number;
}

/** Items read at most: of a larger period every n-th story is taken. */
const MOST_ITEMS = 60_000;

export interface ValidationReader {
  /** Stories whose first item falls into the weeks, by member; always the same ones for the same store. */
  stories(itemClass: ItemClass, from: string, to: string): Promise<ValidatedStories>;
  audited(itemClass: ItemClass): Promise<AuditedItem[]>;
}

export function createValidatedStoriesReader(
  sql: Sql,
  tables: Pick<Tables, 'feeds' | 'items' | 'stories' | 'storyItems'>,
): Pick<ValidationReader, 'stories'> {
  return {
    async stories(itemClass: ItemClass, from: string, to: string): Promise<ValidatedStories> {
      const [{ items }] = await sql<[{ items: number }]>`
        select coalesce(sum(items), 0)::integer as items from ${tables.stories} stories
        where class = ${itemClass} and week between ${from} and ${to}`;
      const everyStory = Math.max(1, Math.ceil(items / MOST_ITEMS));
      const rows = await sql<(Omit<ReadMember, 'at'> & { at: Date; story: number })[]>`
        select s.story_id as story, s.item_id as id, s.at, i.title, i.excerpt as summary, i.language as lang, i.week, f.outlet,
          f.family, f.press, c.relevance, c.categories, c.factors, s.sides, '{}'::text[] as actors
        from ${tables.stories} g join ${tables.storyItems} s on s.story_id = g.id join ${tables.items} i on i.id = s.item_id
          join ${tables.feeds} f on f.id = i.feed_id
          join lateral (select relevance, categories, factors from codings where item_id = i.id and relevance <> 'none'
            order by (id = i.coding_id) is true desc, id desc limit 1) c on true
        where g.class = ${itemClass} and g.week between ${from} and ${to} and g.id % ${everyStory} = 0
        order by s.story_id, s.item_id`;
      const stories = new Map<number, ReadMember[]>();
      for (const { story, at, ...member } of rows) {
        const members = stories.get(story) ?? [];
        members.push({ ...member, at: at.getTime() });
        stories.set(story, members);
      }
      return { stories: [...stories.values()], everyStory };
    },
  };
}

/** Items that people coded in their present wording, with the newest coding of each person and of a model. */
export async function readAudited(sql: Sql | Transaction, itemClass: ItemClass): Promise<AuditedItem[]> {
  const rows = await sql<
    (Omit<AuditedItem, 'people' | 'machine'> & {
      byModel: boolean;
      relevance: AuditedItem['people'][number]['relevance'];
      categories: string[];
    })[]
  >`
    select * from (
      select distinct on (i.id, who) i.id, i.week, c.coder like 'model:%' as "byModel",
        case when c.coder like 'model:%' then 'model' else c.coder end as who, c.relevance,
        array(select jsonb_path_query(c.categories, '$[*].id') #>> '{}') as categories
      from items i join codings c on c.item_id = i.id and c.revision = i.revision
      where i.class = ${itemClass} and exists (
        select from codings p where p.item_id = i.id and p.revision = i.revision and p.coder not like 'model:%')
      order by i.id, who, c.id desc
    ) as newest order by id, who`;
  const items = new Map<number, AuditedItem>();
  for (const { id, week, byModel, relevance, categories } of rows) {
    const item = items.get(id) ?? { id, week, people: [], machine: null };
    if (byModel) item.machine = { relevance, categories };
    else item.people.push({ relevance, categories });
    items.set(id, item);
  }
  return [...items.values()];
}
