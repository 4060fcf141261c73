/** Answers in any other form than JSON: the one place that knows how each form is rendered and sent. */
import type { Context } from 'hono';
import { type Provenance, provenanceHeaders } from '../provenance.ts';
import { type Reference, renderBibtex, renderCsl, renderRis } from './citations.ts';
import { type Table, withColumns } from './columns.ts';
import { type Format, mediaTypes } from './negotiate.ts';
import { type Batches, renderCsv, renderJsonLines, renderParquet } from './rows.ts';
import { renderSnippet, type Snippet } from './snippets.ts';
import { type FeedFacts, renderAtom, renderJsonFeed } from './syndication.ts';

export interface Renderings {
  provenance: Provenance;
  table?: {
    of: Table;
    fields?: readonly string[] | undefined;
    header?: 'units' | 'plain';
    rows: () => Batches;
  };
  references?: () => Promise<Reference[]>;
  feed?: () => Promise<FeedFacts>;
}

/** Renders into a form other than JSON. The route must have offered no form that `renderings` lacks. */
export async function answerAs(
  context: Context,
  format: Exclude<Format, 'json'>,
  renderings: Renderings,
): Promise<Response> {
  const { provenance, table } = renderings;
  const facts = provenanceHeaders(provenance, table?.of.name ?? null);
  for (const [name, value] of Object.entries(facts)) context.header(name, value);
  context.header('content-type', mediaTypes[format]);
  const asked = table && withColumns(table.of, table.fields);
  switch (format) {
    case 'csv':
      return await stream(
        context,
        renderCsv(asked!, table!.rows(), table!.header ?? 'units'),
        `${asked!.name}.csv`,
      );
    case 'jsonl':
      return await stream(context, renderJsonLines(asked!, table!.rows()), `${asked!.name}.jsonl`);
    case 'parquet':
      return saved(
        context,
        await renderParquet(asked!, table!.rows(), {
          licence: provenance.licence,
          cite: provenance.cite,
          ...provenance.versions,
        }),
        `${asked!.name}.parquet`,
      );
    case 'atom':
      return context.body(renderAtom(await renderings.feed!()));
    case 'jsonfeed':
      return context.body(renderJsonFeed(await renderings.feed!()));
    case 'bibtex':
      return saved(context, renderBibtex(await renderings.references!()), 'rendezvous.bib');
    case 'ris':
      return saved(context, renderRis(await renderings.references!()), 'rendezvous.ris');
    case 'csl':
      return context.body(renderCsl(await renderings.references!()));
    default:
      return context.body(renderSnippet(format satisfies Snippet, tableAddress(context), provenance.cite));
  }
}

/** Rows that are all there already. */
export async function* oneBatch(rows: Record<string, unknown>[]): Batches {
  yield rows;
}

function saved(context: Context, body: string | Uint8Array<ArrayBuffer>, name: string): Response {
  context.header('content-disposition', `attachment; filename="${name}"`);
  return context.body(body);
}

/**
 * Sends text as it is made; the next batch is read when the caller has taken the last. The first is read before anything
 * is sent, so that a question that cannot be answered gets a problem, not a table cut short.
 */
async function stream(context: Context, texts: AsyncGenerator<string>, name: string): Promise<Response> {
  const encoder = new TextEncoder();
  let next = await texts.next();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(next.value));
      next = await texts.next();
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
  context.set('streamed', true);
  return saved(context, body as never, name);
}

function tableAddress(context: Context): URL {
  const address = new URL(context.req.url);
  address.searchParams.delete('format');
  return address;
}
