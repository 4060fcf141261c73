/** The tests of the method on itself: whether intervals cover, and whether the same data give the same numbers (V10, V11). */
import { createRandom } from '../bootstrap.ts';
import type { RebuildCheck, ValidationMaterial } from './assemble.ts';
import { simulateCoverage } from './coverage.ts';
import type { TestFigure, TestReading } from './report.ts';
import { judge } from './verdicts.ts';

const SEED = 20_260_105;
const SIMULATED_WEEKS = 1000;
const SIMULATED = [15, 30, 60];

export function readCoverage({ balances, from, to }: ValidationMaterial): TestReading {
  const polar = balances
    .filter(({ week }) => week >= from && week <= to)
    .map(({ stories }) => stories)
    .sort((one, other) => one - other);
  const middle = polar[Math.floor(polar.length / 2)];
  const sizes = [...new Set([...(middle ? [middle] : []), ...SIMULATED])].sort((one, other) => one - other);
  const uniform = createRandom(SEED);
  const figures = sizes.map(
    (stories): TestFigure => ({
      name: `coverage at ${stories} stories a week${stories === middle ? ' (this period’s middle week)' : ''}`,
      value: simulateCoverage(uniform, stories, SIMULATED_WEEKS),
      ...{ lower: null, upper: null, on: `${SIMULATED_WEEKS} simulated weeks` },
    }),
  );
  return {
    id: 'V10',
    verdict: judge(
      null,
      figures.every(({ value }) => value >= 0.85 && value <= 0.95),
    ),
    byEstimate: false,
    figures,
    needs: null,
    limit:
      'Simulated: it holds if stories are coded with errors like those of an audit, and if the prior fits. Weeks coded anew by people would test it on news.',
  };
}

export function readRebuild({ values, differing, snapshot }: RebuildCheck): TestReading {
  const bare = { lower: null, upper: null };
  const hasFailed = differing > 0 || snapshot?.identical === false;
  const needs =
    hasFailed || snapshot
      ? null
      : 'one snapshot of this class by the present method (rendezvous snapshot create NAME), has 0';
  return {
    id: 'V11',
    verdict: judge(needs, !hasFailed),
    byEstimate: false,
    figures: [
      {
        name: 'standing values that come out otherwise',
        value: differing,
        ...bare,
        on: `${values} values of the period`,
      },
      ...(snapshot
        ? [
            {
              name: `snapshot ${snapshot.name} identical (1 is yes)`,
              value: Number(snapshot.identical),
              ...bare,
              on: 'all its values',
            },
          ]
        : []),
    ],
    needs,
    limit: 'The same numbers from the same data are repeatable, which does not make them right.',
  };
}
