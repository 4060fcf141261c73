/** A week's briefing as a document: page one first, then the sections, each sentence from the reading of the week. */
import { findDatesAhead } from '../../analysis/dates-ahead.ts';
import { contentHash } from '../../base/hash.ts';
import type { Block, Sentence, WrittenDocument } from '../document.ts';
import { type Language, writeDay, writeFact } from '../language.ts';
import type { WeeklyHeadings } from '../words/headings-en.ts';
import { nameOfCode, nameOfDyad } from '../words/names.ts';
import { type WeeklyWords, weeklyHeadings, weeklyWords } from '../words/weekly.ts';
import { createWriter } from '../writer.ts';
import type { WeekMaterial } from './material.ts';
import { readWeek, type WeekReading } from './reading.ts';
import { drawWeekFigures } from './week-figures.ts';

const TOP_STORIES = 5;
const MOST_ALERTS = 5;
const STORIES_A_POLE = 4;
const ALONE_A_PRESS = 3;
const MOST_AHEAD = 8;
const MOST_HISTORY = 6;

/**
 * A hash of all that a briefing of this week says of the news; the same material gives the same document. How feeds fare
 * at the moment is left out: it does not change what is known of a week.
 */
export function hashOfWeek({ silentFeeds: _, delivered, ...material }: WeekMaterial): string {
  return contentHash(JSON.stringify({ ...material, delivered: [...delivered] }), 12);
}

/** Writes it. Never throws on a thin or silent week. */
export function composeBriefing(material: WeekMaterial, language: Language): WrittenDocument {
  const reading = readWeek(material);
  const w = createWriter(language);
  const words = weeklyWords(w);
  const headings = weeklyHeadings(language);
  const figures = drawWeekFigures(material, reading, headings, language);
  const part = (text: string, blocks: Block[]): Block[] =>
    blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text }, ...blocks];
  const blocks: Block[] = [
    ...(reading.delivered === 0 ? [] : reading.arrows).map(
      (arrow): Block => ({
        kind: 'arrow',
        arrow: arrow.direction,
        name: headings.arrows[arrow.id],
        sentence: words.arrow(arrow),
      }),
    ),
    ...part(headings.balance, [
      paragraph([
        words.volume(material, reading),
        ...(reading.ranked.length > 0 ? [words.balance(reading)] : []),
        ...reading.changes.map(words.change),
      ]),
      ...figures.balance,
    ]),
    ...part(headings.top, list(reading.ranked.slice(0, TOP_STORIES).map(words.topStory), true)),
    ...part(headings.alerts, writeAlerts(material, reading, words)),
    ...part(headings.dimensions, [...figures.dimensions, ...writeDimensions(reading, words, language)]),
    ...part(headings.actors, writeActors(material, reading, words, headings, language)),
    ...part(headings.press, writePress(reading, words)),
    ...part(headings.proposals, writeProposals(reading, words)),
    ...part(headings.history, writeHistory(material, words)),
    ...part(headings.ahead, writeAhead(material, words)),
    ...part(headings.quality, [paragraph(words.quality(material, reading))]),
  ];
  const stamp = words.stamp(hashOfWeek(material), material);
  return {
    language,
    title: `${headings.title}, ${headings.week} ${material.week}`,
    subtitle: `${writeDay(material.from, language)} ${headings.to} ${writeDay(material.to, language)}`,
    status: headings.draft,
    blocks: [
      ...blocks,
      ...(w.sources.length > 0
        ? [{ kind: 'sources', title: headings.sources, style: 'numbered' } as const]
        : []),
      { kind: 'heading', level: 2, text: headings.method },
      paragraph(stamp),
    ],
    facts: w.facts,
    sources: w.sources,
    about: describeWeek(material, reading),
  };
}

/** The week's main figures under plain names. */
function describeWeek(material: WeekMaterial, { delivered, polar, ranked, balance }: WeekReading) {
  const { week, class: itemClass, items, versions } = material;
  return {
    ...{ week, class: itemClass, delivered, relevant: items.length, stories: ranked.length, ...polar },
    balance: balance && {
      value: balance.value,
      lower: balance.lower,
      upper: balance.upper,
      status: balance.status,
    },
    snapshot: hashOfWeek(material),
    versions,
  };
}

function paragraph(sentences: Sentence[]): Block {
  return { kind: 'paragraph', sentences };
}

function list(items: Sentence[], ordered = false): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', ordered, items }];
}

function writeAlerts(
  { alerts, stories }: WeekMaterial,
  { delivered }: WeekReading,
  words: WeeklyWords,
): Block[] {
  if (delivered === 0 && alerts.length === 0) return [];
  if (alerts.length === 0) return [paragraph([words.noAlert()])];
  const known = new Map(stories.map((story) => [story.id, story]));
  return list(
    alerts.slice(0, MOST_ALERTS).map((alert) => {
      const told = alert.stories.find(({ id }) => known.has(id));
      return words.alert(alert, told && known.get(told.id));
    }),
  );
}

function writeDimensions(
  { dimensions, pastWeeks }: WeekReading,
  words: WeeklyWords,
  language: Language,
): Block[] {
  return dimensions
    .filter(({ cooperation, tension }) => cooperation.length + tension.length > 0)
    .flatMap((dimension): Block[] => [
      { kind: 'heading', level: 3, text: nameOfCode(dimension.id, language) },
      paragraph([words.dimension(dimension, pastWeeks)]),
      ...list(
        (['cooperation', 'tension'] as const).flatMap((pole) =>
          dimension[pole]
            .slice(0, STORIES_A_POLE)
            .map((story) => words.dimensionStory(dimension.id, pole, story)),
        ),
      ),
    ]);
}

function writeActors(
  { dyads }: WeekMaterial,
  { sides }: WeekReading,
  words: WeeklyWords,
  headings: WeeklyHeadings,
  language: Language,
): Block[] {
  const sentences = [...(sides.length > 0 ? [words.sides(sides)] : []), ...dyads.map(words.pair)];
  if (sentences.length === 0) return [];
  const signed = (value: number) => writeFact(value, 'signed', language);
  const rows = dyads.map(({ id, value }) => [
    nameOfDyad(id, language),
    signed(value.value),
    `${signed(value.lower ?? -1)} … ${signed(value.upper ?? 1)}`,
    String(value.stories),
    headings.status[value.status] ?? value.status,
  ]);
  const table: Block = { kind: 'table', title: '', columns: headings.dyadTable, rows, note: '' };
  return [paragraph(sentences), ...(rows.length > 1 ? [table] : [])];
}

function writePress({ presses, ranked }: WeekReading, words: WeeklyWords): Block[] {
  if (ranked.length === 0) return [];
  const both = ranked.filter(({ presses: told }) => told.includes('us') && told.includes('russian')).length;
  const sentences = [words.press(presses)];
  const silent = presses.filter(({ press, stories }) => press !== 'third' && stories.length === 0);
  if (silent.length === 0) sentences.push(words.bothRivals(both));
  for (const { press } of silent) sentences.push(words.silentPress(press, ranked.length));
  const alone = presses.flatMap(({ press, alone: told }) =>
    told.slice(0, ALONE_A_PRESS).map((story) => words.toldAlone(press, story)),
  );
  return [paragraph(sentences), ...list(alone)];
}

function writeProposals({ proposals, ranked }: WeekReading, words: WeeklyWords): Block[] {
  if (ranked.length === 0) return [];
  return proposals.length > 0
    ? list(proposals.map(words.proposal))
    : [paragraph([words.noProposal(ranked.length)])];
}

function writeHistory({ chronology, from, to }: WeekMaterial, words: WeeklyWords): Block[] {
  const days = new Set(
    Array.from({ length: 7 }, (_, at) =>
      new Date(Date.parse(from) + at * 86_400_000).toISOString().slice(5, 10),
    ),
  );
  const found = chronology.filter(
    ({ date, precision, status }) =>
      precision === 'day' && status === 'verified' && date < from && days.has(date.slice(5)),
  );
  if (found.length === 0) return [paragraph([words.noAnniversary(chronology.length)])];
  const strongest = [...found]
    .sort(
      (one, other) => Math.abs(other.intensity) - Math.abs(one.intensity) || (one.date < other.date ? -1 : 1),
    )
    .slice(0, MOST_HISTORY)
    .sort((one, other) => (one.date < other.date ? -1 : 1));
  return list(strongest.map((event) => words.anniversary(event, yearsBetween(event.date, to))));
}

function yearsBetween(date: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(date.slice(0, 4));
  return date.slice(5) > to.slice(5) ? years - 1 : years;
}

function writeAhead({ items, stories, to }: WeekMaterial, words: WeeklyWords): Block[] {
  if (items.length === 0) return [];
  const storyOf = new Map(stories.flatMap((story) => story.members.map(({ id }) => [id, story.id] as const)));
  const named = new Set<string>();
  const found = items
    .flatMap((item) =>
      findDatesAhead(`${item.title}. ${item.excerpt}`, to).map((ahead) => ({
        item,
        ahead,
        story: storyOf.get(item.id) ?? null,
      })),
    )
    .sort((one, other) => one.ahead.date.localeCompare(other.ahead.date) || one.item.id - other.item.id)
    .filter(({ ahead, story, item }) => {
      const key = `${ahead.date} ${story ?? `item ${item.id}`}`;
      return !named.has(key) && named.add(key);
    })
    .slice(0, MOST_AHEAD);
  if (found.length === 0) return [paragraph([words.nothingAhead(items.length)])];
  return list(found.map(({ item, ahead, story }) => words.ahead(shorten(ahead), item, story)));
}

/** The date as exactly as it is known. */
function shorten(ahead: ReturnType<typeof findDatesAhead>[number]) {
  return { ...ahead, date: ahead.date.slice(0, { day: 10, month: 7, year: 4 }[ahead.precision]) };
}
