/**
 * Recognises answers that are no answers: bot challenges and blocks by user agent or network, by the marks that each
 * protection service leaves. They are reported, never worked around.
 */
import { type ResponseHeaders, readHeader } from './headers.ts';

interface Mark {
  service: string;
  /** Header and what it says. */
  header?: [name: string, value: RegExp];
  /** Statuses with which the mark counts; any where left out. */
  statuses?: number[];
  /** Text in the first 64 kB of the body. */
  text?: RegExp;
}

/** What services put into the pages that they let through as well counts only with a status that refuses. */
const REFUSALS = [401, 403, 405, 406, 429, 503];

const MARKS: Mark[] = [
  { service: 'Cloudflare', header: ['cf-mitigated', /challenge/i] },
  {
    service: 'Cloudflare',
    text: /cf-browser-verification|_cf_chl_opt|<title>just a moment\.\.\.|<title>attention required! \| cloudflare/i,
  },
  {
    service: 'Cloudflare',
    header: ['server', /cloudflare/i],
    statuses: REFUSALS,
    text: /error code: 10\d\d|cf-error-details|challenge-platform|cf-turnstile|you have been blocked/i,
  },
  { service: 'Akamai', header: ['server', /akamai/i], statuses: [403], text: /access denied/i },
  { service: 'Akamai', text: /errors\.edgesuite\.net|_sec\/cp_challenge|<title>challenge validation/i },
  { service: 'DataDome', header: ['x-datadome', /./], statuses: REFUSALS },
  { service: 'DataDome', text: /captcha-delivery\.com/i },
  { service: 'Imperva', text: /incapsula incident id/i },
  { service: 'Sucuri', text: /sucuri website firewall|sucuri_cloudproxy/i, statuses: REFUSALS },
  { service: 'AWS WAF', header: ['x-amzn-waf-action', /challenge|captcha/i] },
  { service: 'Vercel', header: ['x-vercel-mitigated', /challenge|deny/i] },
  { service: 'HUMAN', text: /px-captcha|captcha\.px-cdn|perimeterx/i, statuses: REFUSALS },
  { service: 'DDoS-Guard', header: ['server', /ddos-guard/i], statuses: [401, 403] },
  { service: 'DDoS-Guard', text: /<title>ddos-guard/i },
  { service: 'Qrator', header: ['server', /qrator/i], statuses: [401, 403, 405] },
  { service: 'Qrator', text: /__qrator\//i, statuses: REFUSALS },
  { service: 'StormWall', text: /stormwall/i, statuses: REFUSALS },
  {
    service: 'Anubis',
    text: /\/\.within\.website\/x\/cmd\/anubis|making sure you(?:'|&#39;|’)re not a bot/i,
  },
  {
    service: 'a protection service',
    statuses: REFUSALS,
    text: /(?:user[- ]agent|bots?|crawlers?|automated (?:requests|access|traffic)) (?:is |are |has been |have been )?(?:not allowed|blocked|forbidden|denied)|verify (?:that )?you are (?:a )?human|enable javascript and cookies to continue|unusual traffic from your/i,
  },
];

/** The service that stands between, null where the answer shows no sign of one. */
export function findChallenge(status: number, headers: ResponseHeaders, body: Uint8Array): string | null {
  const text = Buffer.from(body.subarray(0, 65_536)).toString('latin1');
  const found = MARKS.find(
    (mark) =>
      (!mark.statuses || mark.statuses.includes(status)) &&
      (!mark.header || mark.header[1].test(readHeader(headers, mark.header[0]) ?? '')) &&
      (!mark.text || mark.text.test(text)),
  );
  return found?.service ?? null;
}
