/** A piece of work with an end: aborted when its time is up or its caller gives up. */

/**
 * Does the work under a signal of its own. Throws `late()` when the time is up, the caller's reason when the caller
 * aborted, whatever the work itself made of the abort.
 */
export async function withinTime<Result>(
  callers: AbortSignal[],
  milliseconds: number,
  late: () => Error,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const { signal } = controller;
  const timer = setTimeout(() => controller.abort(late()), milliseconds);
  const giveUp = () => controller.abort(callers.find((caller) => caller.aborted)?.reason);
  for (const caller of callers) caller.addEventListener('abort', giveUp, { once: true });
  try {
    if (callers.some((caller) => caller.aborted)) giveUp();
    signal.throwIfAborted();
    const result = await work(signal);
    signal.throwIfAborted();
    return result;
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
    for (const caller of callers) caller.removeEventListener('abort', giveUp);
  }
}
