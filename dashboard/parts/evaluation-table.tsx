/** How good the model's codings are on each sample that it was measured on, and the errors that the balance reckons with. */
import type { Model } from '../client.ts';
import { formatCount, formatShare } from '../format.ts';
import { words } from '../words.ts';
import { ScrollRegion } from './scroll-region.tsx';

type Evaluation = Model['evaluation'][number];
type Figure = Evaluation['figures'][number];

export function EvaluationTable({ model: { evaluation, errorRates } }: { model: Model }) {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = errorRates;
  const measures = evaluation[0]?.figures.map(({ measure }) => measure) ?? [];
  return (
    <section id="evaluation">
      <h2>{words.method.evaluation}</h2>
      <p>{words.method.evaluationText}</p>
      <ScrollRegion class="table-scroll tall" name={words.method.evaluation}>
        <table>
          <thead>
            <tr>
              <td />
              {evaluation.map(({ sample, items }) => (
                <th scope="col" key={sample}>
                  {words.method.samples[sample](formatCount(items))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {measures.map((measure) => (
              <tr key={measure}>
                <th scope="row">{words.method.measures[measure]}</th>
                {evaluation.map((one) => (
                  <td key={one.sample}>{write(one.figures.find((figure) => figure.measure === measure))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p class="note">
        {words.method.errorRates(
          formatShare(truePositives / (truePositives + falseNegatives)),
          formatShare(falsePositives / (falsePositives + trueNegatives)),
        )}
      </p>
    </section>
  );
}

function write(figure: Figure | undefined): string {
  if (!figure) return '–';
  const { value, lower, upper } = figure;
  return lower === null || upper === null
    ? value.toFixed(3)
    : `${value.toFixed(3)} (${lower.toFixed(3)}–${upper.toFixed(3)})`;
}
