/** The last validation report of each class, and what one is made from beyond the series: stories by member, people's codings. */
import type { ReadMember } from '../analysis/validation/assemble.ts';
import type { AuditedItem } from '../analysis/validation/audit.ts';
import type { ValidationReport } from '../analysis/validation/report.ts';
import type { ItemClass } from '../base/records.ts';
import type { Sql } from './database.ts';

export interface StoredValidation {
  report: ValidationReport;
  versions: Record<string, string>;
  computedAt: Date;
}

export interface ValidatedStories {
  stories: ReadMember[][];
  /** How many stories each stands for. */
  everyStory: number;
}

/** Items read at most: of a larger period every n-th story is taken. */
const MOST_ITEMS = 60_000;

export type ValidationStore = ReturnType<typeof createValidationStore>;

export function createValidationStore(sql: Sql) {
  return {
    /** Stories whose first item falls into the weeks, by member; always the same ones for the same store. */
    async stories(itemClass: ItemClass, from: string, to: string): Promise<ValidatedStories> {
      const [{ items }] = await sql<[{ items: number }]>`
        select coalesce(sum(items), 0)::integer as items from stories
        where class = ${itemClass} and week between ${from} and ${to}`;
      const everyStory = Math.max(1, Math.ceil(items / MOST_ITEMS));
      const rows = await sql<(Omit<ReadMember, 'at'> & { at: Date; story: number })[]>`
        select s.story_id as story, s.item_id as id, s.at, i.title, i.excerpt as summary, i.language as lang, i.week, f.outlet,
          f.family, f.press, c.relevance, c.categories, c.factors, s.sides, '{}'::text[] as actors
        from stories g join story_items s on s.story_id = g.id join items i on i.id = s.item_id
          join feeds f on f.id = i.feed_id
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

    /** Items that people coded in their present wording, with the newest coding of each person and of a model. */
    async audited(itemClass: ItemClass): Promise<AuditedItem[]> {
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
    },

    async replace(report: ValidationReport, versions: Record<string, string>): Promise<void> {
      await sql`
        insert into validation_reports (class, through, report, versions)
        values (${report.class}, ${report.to}, ${sql.json(report as never)}, ${sql.json(versions)})
        on conflict (class) do update set (through, report, versions, computed_at)
          = (excluded.through, excluded.report, excluded.versions, now())`;
    },

    /** Undefined before the first. */
    async read(itemClass: ItemClass): Promise<StoredValidation | undefined> {
      const [row] = await sql<StoredValidation[]>`
        select report, versions, computed_at as "computedAt" from validation_reports where class = ${itemClass}`;
      return row;
    },
  };
}
