/** The sections after page one in English. Each sentence states only what its reading holds. */

import { CHANGE_HOLDS } from '../../analysis/change/rate-change.ts';
import type { DateAhead } from '../../analysis/dates-ahead.ts';
import { proposalRule } from '../../analysis/stories/story-weight.ts';
import type { ChronologyEvent } from '../../codebook/chronology.ts';
import type { ItemRow } from '../../store/item-reader.ts';
import { quoteStory, sourceOfEvent, sourceOfItem } from '../cited.ts';
import { type BriefedStory, type WeekMaterial, WINDOWS } from '../weekly/material.ts';
import type { DimensionReading, PressReading, WeekReading } from '../weekly/reading.ts';
import { joinPieces, type Piece, type Writer } from '../writer.ts';
import { capital, nameOfDyad, nameOfPress, nameOfSide } from './names.ts';

const STORIES = ['story', 'stories'] as const;
const ITEMS = ['item', 'items'] as const;

export function englishSections(w: Writer) {
  const quote = (story: BriefedStory): Piece => quoteStory(w, story);
  const probability = (story: BriefedStory) => Math.max(story.cooperation, story.tension);
  const list = (pieces: Piece[]) => joinPieces(pieces, ', ', ' and ');
  const stories = (key: string, count: number) => w.counted(key, count, 'stories of the week', STORIES);

  return {
    dimension({ id, cooperation, tension, before }: DimensionReading, pastWeeks: number) {
      const say = w.section(`dimension-${id}`);
      const poles = [
        { pole: 'cooperation' as const, count: cooperation.length },
        { pole: 'tension' as const, count: tension.length },
      ].filter(({ pole, count }) => count > 0 || before[pole] >= 0.05);
      const pieces = poles.map(({ pole, count }): Piece => {
        const found: Piece = [stories(`${id}.${pole}`, count), ` of ${pole}`];
        if (pastWeeks === 0) return found;
        return [
          found,
          ', where ',
          w.decimal(`${id}.${pole}.before`, before[pole], 'weekly mean of the twelve weeks before'),
          ' a week were usual',
        ];
      });
      return say`${joinPieces(pieces, '; ', '; ')}.`;
    },

    dimensionStory(dimension: string, pole: 'cooperation' | 'tension', story: BriefedStory) {
      return w.section(`dimension-${dimension}`)`${capital(pole)}: ${quote(story)}`;
    },

    sides(sides: WeekReading['sides']) {
      const named = sides
        .slice(0, 5)
        .map(({ side, count }) => [nameOfSide(side, 'en'), ' in ', stories(`side.${side}`, count)]);
      return w.section('actors')`Most often named: ${list(named)}.`;
    },

    pair({ id, value }: WeekMaterial['dyads'][number]) {
      return w.section(
        'actors',
      )`${nameOfDyad(id, 'en')} stands at ${w.signed(`dyad.${id}`, value.value, `series dyad-${id}`)}, from ${stories(`dyad.${id}.stories`, value.stories)}.`;
    },

    press(presses: PressReading[]) {
      const counts = presses.map(({ press, stories: told }) => [
        'the ',
        nameOfPress(press, 'en'),
        ' ',
        stories(`press.${press}`, told.length),
      ]);
      return w.section('press')`The same week in three presses: ${list(counts)}.`;
    },

    bothRivals(count: number) {
      const both = stories('press.both', count);
      return w.section(
        'press',
      )`${both} ${count === 1 ? 'is' : 'are'} told by the US and the Russian press alike.`;
    },

    silentPress(press: PressReading['press'], all: number) {
      return w.section(
        'press',
      )`Nothing of the ${nameOfPress(press, 'en')} is among ${stories('stories', all)}; what it passed over cannot be told apart from what is not followed.`;
    },

    toldAlone(press: PressReading['press'], story: BriefedStory) {
      return w.section('press')`Only the ${nameOfPress(press, 'en')}: ${quote(story)}`;
    },

    proposal(story: BriefedStory) {
      const sides = Object.values(story.sides).filter((share) => share >= 0.5).length;
      return w.section(
        'proposals',
      )`${quote(story)}: ${w.count(`story.${story.id}.families`, story.families.length, 'families of the story')} independent voices, ${w.count(`story.${story.id}.sides`, sides, 'sides of the story')} sides named, probability ${w.percent(`story.${story.id}.probability`, probability(story), 'probability of the story’s stronger pole')}.`;
    },

    noProposal(all: number) {
      const { families, sides, probability: least } = proposalRule;
      return w.section(
        'proposals',
      )`Of ${stories('stories', all)} none meets the rule: core, at least ${w.count('rule.families', families, 'rule of promotion')} independent voices, ${w.count('rule.sides', sides, 'rule of promotion')} sides named, a pole of ${w.percent('rule.probability', least, 'rule of promotion')} or more.`;
    },

    anniversary(event: ChronologyEvent, years: number) {
      const source = sourceOfEvent(event);
      return w.section(
        'history',
      )`${w.counted(`years.${event.id}`, years, 'chronology', ['year', 'years'])} ago, ${w.day(`date.${event.id}`, event.date, 'chronology')}: ${w.quote(source)}`;
    },

    noAnniversary(events: number) {
      return w.section(
        'history',
      )`Of ${w.counted('chronology.events', events, 'chronology', ['dated event', 'dated events'])} in the chronology none falls on these days of the year.`;
    },

    ahead({ date, words }: DateAhead, item: ItemRow, story: number | null) {
      return w.section(
        'ahead',
      )`${w.day(`ahead.${item.id}.${date}`, date, 'words of the item')}, as “${w.name(`ahead.${item.id}.${date}.words`, words, 'words of the item')}” in ${w.quote(sourceOfItem(item, story))}`;
    },

    nothingAhead(items: number) {
      return w.section(
        'ahead',
      )`No relevant item of the week names a day ahead (${w.counted('relevant', items, 'items coded core or context', ITEMS)} read).`;
    },

    quality(
      { class: itemClass, to, over, silentFeeds, delivered: byWeek, week }: WeekMaterial,
      reading: WeekReading,
    ) {
      const say = w.section('quality');
      const { delivered, pastWeeks, balance } = reading;
      const sentences = [];
      const all = w.counted('delivered', delivered, 'series delivered', ITEMS);
      if (pastWeeks === 0)
        sentences.push(
          say`${all} came in, and nothing in the ${w.count('window.12', WINDOWS.long, 'docs/briefings.md')} weeks before.`,
        );
      else {
        const mean =
          [...byWeek].filter(([name]) => name !== week).reduce((sum, [, count]) => sum + count, 0) /
          pastWeeks;
        sentences.push(
          say`${all} came in, where the ${w.counted('past', pastWeeks, 'series delivered', ['week', 'weeks'])} before with any had ${w.decimal('delivered.before', mean, 'series delivered')} on average.`,
        );
      }
      if (itemClass === 'backfill' && delivered > 0)
        sentences.push(
          say`All of them (${w.count('delivered', delivered, 'series delivered')}) are from an imported archive, whose coverage is uneven.`,
        );
      if (!over)
        sentences.push(
          say`The week lasts until ${w.day('to', to, 'calendar')}, and this tells only what was known before.`,
        );
      if (balance?.status === 'thin')
        sentences.push(
          say`Under ${w.count('thin', 5, 'docs/indicators.md')} stories with a side a balance is thin: its interval, not its value, should be read.`,
        );
      if (silentFeeds.length > 0)
        sentences.push(
          say`${w.counted('silent', silentFeeds.length, 'feeds', ['feed', 'feeds'])} could not be read last: ${list(silentFeeds.slice(0, 8).map(({ id, outlet }) => w.name(`feed.${id}`, outlet, 'feeds')))}.`,
        );
      return sentences;
    },

    stamp(hash: string, { versions }: WeekMaterial) {
      const say = w.section('stamp');
      const named = Object.entries(versions).map(([name, version]) => [
        `${name} `,
        w.name(`version.${name}`, version, 'versions'),
      ]);
      return [
        say`Made by rule from snapshot ${w.name('snapshot', hash, 'hash of the material')}, under ${list(named)}.`,
        say`An arrow points up or down where a change is at least ${w.percent('holds', CHANGE_HOLDS, 'docs/briefings.md')} probable; comparisons are with the ${w.count('window.12', WINDOWS.long, 'docs/briefings.md')} weeks before at equal volume.`,
      ];
    },
  };
}

export type SectionWords = ReturnType<typeof englishSections>;
