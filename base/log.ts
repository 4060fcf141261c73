/** Structured logs, one JSON line an event on standard error, so that standard output stays for results. */
import { pino } from 'pino';

export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** A logger at a level of pino's (`silent` … `trace`). Secrets never reach it: configuration hides them first. */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}
