/** The report of one poll: a row of its feed's history, and the feed as it stands after it. */
import type { Transaction } from './database.ts';
import type { FeedState } from './feeds.ts';

/** What one poll met, and when the feed is next due. */
export interface FetchReport {
  startedAt: Date;
  durationMs: number;
  outcome: string;
  status: number | null;
  bytes: number;
  errorCode: string | null;
  error: string | null;
  mend: string | null;
  encoding: string | null;
  repaired: boolean;
  truncated: boolean;
  state: FeedState;
  schedule: unknown;
  nextFetchAt: Date | null;
  adoptedAddress: string | null;
}

/**
 * Writes the report in the transaction that stores what the poll brought. A feed paused while it was polled stays paused,
 * with no next date.
 */
export async function storeReport(
  tx: Transaction,
  feedId: number,
  report: FetchReport,
  brought: { entries: number; fresh: number; revised: number },
): Promise<void> {
  const succeeded = report.errorCode === null;
  await tx`
    with kept as (
      insert into fetches (feed_id, started_at, duration_ms, outcome, status, bytes, entries, new_items, revised_items,
        error_code, error, encoding, repaired, truncated)
      values (${feedId}, ${report.startedAt}, ${report.durationMs}, ${report.outcome}, ${report.status},
        ${report.bytes}, ${brought.entries}, ${brought.fresh}, ${brought.revised},
        ${report.errorCode}, ${report.error}, ${report.encoding}, ${report.repaired}, ${report.truncated})
    )
    update feeds set state = case when state in ('paused', 'archive') then state else ${report.state} end,
      schedule = ${tx.json(report.schedule as never)},
      next_fetch_at = case when state in ('paused', 'archive') then null else ${report.nextFetchAt}::timestamptz end,
      last_fetch_at = ${report.startedAt}, consecutive_failures = ${succeeded ? 0 : tx`consecutive_failures + 1`},
      last_success_at = ${succeeded ? report.startedAt : tx`last_success_at`},
      last_error_code = ${report.errorCode}, last_error = ${report.error}, last_mend = ${report.mend},
      address = ${report.adoptedAddress === null ? tx`address` : tx`case when exists (select from feeds other where other.address = ${report.adoptedAddress}) then address else ${report.adoptedAddress} end`}
    where id = ${feedId}`;
}
