/** Which form an answer takes: `?format=` where it is given, else the `Accept` header (RFC 9110), else JSON. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';

export const mediaTypes = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  atom: 'application/atom+xml; charset=utf-8',
  jsonfeed: 'application/feed+json',
  bibtex: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  csl: 'application/vnd.citationstyles.csl+json',
  r: 'text/x-r; charset=utf-8',
  stata: 'text/x-stata; charset=utf-8',
  python: 'text/x-python; charset=utf-8',
} as const;
export type Format = keyof typeof mediaTypes;

/** Rows of any kind. */
export const tableFormats = ['json', 'csv', 'jsonl', 'parquet'] as const satisfies readonly Format[];
/** Code that loads a table into a statistics program. */
export const snippetFormats = ['r', 'stata', 'python'] as const satisfies readonly Format[];
export const citationFormats = ['bibtex', 'ris', 'csl'] as const satisfies readonly Format[];
export const feedFormats = ['atom', 'jsonfeed'] as const satisfies readonly Format[];

/** The `format` parameter of a route. */
export function formatQuery<Offered extends readonly [Format, ...Format[]]>(offered: Offered) {
  return {
    format: z.enum(offered).optional().describe('Form of the answer; it goes before the Accept header.'),
  };
}

/** The media type without its parameters, as the contract names it. */
export function bareType(format: Format): string {
  return mediaTypes[format].split(';')[0]!;
}

/** The form to answer in; undefined where the caller accepts none that is offered. */
export function negotiate<Offered extends Format>(
  context: Context,
  offered: readonly Offered[],
): Offered | undefined {
  const asked = context.req.query('format');
  const named = offered.find((format) => format === asked);
  if (named !== undefined) return named;
  const header = context.req.header('accept');
  if (header === undefined || header.trim() === '') return offered[0];
  const wanted = parseAccept(header)
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { type } of wanted) {
    const found = offered.find((format) => matches(type.toLowerCase(), bareType(format)));
    if (found !== undefined) return found;
  }
  return undefined;
}

function matches(pattern: string, type: string): boolean {
  return pattern === '*/*' || pattern === type || pattern === `${type.split('/')[0]}/*`;
}
