/** The case study of a period as a document in the thesis's structure, every sentence from the period's own data. */
import { chronologyByPhase } from '../../analysis/indicators/chronology-series.ts';
import { poleOfStory } from '../../analysis/stories/story-weight.ts';
import { mondayOf } from '../../base/week.ts';
import { type ChronologyEvent, loadPhases } from '../../codebook/chronology.ts';
import { drawBalance } from '../../dashboard/charts/balance.ts';
import { drawTimeline } from '../../dashboard/charts/timeline.ts';
import { quoteStory, sourceOfEvent } from '../cited.ts';
import type { Block, Sentence, WrittenDocument } from '../document.ts';
import { drawPicture } from '../figures.ts';
import { writeDay, writeFact } from '../language.ts';
import { asOfRemark } from '../make-briefing.ts';
import type { BriefedStory } from '../weekly/material.ts';
import { hasCode } from '../weekly/reading.ts';
import { createWriter, type Piece, type Writer } from '../writer.ts';
import { type Bibliography, writeBibliography } from './bibliography.ts';
import type { CaseMaterial } from './material.ts';
import { findings, subStudies } from './outline.ts';
import { writeHypotheses } from './write-hypotheses.ts';

const KEY_STORIES = 6;
const KEY_EVENTS = 8;

/** Writes it, with its bibliography. A period without stories gives a document that says so. */
export function composeCase(material: CaseMaterial): {
  document: WrittenDocument;
  bibliography: Bibliography;
} {
  const w = createWriter('en');
  const { from, to } = material;
  const inPeriod = material.events.filter(({ date }) => date >= from && date <= to);
  const blocks: Block[] = [
    heading('The period'),
    paragraph(writePeriod(w, material, inPeriod.length)),
    ...drawPeriod(material),
    ...(material.stories.length === 0 ? [] : [heading('Findings')]),
    ...findings.flatMap((finding) => {
      if (material.stories.length === 0) return [];
      const found = material.stories.filter(
        ({ categories, factors }) =>
          finding.categories.some((id) => hasCode(categories, id)) ||
          finding.factors.some((id) => hasCode(factors, id)),
      );
      return [
        heading(`${finding.title} (thesis, ${finding.chapter})`, 3),
        paragraph([writeShare(w, finding.id, found, material.stories.length)]),
        ...list(found.slice(0, KEY_STORIES).map((story) => writeKeyStory(w, finding.id, story))),
      ];
    }),
    heading('Sub-studies'),
    ...subStudies.flatMap(({ id, title, pattern, inChronology = pattern }) => {
      const found = material.stories.filter(({ members }) =>
        members.some((item) => pattern.test(item.title)),
      );
      const dated = strongestOf(inPeriod.filter((event) => speaksOf(inChronology, event)));
      return [
        heading(title, 3),
        ...(material.stories.length === 0
          ? []
          : [paragraph([writeShare(w, id, found, material.stories.length)])]),
        ...drawSubStudy(title, inChronology, material),
        ...list(
          dated.map(
            (event) =>
              w.section(
                `${id}-timeline`,
              )`${w.day(`event.${event.id}`, event.date, 'chronology')}: ${w.quote(sourceOfEvent(event))}`,
          ),
        ),
        ...list(found.slice(0, KEY_STORIES).map((story) => writeKeyStory(w, id, story))),
      ];
    }),
    heading('The hypotheses, then and now'),
    ...writeHypotheses(w, material).map(paragraph),
    heading('The phases compared'),
    comparePhases(material),
    heading('Limits'),
    paragraph(writeLimits(w, material)),
  ];
  const bibliography = writeBibliography(w.sources);
  const document: WrittenDocument = {
    language: 'en',
    title: `US–Russia relations in space, ${from} to ${to}`,
    subtitle: `The case study carried on: ${writeDay(from, 'en')} to ${writeDay(to, 'en')}`,
    status: `Made by rule from coded news and the chronology; not yet signed by a person.${material.asOf === undefined ? '' : ` ${asOfRemark(material.asOf, 'en')}`}`,
    blocks: [
      ...blocks,
      { kind: 'sources', title: 'Sources', style: 'numbered' },
      { kind: 'sources', title: 'Bibliography', style: 'bibliography', entries: bibliography.entries },
    ],
    facts: w.facts,
    sources: w.sources,
    about: { from, to, class: material.class, stories: material.stories.length, versions: material.versions },
  };
  return { document, bibliography };
}

const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text });
const paragraph = (sentences: Sentence[]): Block => ({ kind: 'paragraph', sentences });
const list = (items: Sentence[]): Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }];
const STORIES = ['story', 'stories'] as const;

function writePeriod(
  w: Writer,
  { from, to, stories, delivered, balances, class: itemClass }: CaseMaterial,
  events: number,
) {
  const say = w.section('period');
  const poles = { cooperation: countPole(stories, 'cooperation'), tension: countPole(stories, 'tension') };
  const told = say`The chronology has ${w.counted('events', events, 'chronology', ['event', 'events'])} in the period.`;
  if (stories.length === 0)
    return [
      say`From ${w.day('from', from, 'period')} to ${w.day('to', to, 'period')} ${w.counted('delivered', delivered, 'series delivered', ['item', 'items'])} came in and no story was told, so that the news says nothing of it.`,
      told,
    ];
  const sentences = [
    say`From ${w.day('from', from, 'period')} to ${w.day('to', to, 'period')} ${w.count('delivered', delivered, 'series delivered')} items tell ${w.counted('stories', stories.length, 'stories of the period', STORIES)}: ${w.count('cooperative', poles.cooperation, 'stories of the period')} of cooperation and ${w.count('tense', poles.tension, 'stories of the period')} of tension, the others without a side.`,
    told,
  ];
  if (balances.length > 0) {
    const mean = balances.reduce((sum, { value }) => sum + value, 0) / balances.length;
    const below = balances.filter(({ upper }) => (upper ?? 1) < 0).length;
    const above = balances.filter(({ lower }) => (lower ?? -1) > 0).length;
    sentences.push(
      say`Over ${w.counted('weeks', balances.length, 'series balance', ['week', 'weeks'])} with a balance its mean is ${w.signed('mean', mean, 'series balance')}; in ${w.count('above', above, 'series balance')} of them the whole interval lies on the side of cooperation, in ${w.count('below', below, 'series balance')} on that of tension.`,
    );
  }
  if (itemClass === 'backfill')
    sentences.push(
      say`All of the ${w.count('delivered', delivered, 'series delivered')} items are from an imported archive, whose coverage is uneven.`,
    );
  return sentences;
}

function drawPeriod({ balances }: CaseMaterial): Block[] {
  if (balances.length < 2) return [];
  const title = 'The weekly balance over the period';
  const points = balances.map((row) => ({ ...row, period: row.week, date: new Date(mondayOf(row.week)) }));
  const svg = drawPicture(title, 680, 'en', (options) => drawBalance(points, null, options));
  const note =
    'From −1 (tension) to +1 (cooperation) with 90 % intervals; hollow points are thin or provisional.';
  return [{ kind: 'figure', name: 'balance', title, note, svg }];
}

function speaksOf(pattern: RegExp, { title, text }: ChronologyEvent): boolean {
  return pattern.test(`${title} ${text}`);
}

/** The events that were most intense, in the order of time. */
function strongestOf(events: readonly ChronologyEvent[]): ChronologyEvent[] {
  return events
    .toSorted((a, b) => Math.abs(b.intensity) - Math.abs(a.intensity))
    .slice(0, KEY_EVENTS)
    .sort((a, b) => a.date.localeCompare(b.date));
}

/** What the chronology has of a sub-study from its beginning to the period's end; nothing where that is no line. */
function drawSubStudy(subject: string, pattern: RegExp, { events, from, to }: CaseMaterial): Block[] {
  const marks = events
    .filter((event) => event.date <= to && speaksOf(pattern, event))
    .map(({ id, date, title, intensity, status }) => ({
      ...{ id, date: new Date(date), title, intensity, certain: status === 'verified' },
    }));
  if (marks.length < 3) return [];
  const title = `${subject}: events of the chronology`;
  const spans = [{ from: new Date(from), to: new Date(to), name: 'this period' }];
  const svg = drawPicture(title, 680, 'en', (options) => drawTimeline(marks, { ...options, spans }));
  const note =
    'By intensity, from −10 (conflict) to +10 (cooperation). Shaded: this period. Hollow events are not verified.';
  return [{ kind: 'figure', name: 'timeline', title, note, svg }];
}

function writeShare(w: Writer, id: string, found: BriefedStory[], all: number): Sentence {
  const say = w.section(id);
  const count = w.counted(`${id}.stories`, found.length, 'stories of the period', STORIES);
  if (found.length === 0)
    return say`Of all stories of the period (${w.count('stories', all, 'stories of the period')}) none speaks of it.`;
  const pole = (name: 'cooperation' | 'tension') =>
    w.count(`${id}.${name}`, countPole(found, name), 'stories of the period');
  return say`${count}, ${w.percent(`${id}.share`, found.length / all, 'share of the period’s stories')} of the period’s, ${found.length === 1 ? 'speaks' : 'speak'} of it: ${pole('cooperation')} of cooperation, ${pole('tension')} of tension.`;
}

function writeKeyStory(w: Writer, id: string, story: BriefedStory): Sentence {
  const side: Piece = story.label === 'neutral' ? 'no clear side' : story.label;
  return w.section(
    `${id}-stories`,
  )`${w.day(`story.${story.id}.day`, story.firstSeenAt.toISOString().slice(0, 10), 'first item of the story')}: ${quoteStory(w, story)} (${side})`;
}

function comparePhases({ events, from, to }: CaseMaterial): Block {
  const phases = loadPhases();
  const period = { ...phases.at(-1)!, id: 'period', name: 'This period', from, to };
  const own = events
    .filter(({ date }) => date >= from && date <= to)
    .map((event) => ({ ...event, phase: 'period' }));
  const values = [
    ...chronologyByPhase(events, phases).map((value, at) => ({ ...value, name: phases[at]!.name })),
    ...chronologyByPhase(own, [period]).map((value) => ({ ...value, name: period.name })),
  ];
  const signed = (value: number | null) => (value === null ? '–' : writeFact(value, 'signed', 'en'));
  return {
    kind: 'table',
    title: 'Events of the chronology by phase',
    columns: ['Phase', 'Events', 'Cooperation', 'Tension', 'Balance', '90 % interval', 'Intensity'],
    rows: values.map(({ name, events: count, cooperation, tension, balance, lower, upper, intensity }) => [
      name,
      ...[count, cooperation, tension].map(String),
      signed(balance),
      lower === null ? '–' : `${signed(lower)} … ${signed(upper)}`,
      intensity === null ? '–' : writeFact(intensity, 'decimal', 'en'),
    ]),
    note: 'Intensity: mean, −10 to +10. Only events whose date and facts are certain; the period overlaps the phases in which it lies.',
  };
}

function writeLimits(w: Writer, { stories, versions }: CaseMaterial): Sentence[] {
  const say = w.section('limits');
  const families = new Set(stories.flatMap((story) => story.families)).size;
  const russian = stories.filter(({ presses }) => presses.includes('russian')).length;
  const named = Object.entries(versions).map(([name, version]) => [
    ` ${name} `,
    w.name(`version.${name}`, version, 'versions'),
  ]);
  return [
    say`The stories come from ${w.counted('families', families, 'stories of the period', ['outlet family', 'outlet families'])}, and the Russian press tells ${w.count('russian', russian, 'stories of the period')} of them; what no followed outlet reported is not here.`,
    say`Codings are a model’s and have not been audited by people:${named}.`,
    say`Sub-studies are found by words in headlines, so that ${w.count('stories', stories.length, 'stories of the period')} stories were searched, not read.`,
  ];
}

function countPole(stories: BriefedStory[], pole: 'cooperation' | 'tension'): number {
  return stories.filter((story) => poleOfStory(story) === pole).length;
}
