/** The sections after page one in Russian. Each sentence states only what its reading holds. */
import { CHANGE_HOLDS } from '../../analysis/change/rate-change.ts';
import { proposalRule } from '../../analysis/stories/story-weight.ts';
import { quoteStory, sourceOfEvent, sourceOfItem } from '../cited.ts';
import { type BriefedStory, WINDOWS } from '../weekly/material.ts';
import { joinPieces, type Piece, type Writer } from '../writer.ts';
import { capital, nameOfDyad, nameOfPress, nameOfSide } from './names.ts';
import type { SectionWords } from './sections-en.ts';

const STORIES = ['сюжет', 'сюжета', 'сюжетов'] as const;
const OF_STORIES = ['сюжета', 'сюжетов', 'сюжетов'] as const;
const ITEMS = ['сообщение', 'сообщения', 'сообщений'] as const;
const poles = {
  cooperation: 'сотрудничество',
  tension: 'напряжённость',
  mixed: 'обе стороны',
  neutral: 'без явной стороны',
};

export function russianSections(w: Writer): SectionWords {
  const quote = (story: BriefedStory): Piece => quoteStory(w, story);
  const probability = (story: BriefedStory) => Math.max(story.cooperation, story.tension);
  const stories = (key: string, count: number) => w.counted(key, count, 'stories of the week', STORIES);
  const ofStories = (key: string, count: number) => w.counted(key, count, 'stories of the week', OF_STORIES);

  return {
    dimension({ id, cooperation, tension, before }, pastWeeks) {
      const say = w.section(`dimension-${id}`);
      const named = [
        { pole: 'cooperation' as const, about: 'о сотрудничестве', count: cooperation.length },
        { pole: 'tension' as const, about: 'о напряжённости', count: tension.length },
      ].filter(({ pole, count }) => count > 0 || before[pole] >= 0.05);
      const pieces = named.map(({ pole, about, count }): Piece => {
        const found: Piece = [stories(`${id}.${pole}`, count), ` ${about}`];
        if (pastWeeks === 0) return found;
        return [
          found,
          ' (обычно за неделю ',
          w.decimal(`${id}.${pole}.before`, before[pole], 'weekly mean of the twelve weeks before'),
          ')',
        ];
      });
      return say`${joinPieces(pieces, '; ', '; ')}.`;
    },

    dimensionStory(dimension, pole, story) {
      return w.section(`dimension-${dimension}`)`${capital(poles[pole])}: ${quote(story)}`;
    },

    sides(sides) {
      const named = sides
        .slice(0, 5)
        .map(({ side, count }) => [nameOfSide(side, 'ru'), ' — ', stories(`side.${side}`, count)]);
      return w.section('actors')`Чаще всего названы: ${joinPieces(named, ', ', ', ')}.`;
    },

    pair({ id, value }) {
      return w.section(
        'actors',
      )`Пара ${nameOfDyad(id, 'ru')}: ${w.signed(`dyad.${id}`, value.value, `series dyad-${id}`)}, по данным ${ofStories(`dyad.${id}.stories`, value.stories)}.`;
    },

    press(presses) {
      const counts = presses.map(({ press, stories: told }) => [
        nameOfPress(press, 'ru'),
        ' — ',
        stories(`press.${press}`, told.length),
      ]);
      return w.section('press')`Та же неделя в прессе трёх сторон: ${joinPieces(counts, ', ', ', ')}.`;
    },

    bothRivals(count) {
      return w.section(
        'press',
      )`И американская, и российская пресса рассказывают ${stories('press.both', count)}.`;
    },

    silentPress(press, all) {
      return w.section(
        'press',
      )`Среди ${ofStories('stories', all)} нет ни одного, о котором пишет ${nameOfPress(press, 'ru')}; о чём она умолчала, нельзя отличить от того, что не отслеживается.`;
    },

    toldAlone(press, story) {
      return w.section('press')`Только ${nameOfPress(press, 'ru')}: ${quote(story)}`;
    },

    proposal(story) {
      const sides = Object.values(story.sides).filter((share) => share >= 0.5).length;
      return w.section(
        'proposals',
      )`${quote(story)}: независимых голосов ${w.count(`story.${story.id}.families`, story.families.length, 'families of the story')}, названо сторон ${w.count(`story.${story.id}.sides`, sides, 'sides of the story')}, вероятность ${w.percent(`story.${story.id}.probability`, probability(story), 'probability of the story’s stronger pole')}.`;
    },

    noProposal(all) {
      const { families, sides, probability: least } = proposalRule;
      return w.section(
        'proposals',
      )`Из ${ofStories('stories', all)} ни один не отвечает правилу: по самой теме, не менее ${w.count('rule.families', families, 'rule of promotion')} независимых голосов, ${w.count('rule.sides', sides, 'rule of promotion')} названных сторон, полюс от ${w.percent('rule.probability', least, 'rule of promotion')}.`;
    },

    anniversary(event, years) {
      return w.section(
        'history',
      )`${w.day(`date.${event.id}`, event.date, 'chronology')} (${w.counted(`years.${event.id}`, years, 'chronology', ['год', 'года', 'лет'])} назад): ${w.quote(sourceOfEvent(event))}`;
    },

    noAnniversary(events) {
      return w.section(
        'history',
      )`Из ${w.counted('chronology.events', events, 'chronology', ['события', 'событий', 'событий'])} хронологии ни одно не приходится на эти дни года.`;
    },

    ahead({ date, words }, item, story) {
      return w.section(
        'ahead',
      )`${w.day(`ahead.${item.id}.${date}`, date, 'words of the item')} — «${w.name(`ahead.${item.id}.${date}.words`, words, 'words of the item')}» в ${w.quote(sourceOfItem(item, story))}`;
    },

    nothingAhead(items) {
      return w.section(
        'ahead',
      )`Ни одно сообщение недели не называет дня впереди (прочитано: ${w.count('relevant', items, 'items coded core or context')}).`;
    },

    quality(
      { class: itemClass, to, over, silentFeeds, delivered: byWeek, week },
      { delivered, pastWeeks, balance },
    ) {
      const say = w.section('quality');
      const sentences = [];
      const all = w.counted('delivered', delivered, 'series delivered', ITEMS);
      if (pastWeeks === 0)
        sentences.push(
          say`Поступило ${all}, а за ${w.count('window.12', WINDOWS.long, 'docs/briefings.md')} недель до этого — ничего.`,
        );
      else {
        const mean =
          [...byWeek].filter(([name]) => name !== week).reduce((sum, [, count]) => sum + count, 0) /
          pastWeeks;
        sentences.push(
          say`Поступило ${all}; в среднем за неделю до этого — ${w.decimal('delivered.before', mean, 'series delivered')} (недель с сообщениями: ${w.count('past', pastWeeks, 'series delivered')}).`,
        );
      }
      if (itemClass === 'backfill' && delivered > 0)
        sentences.push(
          say`Все они (${w.count('delivered', delivered, 'series delivered')}) — из импортированного архива с неровным охватом.`,
        );
      if (!over)
        sentences.push(
          say`Неделя длится до ${w.day('to', to, 'calendar')}; здесь лишь то, что было известно раньше.`,
        );
      if (balance?.status === 'thin')
        sentences.push(
          say`Баланс, опирающийся менее чем на ${w.count('thin', 5, 'docs/indicators.md')} сюжетов со стороной, ненадёжен: читать следует интервал, а не значение.`,
        );
      if (silentFeeds.length > 0)
        sentences.push(
          say`Не удалось прочесть ленты (${w.count('silent', silentFeeds.length, 'feeds')}): ${joinPieces(
            silentFeeds.slice(0, 8).map(({ id, outlet }) => w.name(`feed.${id}`, outlet, 'feeds')),
            ', ',
            ', ',
          )}.`,
        );
      return sentences;
    },

    stamp(hash, { versions }) {
      const say = w.section('stamp');
      const named = Object.entries(versions).map(([name, version]) => [
        `${name} `,
        w.name(`version.${name}`, version, 'versions'),
      ]);
      return [
        say`Составлено по правилам из снимка ${w.name('snapshot', hash, 'hash of the material')}; версии: ${joinPieces(named, ', ', ', ')}.`,
        say`Стрелка показывает рост или спад, если перемена вероятна не менее чем на ${w.percent('holds', CHANGE_HOLDS, 'docs/briefings.md')}; сравнение — с ${w.count('window.12', WINDOWS.long, 'docs/briefings.md')} неделями до этой при равном объёме новостей.`,
      ];
    },
  };
}
