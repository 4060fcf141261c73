/** Whether an answer was remembered, told in `Cache-Status` (RFC 9211) to those who measure. */
import type { Context } from 'hono';

/** `waited` is for a caller who asked while the same answer was being made for another. */
export type AnswerSource = 'made' | 'waited' | 'remembered';

const members: Record<AnswerSource, string> = {
  made: 'fwd=miss',
  waited: 'fwd=miss; collapsed',
  remembered: 'hit',
};

export function tellSource(context: Context, source: AnswerSource): void {
  context.header('cache-status', `rendezvous; ${members[source]}`);
}
