/** `rendezvous bench indicators`: whether intervals cover and tests err as often as they claim, by simulation with fixed seeds. */
import { createRandom } from '../analysis/bootstrap.ts';
import { measureAssociation } from '../analysis/hypotheses/lagged-association.ts';
import {
  areRelated,
  correlate,
  correlationInterval,
  effectiveSize,
} from '../analysis/statistics/autocorrelation.ts';
import { drawNormal, type Uniform } from '../analysis/statistics/random-draws.ts';
import { simulateCoverage } from '../analysis/validation/coverage.ts';

const WEEKS = 1000;
const MEMORIES = [0, 0.5, 0.8] as const;

export async function benchIndicatorsCommand(): Promise<void> {
  const uniform = createRandom(1);
  for (const stories of [15, 30, 60])
    print(
      `coverage of 90 % intervals at ${stories} stories a week`,
      simulateCoverage(uniform, stories, WEEKS),
    );
  for (const memory of MEMORIES) {
    const [fisher, prewhitened] = couplingErrors(uniform, memory);
    print(`H1, AR(1) ${memory}: false alarms of the effective-size interval`, fisher);
    print(`H1, AR(1) ${memory}: false alarms of the test`, prewhitened);
  }
  for (const memory of MEMORIES)
    print(`H2, AR(1) ${memory}: false alarms of the test`, associationErrors(uniform, memory));
}

function print(what: string, share: number): void {
  process.stdout.write(`${what}\t${share.toFixed(3)}\n`);
}

/** Two series of 52 weeks without relation: how often each way calls them related at 10 %. */
function couplingErrors(uniform: Uniform, memory: number): [fisher: number, prewhitened: number] {
  let [fisher, prewhitened] = [0, 0];
  const runs = 3000;
  for (let run = 0; run < runs; run += 1) {
    const [one, other] = [remember(uniform, 52, memory), remember(uniform, 52, memory)];
    const [lower, upper] = correlationInterval(correlate(one, other), effectiveSize(one, other));
    if (lower > 0 || upper < 0) fisher += 1;
    if (areRelated(one, other)) prewhitened += 1;
  }
  return [fisher / runs, prewhitened / runs];
}

function associationErrors(uniform: Uniform, memory: number): number {
  let alarms = 0;
  const runs = 1000;
  for (let run = 0; run < runs; run += 1) {
    const found = measureAssociation(remember(uniform, 104, memory), remember(uniform, 104, memory));
    if (found !== null && found.p <= 0.1) alarms += 1;
  }
  return alarms / runs;
}

function remember(uniform: Uniform, length: number, memory: number): number[] {
  let last = drawNormal(uniform) / Math.sqrt(1 - memory ** 2);
  return Array.from({ length }, () => {
    last = memory * last + drawNormal(uniform);
    return last;
  });
}
