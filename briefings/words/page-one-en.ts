/** Page one in English: arrows, volume, balance and its changes, top stories. Each states only what its reading holds. */

import { quoteStory } from '../cited.ts';
import type { BriefedStory, WeekMaterial } from '../weekly/material.ts';
import type { ArrowReading, BalanceChange, WeekReading } from '../weekly/reading.ts';
import { joinPieces, type Piece, type Writer } from '../writer.ts';
import { mainCodes } from './main-codes.ts';
import { lower, nameOfCode, nameOfPress, questionOf } from './names.ts';

const STORIES = ['story', 'stories'] as const;
const ITEMS = ['item', 'items'] as const;
const kinds: Record<ArrowReading['id'], readonly [string, string]> = {
  cooperation: ['new story of cooperation', 'new stories of cooperation'],
  tension: ['new story of tension', 'new stories of tension'],
  climate: [
    'new story under the weight of quarrels on Earth',
    'new stories under the weight of quarrels on Earth',
  ],
  china: ['new story with China in it', 'new stories with China in them'],
};

export function englishPageOne(w: Writer) {
  const quote = (story: BriefedStory): Piece => quoteStory(w, story);
  const probability = (story: BriefedStory) => Math.max(story.cooperation, story.tension);
  const list = (pieces: Piece[]) => joinPieces(pieces, ', ', ' and ');
  const stories = (key: string, count: number) => w.counted(key, count, 'stories of the week', STORIES);

  return {
    arrow({ id, count, expected, higher, direction, foremost }: ArrowReading) {
      const say = w.section(`arrow-${id}`);
      const found = w.counted(`${id}.count`, count, `stories of the week, ${id}`, kinds[id]);
      const reason: Piece = foremost ? [count === 1 ? ': ' : ', foremost ', quote(foremost)] : null;
      if (expected === null || higher === null)
        return say`${found}${reason}; there is no earlier week to compare with.`;
      const usual = w.decimal(`${id}.expected`, expected, 'twelve weeks before, at this week’s volume');
      const chance = (value: number) => w.percent(`${id}.chance`, value, 'Gamma–Poisson comparison of rates');
      if (direction === 'up')
        return say`More than before: ${found} where ${usual} were to be expected (probability of a rise ${chance(higher)})${reason}.`;
      if (direction === 'down')
        return say`Less than before: ${found} where ${usual} were to be expected (probability of a fall ${chance(1 - higher)})${reason}.`;
      return say`No clear change: ${found} where ${usual} were to be expected (probability of a rise ${chance(higher)})${reason}.`;
    },

    volume({ class: itemClass, items }: WeekMaterial, { delivered, ranked, polar }: WeekReading) {
      const say = w.section('volume');
      if (delivered === 0)
        return say`No feed delivered anything dated in this week (${w.counted('delivered', 0, 'series delivered', ITEMS)}), so nothing can be said of it.`;
      const all = w.counted('delivered', delivered, 'series delivered', ITEMS);
      const how = itemClass === 'backfill' ? 'in the archive' : 'delivered';
      if (items.length === 0) return say`Of ${all} ${how}, none bears on relations in space.`;
      const relevant = w.count('relevant', items.length, 'items coded core or context');
      const others = ranked.length - polar.cooperation - polar.tension;
      const parts = [
        [w.count('cooperative', polar.cooperation, 'stories of the week, cooperation'), ' of cooperation'],
        [w.count('tense', polar.tension, 'stories of the week, tension'), ' of tension'],
        [
          w.count('sideless', others, 'stories of the week, neither pole'),
          others === 1 ? ' that takes no side' : ' that take no side',
        ],
      ];
      return say`Of ${all} ${how}, ${relevant} ${items.length === 1 ? 'is relevant and begins' : 'are relevant and begin'} ${stories('stories', ranked.length)}: ${list(parts)}.`;
    },

    balance({ balance, ranked, polar }: WeekReading) {
      const say = w.section('balance');
      if (balance === null) {
        const none = stories('stories', ranked.length);
        return say`Of ${none} none takes a side, so there is no balance.`;
      }
      const sided = w.counted(
        'polar',
        polar.cooperation + polar.tension,
        'stories with a pole of .5 or more',
        STORIES,
      );
      const warning =
        balance.status === 'thin'
          ? '; on so few stories it says little'
          : balance.status === 'provisional'
            ? '; late items may still change it'
            : null;
      return say`The balance is ${w.signed('balance', balance.value, 'series balance')} on a scale from ${w.name('scale.least', '−1', 'docs/indicators.md')} (tension) to ${w.name('scale.most', '+1', 'docs/indicators.md')} (cooperation), with a ${w.percent('level', 0.9, 'docs/indicators.md')} interval from ${w.signed('balance.lower', balance.lower ?? -1, 'series balance')} to ${w.signed('balance.upper', balance.upper ?? 1, 'series balance')}, from ${sided} that ${polar.cooperation + polar.tension === 1 ? 'takes' : 'take'} a side${warning}.`;
    },

    change({ weeks, found, mean, higher, direction }: BalanceChange) {
      const say = w.section('change');
      const span = w.count(`window.${weeks}`, weeks, 'docs/briefings.md');
      if (found === 0) return say`None of the ${span} weeks before has a balance to compare with.`;
      const some: Piece =
        found < weeks
          ? [', ', w.count(`found.${weeks}`, found, 'series balance'), ' of them with a balance']
          : null;
      const level = w.signed(`mean.${weeks}`, mean, 'series balance');
      const chance = (value: number) =>
        w.percent(`higher.${weeks}`, value, 'Beta distribution of the published interval');
      if (direction === 'up')
        return say`That is higher than the mean of the ${span} weeks before${some}, ${level} (probability ${chance(higher)}).`;
      if (direction === 'down')
        return say`That is lower than the mean of the ${span} weeks before${some}, ${level} (probability ${chance(1 - higher)}).`;
      return say`Against the mean of the ${span} weeks before${some}, ${level}, no change can be told (probability that it is higher ${chance(higher)}).`;
    },

    topStory(story: BriefedStory) {
      const say = w.section('top');
      const voices = w.counted(`story.${story.id}.families`, story.families.length, 'families of the story', [
        'independent voice',
        'independent voices',
      ]);
      const press = story.presses.map((name) => nameOfPress(name, 'en'));
      const told: Piece = ['told by ', voices, press.length > 0 ? [' in the ', list(press)] : null];
      const codes = mainCodes(story);
      if (codes.length === 0) return say`${quote(story)} takes no side; it is ${told}.`;
      const question = w.name(`question.${codes[0]!.id}`, questionOf(codes[0]!.id), 'codebook');
      return say`${quote(story)} speaks of ${list(codes.map(({ id }) => lower(nameOfCode(id, 'en'))))} (${story.label === 'neutral' ? 'no clear side' : story.label}, probability ${w.percent(`story.${story.id}.probability`, probability(story), 'probability of the story’s stronger pole')}), ${told}. It bears on the codebook’s question: ${question}`;
    },
  };
}

export type PageOneWords = ReturnType<typeof englishPageOne>;
