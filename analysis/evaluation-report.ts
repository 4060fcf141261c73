/** The evaluation as text for a terminal. Figures come from evaluate.ts; nothing is computed here. */
import type { Headline } from './cross-validate.ts';
import type { Alphas, Evaluation, LabelFigures } from './evaluate.ts';
import type { PatternFigures } from './lexicon-table.ts';

/** One whole report. */
export interface EvaluationReport {
  /** What was judged by what, in a sentence. */
  subject: string;
  overall: Evaluation;
  languages: { language: string; figures: Evaluation }[];
  parts: Headline[];
  learning: Headline[];
  lexicon: PatternFigures[];
}

/** The whole report, plain text, at most 110 columns. */
export function renderReport({
  subject,
  overall,
  languages,
  parts,
  learning,
  lexicon,
}: EvaluationReport): string {
  return [
    subject,
    renderHeadlines(overall),
    section('categories', overall.categories.map(labelLine)),
    section('factors', overall.factors.map(labelLine)),
    section('orientation, coded → given', confusionLines(overall.orientation.confusion)),
    section('reliability of category probabilities', reliabilityLines(overall)),
    section('accuracy of relevance against coverage', coverageLines(overall)),
    section('Krippendorff’s alpha', agreementLines(overall)),
    section(
      'by language',
      languages.map(({ language, figures }) => `${language}  ${shortLine(figures)}`),
    ),
    section('parts of the classifier', parts.map(headlineLine)),
    section('learning curve', learning.map(headlineLine)),
    section('lexicon patterns', lexicon.map(patternLine)),
  ].join('\n\n');
}

function renderHeadlines(evaluation: Evaluation): string {
  const { relevant, core, orientation, calibration, macroF1, macroInterval, micro, items } = evaluation;
  return [
    `${items} items`,
    labelLine(relevant),
    labelLine(core),
    `orientation macro-F1 ${show(orientation.macroF1)} [${orientation.interval.map(show).join(', ')}]`,
    `categories  macro-F1 ${show(macroF1)} [${macroInterval.map(show).join(', ')}], micro-F1 ${show(micro.f1)}`,
    `calibration error of categories given ${show(calibration.given)} (by chance alone ${show(calibration.givenByChance)}), of all ${show(calibration.all)}`,
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string {
  return [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

function labelLine({ label, precision, recall, f1, support, interval }: LabelFigures): string {
  const name = label.padEnd(24);
  return `${name} precision ${show(precision)}  recall ${show(recall)}  F1 ${show(f1)} [${interval.map(show).join(', ')}]  n ${support}`;
}

function confusionLines(confusion: Evaluation['orientation']['confusion']): string[] {
  return Object.entries(confusion).flatMap(([coded, row]) =>
    Object.entries(row)
      .sort(([, a], [, b]) => b - a)
      .map(([given, count]) => `${coded} → ${given}  ${count}`),
  );
}

function reliabilityLines({ calibration }: Evaluation): string[] {
  return calibration.reliability.map(
    ({ from, count, said, true: truth }) =>
      `from ${from.toFixed(1)}  said ${show(said)}  true ${show(truth)}  n ${count}`,
  );
}

function coverageLines({ coverage }: Evaluation): string[] {
  return coverage.map(
    ({ coverage: share, accuracy }) => `${(100 * share).toFixed(0).padStart(3)} %  ${show(accuracy)}`,
  );
}

function agreementLines({ agreement: { machine, coders } }: Evaluation): string[] {
  const line = (name: string, { relevance, orientation, categories }: Alphas) =>
    `${name}  relevance ${show(relevance)}  orientation ${show(orientation)}  categories ${show(categories)}`;
  return [
    line('machine with settled coding', machine),
    ...(coders ? [line('coder with coder           ', coders)] : []),
  ];
}

function shortLine({ items, relevant, core, orientation, macroF1 }: Evaluation): string {
  return `n ${items}  relevant F1 ${show(relevant.f1)}  core F1 ${show(core.f1)}  orientation ${show(orientation.macroF1)}  categories ${show(macroF1)}`;
}

function headlineLine({ name, relevantF1, coreF1, orientationF1, categoryF1 }: Headline): string {
  return `${name.padEnd(16)} relevant F1 ${show(relevantF1)}  core F1 ${show(coreF1)}  orientation ${show(orientationF1)}  categories ${show(categoryF1)}`;
}

function patternLine({ id, weight, found, precision, coverage, overlap }: PatternFigures): string {
  const beside = overlap ? `  beside ${overlap.id} ${show(overlap.share)}` : '';
  return `${id.padEnd(44)} weight ${String(weight).padStart(4)}  found ${String(found).padStart(4)}  precision ${show(precision)}  coverage ${show(coverage)}${beside}`;
}

function show(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3);
}
