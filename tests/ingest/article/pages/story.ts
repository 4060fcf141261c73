/**
 * Synthetic stories: made-up news in English and Russian, put together from parts by a seed, so that the text of every
 * page in the set is known. No sentence of any outlet's stands here.
 */

export interface Story {
  headline: string;
  author: string;
  /** ISO 8601 in UTC. */
  published: string;
  language: 'en' | 'ru';
  paragraphs: string[];
}

const ENGLISH = {
  who: [
    'The agency',
    'A spokesman for the ministry',
    'The head of the programme',
    'Engineers in Houston',
    'The crew',
    'A deputy director',
    'Officials in Moscow',
    'The committee',
    'Negotiators',
  ],
  said: [
    'said',
    'told reporters',
    'wrote in a letter',
    'confirmed',
    'announced late on Tuesday',
    'argued',
    'acknowledged',
  ],
  what: [
    'the docking port would be inspected again',
    'both sides had agreed to fly one more mixed crew',
    'the budget left no room for another delay',
    'the licence for the engines had not been renewed',
    'the joint experiment would end a year early',
    'talks on the lunar agreement had been put off',
    'the leak in the transfer tunnel was under control',
    'sanctions had slowed the delivery of parts',
    'the seat exchange would go on until the end of the decade',
  ],
  also: [
    'The decision follows months of quiet preparation',
    'Nobody at the press conference asked about the cost',
    'A second vehicle stands ready in case the first one fails',
    'The two control rooms have spoken to each other every day since 1998',
    'Analysts had expected as much',
    'It was the third such announcement this year',
    'The text of the agreement has not been published',
  ],
  why: [
    'because the modules are older than they were meant to become',
    'although neither side wished to say so in public',
    'while the parliament debated the defence bill',
    'as the war on the ground went on',
    'despite a warning from the inspector general',
    'after the valve had been replaced twice',
  ],
  headline: [
    'Station partners weigh one more crew exchange',
    'Moscow and Washington put off talks on lunar accord',
    'Engine licence runs out as sanctions bite',
    'Leak in transfer tunnel delays joint flight',
    'Budget gap threatens shared experiment',
    'Senators question satellite inspections',
  ],
  author: ['Mara Ellwood', 'Jonas Petrie', 'Ines Okafor', 'Tobias Lindqvist'],
};

const RUSSIAN = {
  who: [
    'Представитель госкорпорации',
    'Руководитель программы',
    'Заместитель министра',
    'Экипаж станции',
    'Источник в отрасли',
    'Глава комитета',
    'Участники переговоров',
  ],
  said: [
    'заявил журналистам',
    'сообщил в среду',
    'подтвердил',
    'отметил',
    'написал в открытом письме',
    'уточнил',
  ],
  what: [
    'что стыковочный узел осмотрят ещё раз',
    'что стороны договорились о новом смешанном экипаже',
    'что денег на новую отсрочку в бюджете нет',
    'что лицензия на двигатели не продлена',
    'что совместный опыт завершат на год раньше',
    'что переговоры по Луне отложены',
    'что утечка в переходном отсеке под контролем',
  ],
  also: [
    'Решению предшествовали месяцы подготовки',
    'О стоимости на встрече никто не спросил',
    'Второй корабль готов на случай отказа первого',
    'Центры управления связываются каждый день',
    'Эксперты ожидали именно этого',
    'Текст соглашения пока не опубликован',
  ],
  why: [
    'потому что модули отслужили свой срок',
    'хотя публично этого никто не признал',
    'пока парламент обсуждал оборонный бюджет',
    'несмотря на предупреждение инспекторов',
    'после двух замен клапана',
  ],
  headline: [
    'Партнёры по станции обсуждают новый обмен экипажами',
    'Переговоры по лунному соглашению отложены',
    'Лицензия на двигатели истекает из-за санкций',
    'Утечка в отсеке задержала совместный полёт',
  ],
  author: ['Вера Ильинская', 'Пётр Засекин', 'Ольга Марьева'],
};

/** A story of so many paragraphs; the same seed gives the same story, and no two paragraphs of it are alike. */
export function tellStory(seed: number, paragraphs: number, language: 'en' | 'ru' = 'en'): Story {
  const random = createRandom(seed);
  const parts = language === 'en' ? ENGLISH : RUSSIAN;
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)]!;
  const link = language === 'en' ? ' that ' : ', ';
  const sentence = () =>
    random() < 0.6
      ? `${pick(parts.who)} ${pick(parts.said)}${link}${pick(parts.what)}, ${pick(parts.why)}.`
      : `${pick(parts.also)}, ${pick(parts.why)}.`;
  const told = Array.from({ length: paragraphs }, (_, at) => {
    const number = 11 + at * 7 + Math.floor(random() * 6);
    const last =
      language === 'en'
        ? `The figure given for item ${number} was ${number * 13} days.`
        : `По пункту ${number} названо ${number * 13} дней.`;
    return [...Array.from({ length: 2 + Math.floor(random() * 3) }, sentence), last].join(' ');
  });
  const day = 1 + Math.floor(random() * 27);
  return {
    headline: pick(parts.headline),
    author: pick(parts.author),
    published: `2025-0${1 + (seed % 9)}-${String(day).padStart(2, '0')}T09:30:00.000Z`,
    language,
    paragraphs: told,
  };
}

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
