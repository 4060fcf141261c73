/**
 * Why a visit brought no answer, in words an analyst understands: the network's error codes → outcome, message, mend.
 * Answers that came, however bad, are judged in `judge-answer.ts`.
 */
import { errors } from 'undici';
import { messageOf } from '../../base/errors.ts';
import type { FetchFault, FetchOutcome } from '../ports.ts';

/** A visit that ended without a usable answer. */
export class FetchFailure extends Error {
  readonly outcome: FetchOutcome;
  readonly mend: string;
  /** Status of the last answer, null where none came. */
  readonly status: number | null;

  constructor(
    outcome: FetchOutcome,
    message: string,
    mend: string,
    status: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'FetchFailure';
    this.outcome = outcome;
    this.mend = mend;
    this.status = status;
  }
}

type Explanation = [codes: RegExp, outcome: FetchOutcome, message: string, mend: string];

const WAIT = 'Usually passes by itself; it is tried again at growing intervals, at least daily.';
const CERTIFICATE =
  'Certificates are always checked. The publisher must renew it; look whether the site has another address.';

/** `HOST` stands for the host visited. */
const EXPLANATIONS: Explanation[] = [
  [
    /^(ENOTFOUND|EAI_NODATA|EAI_NONAME)$/,
    'unreachable',
    'the name HOST is not known',
    'Check the spelling of the address; the site may have moved.',
  ],
  [
    /^(EAI_AGAIN|EAI_FAIL|ESERVFAIL|ETIMEOUT)$/,
    'unreachable',
    'the name of HOST could not be resolved',
    WAIT,
  ],
  [/^ECONNREFUSED$/, 'unreachable', 'HOST refuses connections', WAIT],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'unreachable', 'HOST broke off the connection', WAIT],
  [
    /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ENETDOWN)$/,
    'unreachable',
    'there is no way to HOST',
    'Check this machine’s own connection; else wait.',
  ],
  [/^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/, 'timeout', 'HOST did not accept a connection in time', WAIT],
  [/^UND_ERR_HEADERS_TIMEOUT$/, 'timeout', 'HOST accepted the request and did not answer in time', WAIT],
  [/^UND_ERR_BODY_TIMEOUT$/, 'timeout', 'HOST fell silent in the middle of the document', WAIT],
  [/^CERT_HAS_EXPIRED$/, 'unreachable', 'the certificate of HOST has expired', CERTIFICATE],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    'unreachable',
    'the certificate of HOST is for another name',
    CERTIFICATE,
  ],
  [
    /CERT|UNABLE_TO_(VERIFY|GET)/,
    'unreachable',
    'the certificate of HOST is not signed by a known authority',
    CERTIFICATE,
  ],
  [
    /^(ERR_SSL|ERR_TLS|EPROTO)/,
    'unreachable',
    'no encrypted connection to HOST came about',
    'Check whether the address should begin with http://.',
  ],
  [
    /^UND_ERR_HEADERS_OVERFLOW$/,
    'too-large',
    'HOST sent headers beyond all measure',
    'Ask the publisher to mend the server.',
  ],
  [
    /^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/,
    'server-error',
    'HOST contradicts itself about the length of what it sends',
    'Ask the publisher to mend the server.',
  ],
  [
    /^HPE_/,
    'server-error',
    'HOST answered with something that is not HTTP',
    'Check the port and the protocol in the address.',
  ],
];

/**
 * The failure that a network error stands for. Errors without a code are faults of this program and come back thrown.
 */
export function explainFailure(error: unknown, host: string): FetchFailure {
  if (error instanceof FetchFailure) return error;
  const code = codeOf(error);
  if (code === null) throw error;
  const found = EXPLANATIONS.find(([codes]) => codes.test(code));
  const [, outcome, message, mend] = found ?? [
    code,
    'unreachable',
    `HOST cannot be fetched (${messageOf(error)})`,
    WAIT,
  ];
  return new FetchFailure(outcome as FetchOutcome, message.replace('HOST', host), mend, null, {
    cause: error,
  });
}

/** The failure of a visit that took longer than it may in all. */
export function tookTooLong(host: string, milliseconds: number): FetchFailure {
  return new FetchFailure(
    'timeout',
    `${host} took longer than ${Math.round(milliseconds / 1000)} s for the document`,
    WAIT,
  );
}

/** The failure as a person reads it. */
export function faultOf({ outcome, message, mend }: FetchFailure): FetchFault {
  const code =
    outcome === 'forbidden-address' ? outcome : outcome === 'not-a-feed' ? 'unreadable-feed' : 'fetch-failed';
  return { code, message, mend };
}

/** undici's parser errors do not always carry their code. */
function codeOf(error: unknown): string | null {
  if (error instanceof errors.HTTPParserError) return 'HPE_';
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
}
