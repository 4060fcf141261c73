/**
 * Everything that can be set from outside, as one schema over the environment.
 * All faults are reported at once; every key has a default and a sentence, from which the documentation is made.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import { RendezvousError } from './errors.ts';

const flag = (text: string) =>
  z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe(text);

const count = (fallback: number, least: number, most: number, text: string) =>
  z.coerce.number().int().min(least).max(most).default(fallback).describe(text);

const list = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((entries) =>
      entries
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean),
    );

const address = (protocols: string[], text: string) =>
  z
    .url({
      protocol: new RegExp(`^(${protocols.join('|')})$`),
      error: `must be a ${protocols[0]}:// address`,
    })
    .optional()
    .describe(text);

export const configSchema = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address that the API and the dashboard listen on.'),
  PORT: count(8480, 0, 65535, 'Port that the API and the dashboard listen on; 0 takes a free one.'),
  DATA_DIR: z
    .string()
    .default('./data')
    .transform((path) => resolve(path))
    .describe('Folder of the embedded database; not used in server mode.'),
  DATABASE_URL: address(
    ['postgres', 'postgresql'],
    'PostgreSQL 15 or newer; unset, the embedded database is used.',
  ),
  REDIS_URL: address(['redis', 'rediss'], 'Redis for the job queue; unset, jobs wait in the database.'),
  QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('rendezvous')
    .describe('Prefix of all keys in Redis, so that several installations can share one.'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('Least severity that is logged to standard error.'),
  CONTACT: z
    .string()
    .default('https://github.com/rendezvous-monitor/rendezvous')
    .describe('Address or e-mail at which publishers reach you; sent in the User-Agent.'),
  FETCH_ALLOW: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean),
    )
    .describe(
      'Hosts, host:port pairs or networks (CIDR) that may be fetched although private or on another port, comma separated.',
    ),
  FETCH_CONCURRENCY: count(16, 1, 256, 'Feeds fetched at the same time by one worker process.'),
  HOST_SPACING_MS: count(
    1000,
    0,
    600_000,
    'Least time between two requests to one host, over all processes.',
  ),
  TICK_SECONDS: count(30, 1, 3600, 'How often the scheduler looks for what is due.'),
  FOLLOW_CATALOGUE: z
    .enum(['true', 'false'])
    .default('true')
    .transform((value) => value === 'true')
    .describe('Whether a new database follows the feeds of the codebook.'),
  DATABASE_CONNECTIONS: count(10, 1, 200, 'Connections that one process keeps to PostgreSQL.'),
  API_READ: z
    .enum(['auto', 'open', 'token'])
    .default('auto')
    .describe(
      'Who may read: everyone (open), holders of a token (token), or everyone on a loopback HOST only (auto).',
    ),
  API_ORIGINS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean),
    )
    .describe('Origins of other sites whose pages may read the API (CORS), comma separated; * is every one.'),
  API_RATE_LIMIT: count(
    1200,
    0,
    1_000_000,
    'Requests a minute that the API answers each token or address; 0 sets no limit.',
  ),
  TRUST_PROXY: flag(
    'Whether the last entry of X-Forwarded-For, as a proxy of yours writes it, is the caller.',
  ),
  CHROMIUM: z
    .string()
    .optional()
    .describe('Path of a Chromium that prints briefings to PDF; unset, one on the PATH is used.'),
  BRIEFING_DAY: count(
    1,
    1,
    7,
    'Day on which the briefing of the week before is made; 1 is Monday, 7 Sunday.',
  ),
  BRIEFING_HOUR: count(6, 0, 23, 'Hour, UTC, from which it is made on that day.'),
  BRIEFING_LANGUAGES: list('en')
    .refine((names) => names.every((name) => name === 'en' || name === 'ru'), 'takes en, ru or both')
    .describe('Languages that it is made in: en, ru or both, comma separated.'),
  BRIEFING_SEND: z
    .enum(['signed', 'draft'])
    .default('signed')
    .describe('Whether briefings are sent when they are signed, or as drafts already.'),
  BRIEFING_EMAIL: list('').describe('E-mail addresses that briefings are sent to, comma separated.'),
  BRIEFING_WEBHOOKS: list('')
    .refine((urls) => urls.every((url) => /^https?:\/\/\S+$/.test(url)), 'takes http or https addresses')
    .describe('Addresses that are told of briefings by POST, comma separated.'),
  WEBHOOK_SECRET: z
    .string()
    .min(16, 'needs at least 16 characters')
    .optional()
    .describe('Key of the HMAC-SHA256 that webhooks are signed with.'),
  SMTP_URL: address(
    ['smtps', 'smtp'],
    'Mail server, as smtps://user:password@mail.example.org; unset, no e-mail is sent.',
  ),
  MAIL_FROM: z.string().default('Rendezvous <rendezvous@localhost>').describe('Sender of e-mails.'),
  PUBLIC_URL: address(
    ['https', 'http'],
    'Address that readers reach this installation at, for links in messages.',
  ),
  TRACE: flag('Whether an error on the command line is printed with its stack.'),
});

export type Config = z.infer<typeof configSchema>;

/** Which of the two modes the addresses ask for. */
export function modeOf(config: Config): 'embedded' | 'server' {
  return config.DATABASE_URL === undefined ? 'embedded' : 'server';
}

/** Whether the API answers readers who show no token. */
export function isReadOpen({ API_READ, HOST }: Config): boolean {
  if (API_READ !== 'auto') return API_READ === 'open';
  return HOST === 'localhost' || HOST === '::1' || HOST.startsWith('127.');
}

/** Reads the configuration; throws one `configuration` error that lists every fault. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = configSchema.safeParse(set);
  if (result.success && result.data.REDIS_URL !== undefined && result.data.DATABASE_URL === undefined) {
    throw new RendezvousError(
      'configuration',
      'REDIS_URL is set without DATABASE_URL',
      'Set both for server mode, or neither for embedded mode: other processes cannot reach the embedded database.',
    );
  }
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new RendezvousError(
    'configuration',
    `the environment has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n  ${faults.join('\n  ')}`,
    'See docs/configuration.md for every key.',
  );
}

/** The configuration as it may be shown: passwords inside addresses are hidden. */
export function describeConfig(config: Config): { key: string; value: string; meaning: string }[] {
  return Object.entries(configSchema.shape).map(([key, schema]) => ({
    key,
    value:
      SECRETS.has(key) && config[key as keyof Config]
        ? '***'
        : hidePassword(String(config[key as keyof Config] ?? '')),
    meaning: schema.description ?? '',
  }));
}

/** Keys whose whole value is secret. */
const SECRETS = new Set(['WEBHOOK_SECRET']);

function hidePassword(value: string): string {
  return value.replace(/^([a-z]+:\/\/[^:/@]*):[^@]*@/, '$1:***@');
}
