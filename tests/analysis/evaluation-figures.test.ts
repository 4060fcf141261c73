/** Published figures of quality are of the model that is published; a new model needs new ones. */
import { describe, expect, it } from 'vitest';
import { EVALUATED_MODEL, modelEvaluations } from '../../analysis/evaluation-figures.ts';
import { crossValidatedErrors } from '../../analysis/indicators/error-rates.ts';
import { loadModelFile } from '../../codebook/model-file.ts';
import { loadTraining } from '../../codebook/training.ts';

describe('the published figures of quality', () => {
  it('are of the model in use and of all its training items', () => {
    const model = loadModelFile().hash.slice(0, 12);
    const items = loadTraining().length;
    expect(EVALUATED_MODEL).toBe(model);
    expect(modelEvaluations[0]).toMatchObject({ sample: 'cross-validation', items });
    expect(crossValidatedErrors.source).toContain(
      `model ${model}, ${items.toLocaleString('en')} training items`,
    );
  });

  it('lie within their intervals, and every sample has the same measures', () => {
    for (const { figures } of modelEvaluations) {
      expect(figures.map(({ measure }) => measure)).toEqual(
        modelEvaluations[0]!.figures.map(({ measure }) => measure),
      );
      for (const { value, lower, upper } of figures) {
        expect(value).toBeGreaterThanOrEqual(lower ?? 0);
        expect(value).toBeLessThanOrEqual(upper ?? 1);
      }
    }
  });
});
