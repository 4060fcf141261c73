/**
 * A visit's place in the queue before hosts: at most one host's turn is held at a time, and every turn taken is given
 * back. Knows nothing of what is fetched.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { HostGate } from '../ports.ts';
import type { FetchLimits } from './limits.ts';

/** Not a failure: the host's turn comes later than is worth waiting for, and nothing has been sent to it. */
export class HostBusy extends Error {
  /** Milliseconds after which to ask again. */
  readonly waitMs: number;

  constructor(host: string, waitMs: number) {
    super(`${host} is to be left alone for ${waitMs} ms more`);
    this.name = 'HostBusy';
    this.waitMs = waitMs;
  }
}

export interface Turn {
  /** Takes the turn at a host, giving back that at another. Does nothing at the host whose turn is held. */
  at(host: string): Promise<void>;
  /** The host whose turn is held is to be left alone for so many seconds after it. */
  pause(seconds: number): void;
  /** Gives back what is held. */
  end(): Promise<void>;
}

export function createTurn(gate: HostGate, limits: FetchLimits, signal: AbortSignal): Turn {
  const holdSeconds = Math.ceil(limits.totalMs / 1000) + 5;
  let patienceMs = limits.patienceMs;
  let held: string | null = null;
  let pauseSeconds = 0;

  const turn: Turn = {
    async at(host) {
      if (host === held) return;
      await turn.end();
      await waitFor(host);
      held = host;
      patienceMs = limits.redirectPatienceMs;
    },
    pause(seconds) {
      pauseSeconds = Math.max(pauseSeconds, seconds);
    },
    async end() {
      if (held === null) return;
      const [host, seconds] = [held, pauseSeconds];
      held = null;
      pauseSeconds = 0;
      await gate.leave(host, seconds);
    },
  };

  async function waitFor(host: string): Promise<void> {
    let waited = 0;
    for (
      let wait = await gate.enter(host, holdSeconds);
      wait > 0;
      wait = await gate.enter(host, holdSeconds)
    ) {
      waited += wait;
      if (waited > patienceMs) throw new HostBusy(host, wait);
      await sleep(wait, undefined, { signal });
    }
  }

  return turn;
}
