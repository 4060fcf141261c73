/** How often the balance's 90 % interval holds the truth, by simulation: known shares, known coding errors, an audit of 300. */
import { createMeasurementModel, DESIGN_EFFECT } from '../indicators/measurement-model.ts';
import { drawBinomial, drawGamma, type Uniform } from '../statistics/random-draws.ts';

const SENSITIVITY = 0.9;
const FALSE_POSITIVES = 0.15;
const AUDITED = 300;
const AUDITS = 10;

/**
 * Share of simulated weeks whose interval holds the true balance. Shares are drawn from a known prior, stories coded with
 * errors that only an audit of 300 has measured. `weeks` is a multiple of ten: each tenth has an audit of its own.
 */
export function simulateCoverage(uniform: Uniform, stories: number, weeks: number): number {
  const prior = { mean: 0.5, weight: 8 };
  let covered = 0;
  for (let audit = 0; audit < AUDITS; audit += 1) {
    const truePositives = drawBinomial(uniform, AUDITED / 2, SENSITIVITY);
    const falsePositives = drawBinomial(uniform, AUDITED / 2, FALSE_POSITIVES);
    const model = createMeasurementModel({
      ...{ truePositives, falseNegatives: AUDITED / 2 - truePositives },
      ...{ falsePositives, trueNegatives: AUDITED / 2 - falsePositives },
    });
    for (let week = 0; week < weeks / AUDITS; week += 1) {
      const [cooperation, tension] = [drawGamma(uniform, 4), drawGamma(uniform, 4)];
      const share = cooperation / (cooperation + tension);
      const seen = share * SENSITIVITY + (1 - share) * FALSE_POSITIVES;
      const events = Math.max(1, Math.round(stories / DESIGN_EFFECT));
      const coded = Math.round((drawBinomial(uniform, events, seen) * stories) / events);
      const { lower, upper } = model.read(coded, stories, prior);
      if (lower <= 2 * share - 1 && 2 * share - 1 <= upper) covered += 1;
    }
  }
  return covered / weeks;
}
