/** Time as a dependency, so that schedules and series can be tested at any hour. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
