/** Lines of a stream, numbered, in constant memory: a line beyond the cap is reported, not collected. */

export interface Line {
  /** From 1. */
  number: number;
  /** Null where the line was longer than the cap. */
  text: string | null;
}

/** Splits UTF-8 bytes at line feeds; empty lines are left out, a carriage return at the end is dropped. */
export async function* readLines(
  stream: AsyncIterable<Uint8Array | string>,
  mostBytes = 1_000_000,
): AsyncGenerator<Line> {
  let number = 1;
  let parts: Buffer[] = [];
  let length = 0;
  const take = (): Line | undefined => {
    const text = length > mostBytes ? null : Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
    const line = text === '' ? undefined : { number, text };
    parts = [];
    length = 0;
    number += 1;
    return line;
  };
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      length += end - start;
      if (length <= mostBytes) parts.push(bytes.subarray(start, end));
      const line = take();
      if (line) yield line;
      start = end + 1;
    }
    length += bytes.length - start;
    if (length <= mostBytes) parts.push(bytes.subarray(start));
    else parts = [];
  }
  const last = take();
  if (last) yield last;
}
