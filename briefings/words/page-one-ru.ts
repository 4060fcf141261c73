/** Page one in Russian: arrows, volume, balance and its changes, top stories. Each states only what its reading holds. */
import { quoteStory } from '../cited.ts';
import type { BriefedStory } from '../weekly/material.ts';
import type { ArrowReading } from '../weekly/reading.ts';
import { joinPieces, type Piece, type Writer } from '../writer.ts';
import { mainCodes } from './main-codes.ts';
import { lower, nameOfCode, nameOfPress } from './names.ts';
import type { PageOneWords } from './page-one-en.ts';

const STORIES = ['сюжет', 'сюжета', 'сюжетов'] as const;
const OF_STORIES = ['сюжета', 'сюжетов', 'сюжетов'] as const;
const ITEMS = ['сообщение', 'сообщения', 'сообщений'] as const;
const OF_ITEMS = ['сообщения', 'сообщений', 'сообщений'] as const;
const kinds: Record<ArrowReading['id'], readonly [string, string, string]> = {
  cooperation: [
    'новый сюжет о сотрудничестве',
    'новых сюжета о сотрудничестве',
    'новых сюжетов о сотрудничестве',
  ],
  tension: ['новый сюжет о напряжённости', 'новых сюжета о напряжённости', 'новых сюжетов о напряжённости'],
  climate: [
    'новый сюжет под гнётом земных ссор',
    'новых сюжета под гнётом земных ссор',
    'новых сюжетов под гнётом земных ссор',
  ],
  china: ['новый сюжет с участием Китая', 'новых сюжета с участием Китая', 'новых сюжетов с участием Китая'],
};
const poles = {
  cooperation: 'сотрудничество',
  tension: 'напряжённость',
  mixed: 'обе стороны',
  neutral: 'без явной стороны',
};

export function russianPageOne(w: Writer): PageOneWords {
  const quote = (story: BriefedStory): Piece => quoteStory(w, story);
  const probability = (story: BriefedStory) => Math.max(story.cooperation, story.tension);
  const list = (pieces: Piece[]) => joinPieces(pieces, ', ', ' и ');
  const stories = (key: string, count: number) => w.counted(key, count, 'stories of the week', STORIES);
  const ofStories = (key: string, count: number) => w.counted(key, count, 'stories of the week', OF_STORIES);

  return {
    arrow({ id, count, expected, higher, direction, foremost }) {
      const say = w.section(`arrow-${id}`);
      const found = w.counted(`${id}.count`, count, `stories of the week, ${id}`, kinds[id]);
      const reason: Piece = foremost ? [count === 1 ? ': ' : ', прежде всего ', quote(foremost)] : null;
      if (expected === null || higher === null)
        return say`${found}${reason}; сравнить не с чем: более ранних недель нет.`;
      const usual = w.decimal(`${id}.expected`, expected, 'twelve weeks before, at this week’s volume');
      const chance = (value: number) => w.percent(`${id}.chance`, value, 'Gamma–Poisson comparison of rates');
      if (direction === 'up')
        return say`Больше прежнего: ${found} при ожидаемых ${usual} (вероятность роста ${chance(higher)})${reason}.`;
      if (direction === 'down')
        return say`Меньше прежнего: ${found} при ожидаемых ${usual} (вероятность спада ${chance(1 - higher)})${reason}.`;
      return say`Явных перемен нет: ${found} при ожидаемых ${usual} (вероятность роста ${chance(higher)})${reason}.`;
    },

    volume({ class: itemClass, items }, { delivered, ranked, polar }) {
      const say = w.section('volume');
      if (delivered === 0)
        return say`За эту неделю не поступило ничего (${w.counted('delivered', 0, 'series delivered', ITEMS)}), и сказать о ней нечего.`;
      const where = itemClass === 'backfill' ? 'в архиве' : 'из лент';
      const all = w.counted('delivered', delivered, 'series delivered', OF_ITEMS);
      if (items.length === 0) return say`Из ${all} ${where} ни одно не касается отношений в космосе.`;
      const others = ranked.length - polar.cooperation - polar.tension;
      const parts = [
        ['сотрудничество — ', w.count('cooperative', polar.cooperation, 'stories of the week, cooperation')],
        ['напряжённость — ', w.count('tense', polar.tension, 'stories of the week, tension')],
        ['без стороны — ', w.count('sideless', others, 'stories of the week, neither pole')],
      ];
      return say`Из ${all} ${where} по теме ${w.count('relevant', items.length, 'items coded core or context')}; с них начинается ${stories('stories', ranked.length)}: ${joinPieces(parts, ', ', ', ')}.`;
    },

    balance({ balance, ranked, polar }) {
      const say = w.section('balance');
      if (balance === null)
        return say`Из ${ofStories('stories', ranked.length)} ни один не держит стороны, поэтому баланса нет.`;
      const sided = w.counted(
        'polar',
        polar.cooperation + polar.tension,
        'stories with a pole of .5 or more',
        OF_STORIES,
      );
      const warning =
        balance.status === 'thin'
          ? '; при таком числе он мало о чём говорит'
          : balance.status === 'provisional'
            ? '; поздние сообщения ещё могут его изменить'
            : null;
      return say`Баланс — ${w.signed('balance', balance.value, 'series balance')} на шкале от ${w.name('scale.least', '−1', 'docs/indicators.md')} (напряжённость) до ${w.name('scale.most', '+1', 'docs/indicators.md')} (сотрудничество), интервал ${w.percent('level', 0.9, 'docs/indicators.md')} от ${w.signed('balance.lower', balance.lower ?? -1, 'series balance')} до ${w.signed('balance.upper', balance.upper ?? 1, 'series balance')}, по данным ${sided} со стороной${warning}.`;
    },

    change({ weeks, found, mean, higher, direction }) {
      const say = w.section('change');
      const span = w.counted(`window.${weeks}`, weeks, 'docs/briefings.md', ['неделю', 'недели', 'недель']);
      if (found === 0) return say`За ${span} до этой баланса нет, сравнить не с чем.`;
      const some: Piece =
        found < weeks ? [' (баланс есть у ', w.count(`found.${weeks}`, found, 'series balance'), ')'] : null;
      const level = w.signed(`mean.${weeks}`, mean, 'series balance');
      const chance = (value: number) =>
        w.percent(`higher.${weeks}`, value, 'Beta distribution of the published interval');
      if (direction === 'up')
        return say`Это выше среднего за ${span} до этой${some}, ${level} (вероятность ${chance(higher)}).`;
      if (direction === 'down')
        return say`Это ниже среднего за ${span} до этой${some}, ${level} (вероятность ${chance(1 - higher)}).`;
      return say`По сравнению со средним за ${span} до этой${some}, ${level}, перемен не видно (вероятность, что баланс выше, ${chance(higher)}).`;
    },

    topStory(story) {
      const say = w.section('top');
      const voices = w.counted(`story.${story.id}.families`, story.families.length, 'families of the story', [
        'независимый голос',
        'независимых голоса',
        'независимых голосов',
      ]);
      const press = story.presses.map((name) => nameOfPress(name, 'ru'));
      const told: Piece = [voices, press.length > 0 ? [' (', list(press), ')'] : null];
      const codes = mainCodes(story);
      if (codes.length === 0) return say`${quote(story)}: стороны не держит; ${told}.`;
      return say`${quote(story)}: ${list(codes.map(({ id }) => lower(nameOfCode(id, 'ru'))))} (${poles[story.label]}, вероятность ${w.percent(`story.${story.id}.probability`, probability(story), 'probability of the story’s stronger pole')}); ${told}.`;
    },
  };
}
