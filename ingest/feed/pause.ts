/** Gives the event loop its turn during long work, without a pause in short work. */

/** Milliseconds of work between two turns of the event loop. */
const TURN = 5;

export interface Pause {
  /** Whether it is time to let others work. */
  due(): boolean;
  take(): Promise<void>;
}

export function createPause(): Pause {
  let since = performance.now();
  return {
    due: () => performance.now() - since > TURN,
    async take() {
      await new Promise(setImmediate);
      since = performance.now();
    },
  };
}
