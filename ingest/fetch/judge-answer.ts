/**
 * The taxonomy of answers: status, headers and body → the failure they stand for, if any. One table; the network's own
 * failures are in `failure.ts`.
 */
import type { FetchOutcome } from '../ports.ts';
import { findChallenge } from './challenge.ts';
import { FetchFailure } from './failure.ts';
import type { Visited } from './visit.ts';

type Judgement = [outcome: FetchOutcome, message: string, mend: string];

const ADDRESS = 'Look for the feed on the publisher’s site: its address may have changed.';
const WAIT = 'Usually passes by itself; it is tried again at growing intervals, at least daily.';
const ASK = 'Ask the publisher for access, naming the User-Agent of this installation.';

const BY_STATUS: Record<number, Judgement> = {
  304: ['server-error', 'HOST says that nothing changed, though it was not asked', WAIT],
  401: [
    'refused',
    'HOST asks for a password',
    'Feeds behind a password are not followed. Look for a public one.',
  ],
  402: [
    'refused',
    'HOST asks for payment',
    'Feeds behind a payment are not followed. Look for a public one.',
  ],
  404: ['not-found', 'HOST has nothing at this address', ADDRESS],
  408: ['timeout', 'HOST says that the request took too long', WAIT],
  410: ['gone', 'HOST says that this feed is gone for good', ADDRESS],
  429: [
    'rate-limited',
    'HOST says that it is asked too often',
    'All feeds of this host pause for as long as it asks.',
  ],
  451: [
    'refused',
    'HOST withholds the document for legal reasons',
    'Look for another source of the same outlet.',
  ],
  503: ['unavailable', 'HOST is not available at the moment', WAIT],
  504: ['server-error', 'HOST got no answer from the server behind it', WAIT],
};

const BY_CLASS: Record<number, Judgement> = {
  3: ['bad-redirect', 'HOST answered with status STATUS, which leads nowhere', ADDRESS],
  4: ['refused', 'HOST refused the request (status STATUS)', ASK],
  5: ['server-error', 'HOST failed (status STATUS)', WAIT],
};

const OTHER: Judgement = ['server-error', 'HOST answered with the unknown status STATUS', WAIT];

/** The failure that an answer stands for; null where its body is the document (2xx). */
export function judgeAnswer(visited: Visited): FetchFailure | null {
  const { status } = visited;
  if (status >= 200 && status < 300) return null;
  const challenge = judgeChallenge(visited);
  if (challenge) return challenge;
  const [outcome, message, mend] = BY_STATUS[status] ?? BY_CLASS[Math.floor(status / 100)] ?? OTHER;
  return new FetchFailure(outcome, wordsFor(message, visited), mend, status);
}

/** The failure for an answer, of any status, that turns out to be a challenge or a block; null where it is none. */
export function judgeChallenge(visited: Visited): FetchFailure | null {
  const service = findChallenge(visited.status, visited.headers, visited.body.bytes);
  if (service === null) return null;
  return new FetchFailure(
    'challenged',
    wordsFor(`HOST has ${service} turn programs away (status STATUS)`, visited),
    ASK,
    visited.status,
  );
}

function wordsFor(message: string, { address, status }: Visited): string {
  return message.replace('HOST', new URL(address).hostname).replace('STATUS', String(status));
}
