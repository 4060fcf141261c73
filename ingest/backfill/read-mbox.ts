/**
 * Newsletters kept in an mbox file (RFC 4155): one message after the other in constant memory, each as an archived row.
 * Mail itself is read by postal-mime; nothing in a message is fetched or run.
 */
import PostalMime, { type Email } from 'postal-mime';
import { toLine, toPlainText } from '../clean.ts';
import type { ArchivedRow } from '../items.ts';

/** Bytes of the largest message that is read; larger ones carry attachments, not news. */
const LARGEST = 20_000_000;

/** The messages of an mbox as rows; null in the place of one that is too large. `outlet` stands where a sender has no domain. */
export async function* readMbox(
  stream: AsyncIterable<Uint8Array>,
  outlet: string | null,
): AsyncGenerator<ArchivedRow | null> {
  for await (const message of splitMessages(stream))
    yield message === null ? null : toRow(await PostalMime.parse(message), outlet);
}

function toRow(mail: Email, outlet: string | null): ArchivedRow {
  const text = mail.html ? toPlainText(mail.html) : (mail.text ?? '').trim();
  const domain = mail.from?.address?.split('@')[1] ?? 'unknown';
  return {
    ...(mail.messageId ? { id: mail.messageId } : {}),
    title: toLine(mail.subject ?? '') || text.slice(0, 120) || 'untitled',
    summary: text.slice(0, 600),
    body: text,
    date: readDate(mail.date),
    outlet: outlet ?? domain,
    url: '',
    lang: '',
  };
}

function readDate(date: string | undefined): string | null {
  const instant = Date.parse(date ?? '');
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}

/** Cuts at lines that begin with `From ` after an empty line, and takes the quoting of such lines in bodies back. */
async function* splitMessages(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer | null> {
  let lines: Buffer[] = [];
  let length = 0;
  let started = false;
  let afterBlank = true;
  let rest = Buffer.alloc(0);
  const take = () => (length > LARGEST ? null : Buffer.concat(lines));
  for await (const chunk of stream) {
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      const line = bytes.subarray(start, end + 1);
      start = end + 1;
      const isSeparator = afterBlank && line.subarray(0, 5).toString('latin1') === 'From ';
      afterBlank = line.toString('latin1').trim() === '';
      if (isSeparator) {
        if (started) yield take();
        started = true;
        lines = [];
        length = 0;
        continue;
      }
      length += line.length;
      if (started && length <= LARGEST)
        lines.push(/^>+From /.test(line.toString('latin1')) ? line.subarray(1) : Buffer.from(line));
    }
    rest = bytes.subarray(start);
  }
  if (started) {
    length += rest.length;
    lines.push(rest);
    yield take();
  }
}
