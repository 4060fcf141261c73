/** `rendezvous hypotheses`: each hypothesis of the thesis with its present reading and what the rule says of it. */
import { type HypothesisReading, weighHypotheses } from '../analysis/hypotheses/board.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import type { ItemClass } from '../base/records.ts';
import { CLIMATE, type Hypothesis, hypotheses } from '../codebook/hypotheses.ts';
import { openStore } from '../compose.ts';
import { readAsOf } from '../store/as-of.ts';
import { readHypothesisMaterial } from '../store/hypotheses.ts';

export interface HypothesesOptions {
  class?: ItemClass;
  /** Name of a snapshot. */
  asOf?: string;
  climate: string;
  format: 'text' | 'json';
}

export async function hypothesesCommand(config: Config, options: HypothesesOptions): Promise<void> {
  const opened = await openStore(config);
  try {
    const dated = await readAsOf(opened.store, options.asOf, options.class);
    const itemClass = dated.class;
    const material = await readHypothesisMaterial(dated, itemClass, options.climate);
    if (material.climate === undefined && options.climate !== CLIMATE)
      throw new RendezvousError(
        'bad-input',
        `no series "${options.climate}" was imported`,
        `rendezvous series import ${options.climate} FILE.csv brings one in.`,
      );
    const readings = weighHypotheses(material);
    const board = hypotheses.map((hypothesis, at) => ({ ...hypothesis, ...readings[at]!, class: itemClass }));
    process.stdout.write(
      options.format === 'json' ? `${JSON.stringify(board, null, 2)}\n` : board.map(render).join('\n'),
    );
  } finally {
    await opened.close();
  }
}

function render(entry: Hypothesis & HypothesisReading): string {
  const { statement, chapter, measure, rule, caution, verdict, weeks, fewestWeeks, missing, readings } =
    entry;
  const lines = [
    `${verdict.toUpperCase()}: “${statement}” (thesis, ${chapter})`,
    `  measure: ${measure}`,
    ...readings.map(({ name, value, lower, upper }) =>
      lower === null || upper === null
        ? `  ${name}: ${value.toFixed(2)}`
        : `  ${name}: ${value.toFixed(2)} (90 % interval ${lower.toFixed(2)} to ${upper.toFixed(2)})`,
    ),
    `  rule: ${rule}`,
    `  weeks: ${weeks} of at least ${fewestWeeks}${missing === null ? '' : `; missing: ${missing}`}`,
    `  caution: ${caution}`,
  ];
  return `${lines.join('\n')}\n`;
}
