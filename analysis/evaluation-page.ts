/** The evaluation as one self-contained HTML page with figures. Figures come from evaluate.ts; nothing is computed here. */
import type { Headline } from './cross-validate.ts';
import type { Evaluation, LabelFigures } from './evaluate.ts';
import type { EvaluationReport } from './evaluation-report.ts';

const SIZE = 260;
const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
table{border-collapse:collapse;margin:1rem 0}th,td{padding:.15rem .7rem;text-align:right;border-bottom:1px solid #ddd}
th:first-child,td:first-child{text-align:left}figure{display:inline-block;margin:1rem 2rem 1rem 0}svg{overflow:visible}
details table{font-size:.85em}`;

/** A page that stands alone: no script, no address outside. */
export function renderPage(report: EvaluationReport): string {
  const { subject, overall, languages, parts, learning, lexicon } = report;
  const { calibration, coverage, orientation, agreement } = overall;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Evaluation of the classifier</title><style>${STYLE}</style>
<h1>Evaluation of the classifier</h1><p>${escapeText(subject)}</p>
<h2>Labels</h2>${labelTable([overall.relevant, overall.core, ...overall.categories, ...overall.factors])}
<p>Categories: macro-F1 ${show(overall.macroF1)} [${overall.macroInterval.map(show).join(', ')}], micro-F1 ${show(overall.micro.f1)}.
Orientation: macro-F1 ${show(orientation.macroF1)} [${orientation.interval.map(show).join(', ')}].</p>
<h2>Calibration</h2>${figure(
    'Reliability: probability said (across) and share true (up)',
    calibration.reliability.filter(({ count }) => count > 0).map(({ said, true: truth }) => [said, truth]),
    true,
  )}${figure(
    'Accuracy of relevance (up) among the surest share of items (across)',
    coverage.map((point) => [point.coverage, point.accuracy]),
    false,
  )}
<p>Calibration error: ${show(calibration.given)} of categories given (a perfectly calibrated model would show ${show(calibration.givenByChance)} on so many, by chance), ${show(calibration.all)} of all category probabilities.</p>
<h2>Orientation</h2>${table(['coded', 'given', 'items'], confusionRows(orientation.confusion))}
<h2>Agreement (Krippendorff’s alpha)</h2>${table(
    ['', 'relevance', 'orientation', 'categories'],
    Object.entries(agreement).flatMap(([who, alphas]) =>
      alphas ? [[who, show(alphas.relevance), show(alphas.orientation), show(alphas.categories)]] : [],
    ),
  )}
<h2>By language</h2>${headlineTable(
    languages.map(({ language, figures }) => ({
      name: language,
      relevantF1: figures.relevant.f1,
      coreF1: figures.core.f1,
      orientationF1: figures.orientation.macroF1,
      categoryF1: figures.macroF1,
    })),
  )}
<h2>Parts of the classifier</h2>${headlineTable(parts)}<h2>Learning curve</h2>${headlineTable(learning)}
<h2>Lexicon</h2><details><summary>${lexicon.length} patterns</summary>${table(
    ['pattern', 'label', 'weight', 'found', 'precision', 'coverage', 'most often beside'],
    lexicon.map(({ id, label, weight, found, precision, coverage: share, overlap }) => [
      id,
      label,
      String(weight),
      String(found),
      show(precision),
      show(share),
      overlap ? `${overlap.id} (${show(overlap.share)})` : '',
    ]),
  )}</details></html>
`;
}

function labelTable(figures: readonly LabelFigures[]): string {
  return table(
    ['label', 'precision', 'recall', 'F1', '90 % interval', 'items'],
    figures.map(({ label, precision, recall, f1, interval, support }) => [
      label,
      show(precision),
      show(recall),
      show(f1),
      interval.map(show).join('–'),
      String(support),
    ]),
  );
}

function headlineTable(rows: readonly Headline[]): string {
  return table(
    ['', 'relevant F1', 'core F1', 'orientation macro-F1', 'categories macro-F1'],
    rows.map(({ name, relevantF1, coreF1, orientationF1, categoryF1 }) => [
      name,
      ...[relevantF1, coreF1, orientationF1, categoryF1].map(show),
    ]),
  );
}

function confusionRows(confusion: Evaluation['orientation']['confusion']): string[][] {
  return Object.entries(confusion).flatMap(([coded, row]) =>
    Object.entries(row).map(([given, count]) => [coded, given, String(count)]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], tag: string) =>
    row.map((cell) => `<${tag}>${escapeText(cell)}</${tag}>`).join('');
  return `<table><tr>${cells(head, 'th')}</tr>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</table>`;
}

function figure(caption: string, points: readonly (readonly [number, number])[], diagonal: boolean): string {
  const place = ([x, y]: readonly [number, number]) =>
    `${(x * SIZE).toFixed(1)},${((1 - y) * SIZE).toFixed(1)}`;
  const dots = points.map((point) => {
    const [x, y] = place(point).split(',');
    return `<circle cx="${x}" cy="${y}" r="3.5" fill="#0b5cad"/>`;
  });
  return `<figure><svg width="${SIZE}" height="${SIZE}" role="img" aria-label="${escapeText(caption)}">
<path d="M0 0V${SIZE}H${SIZE}" fill="none" stroke="#888"/>${diagonal ? `<path d="M0 ${SIZE}L${SIZE} 0" stroke="#bbb"/>` : ''}
<polyline points="${points.map(place).join(' ')}" fill="none" stroke="#0b5cad"/>${dots.join('')}
<text x="0" y="-4" font-size="11">1</text><text x="-10" y="${SIZE + 12}" font-size="11">0</text><text x="${SIZE - 4}" y="${SIZE + 14}" font-size="11">1</text>
</svg><figcaption>${escapeText(caption)}</figcaption></figure>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function show(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3);
}
