/** How alike reports are, within a language and across. All reports are synthetic. */
import { describe, expect, it } from 'vitest';
import { keysAround, keysOf } from '../../../analysis/stories/clue-index.ts';
import { createStoryMethod } from '../../../analysis/stories/method.ts';
import { type GroupedItem, linkStrength } from '../../../analysis/stories/similarity.ts';
import { loadActors } from '../../../codebook/actors.ts';
import { loadBilingualTerms } from '../../../codebook/bilingual-terms.ts';
import { loadTraining } from '../../../codebook/training.ts';

const DAY = 86_400_000;
const data = { actors: loadActors(), bilingualTerms: loadBilingualTerms(), background: loadTraining() };
const method = createStoryMethod(data);
let id = 0;

function item(title: string, summary = '', at = 0): GroupedItem & { clues: number[] } {
  const language = /[а-я]/i.test(title) ? 'ru' : 'en';
  return { id: ++id, at, language, ...method.profile({ title, summary }) };
}

const REPORTS = [
  [
    'Soyuz MS-22 springs coolant leak, spacewalk cancelled',
    'A micrometeorite may have struck the capsule, Roscosmos said.',
    'Утечка теплоносителя на «Союзе МС-22»: выход в открытый космос отменён',
    'В Роскосмосе полагают, что в корабль попал микрометеорит.',
  ],
  [
    'NASA and Roscosmos sign seat swap agreement',
    '',
    'НАСА и Роскосмос подписали соглашение о перекрёстных полётах',
    '',
  ],
  [
    'Putin dismisses Rogozin as head of Roscosmos',
    'Yuri Borisov takes over the space agency.',
    'Путин освободил Рогозина от должности главы Роскосмоса',
    'Госкорпорацию возглавит Юрий Борисов.',
  ],
  [
    'Russia to withdraw from International Space Station after 2024',
    'Borisov says Moscow will build its own station.',
    'Россия выйдет из проекта МКС после 2024 года',
    'Борисов заявил, что страна построит собственную станцию.',
  ],
  [
    'Russia vetoes UN resolution on nuclear weapons in space',
    '',
    'Россия наложила вето на резолюцию ООН о ядерном оружии в космосе',
    '',
  ],
  [
    'Russian ASAT test debris threatens ISS crew',
    '',
    'Обломки после испытания противоспутникового оружия угрожают экипажу МКС',
    '',
  ],
] as const;

describe('reports of one event', () => {
  it.each(REPORTS)('meet across languages: %s', (title, summary, russianTitle, russianSummary) => {
    const english = item(title, summary);
    const russian = item(russianTitle, russianSummary);
    expect(linkStrength(english, russian)).toBeGreaterThan(0);
    expect(linkStrength(russian, english)).toBe(linkStrength(english, russian));
    expect(english.clues.some((clue) => russian.clues.includes(clue))).toBe(true);
  });

  it('stay apart from reports of all other events, in both languages', () => {
    const joined = REPORTS.flatMap(([title, summary], a) =>
      REPORTS.flatMap(([otherTitle, otherSummary, russianTitle, russianSummary], b) =>
        a !== b &&
        (linkStrength(item(title, summary), item(otherTitle, otherSummary)) > 0 ||
          linkStrength(item(title, summary), item(russianTitle, russianSummary)) > 0)
          ? [`${title} / ${otherTitle}`]
          : [],
      ),
    );
    expect(joined).toEqual([]);
  });

  it('are joined over seven days at most, copies over fourteen', () => {
    const title = 'Soyuz capsule springs a coolant leak at the station';
    const follow = (days: number) =>
      item('Coolant leak on Soyuz capsule at the station worries NASA', '', days * DAY);
    expect(linkStrength(follow(7), item(title))).toBeGreaterThan(0);
    expect(linkStrength(follow(7.1), item(title))).toBe(0);
    expect(linkStrength(item(title, '', 14 * DAY), item(title))).toBe(10_000);
    expect(linkStrength(item(title, '', 14.1 * DAY), item(title))).toBe(0);
  });

  it('are told apart by the number of the craft', () => {
    const a = item('Progress MS-21 docks with the station');
    expect(linkStrength(a, item('Cargo ship Progress MS-21 reaches the station'))).toBeGreaterThan(
      linkStrength(a, item('Cargo ship Progress MS-27 reaches the station')),
    );
  });

  it('without any word are like nothing', () => {
    expect(linkStrength(item('…'), item('…'))).toBe(0);
  });
});

describe('the keys of an item', () => {
  it('are among the keys around every item within fourteen days, before and after', () => {
    for (const days of [-14, -7, 0, 3, 14]) {
      const a = { at: 1000 * DAY, clues: [5, -7] };
      const b = { at: (1000 + days) * DAY, clues: [5, 11] };
      expect(keysAround('live', a)).toContain(keysOf('live', b)[0]);
    }
  });

  it('differ between live feeds and archives', () => {
    const a = { at: 0, clues: [5] };
    expect(keysOf('live', a)).not.toEqual(keysOf('backfill', a));
  });
});

describe('the method', () => {
  it('has another version when any of its data change', () => {
    const versions = [
      method.version,
      createStoryMethod({ ...data, actors: data.actors.slice(1) }).version,
      createStoryMethod({ ...data, bilingualTerms: data.bilingualTerms.slice(1) }).version,
      createStoryMethod({ ...data, background: data.background.slice(1) }).version,
    ];
    expect(new Set(versions).size).toBe(4);
    expect(createStoryMethod(data).version).toBe(method.version);
  });
});
