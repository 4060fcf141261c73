/** The validation report as a document: what passed at a glance, then test by test, then what the figures rest on. English only. */

import { type TestQuestion, testQuestions } from '../../analysis/validation/questions.ts';
import type {
  TestFigure,
  TestReading,
  TestVerdict,
  ValidationReport,
} from '../../analysis/validation/report.ts';
import { mondayOf } from '../../base/week.ts';
import type { Block, Sentence, WrittenDocument } from '../document.ts';
import { createWriter } from '../writer.ts';
import { drawKnownEvents, drawMonths } from './validation-figures.ts';
import { eventTable, monthTable, outletTable } from './validation-tables.ts';

const verdictWords: Record<TestVerdict, string> = {
  pass: 'passed',
  fail: 'failed',
  unknown: 'cannot be said yet',
};
const DAY = 86_400_000;

/** @param versions of codebook, lexicon, model, method and of the tests themselves. */
export function composeValidation(
  report: ValidationReport,
  versions: Record<string, string>,
): WrittenDocument {
  const w = createWriter('en');
  const last = new Date(mondayOf(report.to) + 6 * DAY).toISOString().slice(0, 10);
  return {
    language: 'en',
    title: 'Validation report',
    subtitle: `${report.class === 'live' ? 'Live feeds' : 'Imported archives'}, weeks ${report.from} to ${report.to}`,
    status: `Tests ${versions['validation']}; series by method ${versions['method']}, codebook ${versions['codebook']}, lexicon ${versions['lexicon']}, model ${versions['model']}. Period ends on ${last}.`,
    blocks: [
      { kind: 'paragraph', sentences: summarise(report, w) },
      overview(report),
      ...report.tests.flatMap((test) => writeTest(test, report)),
      heading('What the monthly figures rest on'),
      ...drawMonths(report),
      monthTable(report.months),
    ],
    facts: w.facts,
    sources: w.sources,
    about: { class: report.class, from: report.from, to: report.to, versions },
  };
}

function summarise(
  { tests, items, stories, everyStory }: ValidationReport,
  w: ReturnType<typeof createWriter>,
): Sentence[] {
  const say = w.section('summary');
  const count = (verdict: TestVerdict) => tests.filter((test) => test.verdict === verdict).length;
  const sampled =
    everyStory > 1
      ? [' (every ', w.count('every story', everyStory, 'sampling of stories'), 'th one was read)']
      : null;
  return [
    say`Of ${w.count('tests', tests.length, 'the validation plan')} tests ${w.count('passed', count('pass'), 'the rules below')} passed and ${w.count('failed', count('fail'), 'the rules below')} failed; of ${w.count('unknown', count('unknown'), 'the rules below')} nothing can be said yet.`,
    say`The period holds ${w.counted('items', items, 'items in stories', ['relevant item', 'relevant items'])} in ${w.counted('stories', stories, 'stories of the period', ['story', 'stories'])}${sampled}.`,
    say`The rules stand in ${w.name('rules', 'docs/validation.md', 'documentation')}; intervals are of ${w.percent('level', 0.9, 'the plan')}. Where numbers are small intervals are wide, and a verdict by the estimate alone may turn.`,
  ];
}

function overview({ tests }: ValidationReport): Block {
  return {
    ...{ kind: 'table', title: 'At a glance', note: '' },
    columns: ['Test', 'Asked', 'Reading', 'Verdict'],
    rows: tests.map(({ id, verdict, byEstimate, figures, needs }) => [
      `${id} ${testQuestions[id].title}`,
      testQuestions[id].asked,
      figures.length > 0 ? writeFigure(figures[0]!) : `needs ${needs}`,
      writeVerdict({ verdict, byEstimate }),
    ]),
  };
}

function writeTest(test: TestReading, report: ValidationReport): Block[] {
  const { title, asked, measure, rule }: TestQuestion = testQuestions[test.id];
  const verdict = `${writeVerdict(test)}${test.needs === null ? '' : `: needs ${test.needs}`}`;
  const rows = [
    ['Asked', asked],
    ['Measured', measure],
    ['Passes', rule],
    ...test.figures.map((figure) => ['Reading', writeFigure(figure)]),
    ['Verdict', verdict],
    ['Mind', test.limit],
  ];
  const table: Block = { kind: 'table', title: '', columns: ['', ''], rows, note: '' };
  return [heading(`${test.id} ${title}`), table, ...detailsOf(test, report)];
}

function detailsOf({ id }: TestReading, report: ValidationReport): Block[] {
  if (id === 'V5' && report.events.length > 0)
    return [...drawKnownEvents(report.events), eventTable(report.events)];
  return id === 'V8' && report.outlets.length > 0 ? [outletTable(report.outlets)] : [];
}

function writeVerdict({ verdict, byEstimate }: Pick<TestReading, 'verdict' | 'byEstimate'>): string {
  return verdict !== 'unknown' && byEstimate
    ? `${verdictWords[verdict]}, by the estimate alone: its interval holds the mark`
    : verdictWords[verdict];
}

/** A figure in words: name, value, interval, and what it rests on. */
function writeFigure({ name, value, lower, upper, on }: TestFigure): string {
  const interval = lower === null || upper === null ? '' : ` (${write(lower)} to ${write(upper)})`;
  return `${name}: ${write(value)}${interval}; ${on}`;
}

function write(value: number): string {
  return (Number.isInteger(value) ? String(value) : value.toFixed(2)).replace('-', '−');
}

function heading(text: string): Block {
  return { kind: 'heading', level: 2, text };
}
