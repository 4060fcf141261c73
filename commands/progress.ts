/** Progress of a long command: a bar on a terminal after two seconds, a plain line every ten seconds elsewhere. */
import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** Sets how much is done. */
  update(done: number): void;
  stop(): void;
}

const BAR_AFTER = 2000;
const LINE_EVERY = 10_000;

/** @param total in the unit that the label names. */
export function createProgress(label: string, total: number): Progress {
  const started = Date.now();
  let bar: SingleBar | undefined;
  let lineAt = started + LINE_EVERY;
  return {
    update(done) {
      const now = Date.now();
      if (process.stderr.isTTY) {
        if (bar === undefined && now - started > BAR_AFTER) {
          bar = new SingleBar(
            { format: `${label} {bar} {value} of {total}, {eta_formatted} left` },
            Presets.shades_classic,
          );
          bar.start(total, done);
        }
        bar?.update(done);
      } else if (now > lineAt) {
        process.stderr.write(`${label}: ${done} of ${total}\n`);
        lineAt = now + LINE_EVERY;
      }
    },
    stop: () => bar?.stop(),
  };
}
