/**
 * The closed set of things that can go wrong in a way a person or a caller must act on.
 * Each edge maps a code once: HTTP problem details, queue outcome, the line on the terminal.
 */

export type ErrorCode =
  | 'bad-input'
  | 'not-found'
  | 'configuration'
  | 'database-unreachable'
  | 'database-newer'
  | 'queue-unreachable'
  | 'dashboard-build'
  | 'data-folder-locked'
  | 'port-in-use'
  | 'fetch-failed'
  | 'unreadable-feed'
  | 'forbidden-address'
  | 'conflict';

/** An error that a person can mend: `message` says what is wrong, `mend` what to do about it. */
export class RendezvousError extends Error {
  readonly code: ErrorCode;
  readonly mend: string;

  constructor(code: ErrorCode, message: string, mend: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RendezvousError';
    this.code = code;
    this.mend = mend;
  }
}

/** The text of anything thrown, for logs and stored outcomes. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
