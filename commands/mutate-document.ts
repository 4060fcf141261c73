/**
 * Damage as networks, editors and attackers do it to documents, by a seed: the same seed makes the same documents. For
 * the reader's tests and its bench.
 */

const FRAGMENTS = [
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    ']]>',
    '<![CDATA[',
    '<!--',
    '-->',
    '<item>',
    '</item>',
    '<entry>',
    '</channel>',
  ],
  ...[
    '<title>',
    '<link>',
    '<p>',
    '</b>',
    '<br>',
    '&nbsp;',
    '&#0;',
    '&#x110000;',
    '<a href="//">',
    'xmlns:a="',
  ],
  ...[
    '<?xml encoding="utf-16"?>',
    '<!DOCTYPE a [<!ENTITY b "',
    '{',
    '}',
    '[',
    '"items":',
    '\0',
    '\xff',
    '\xe9\xe8',
  ],
].map((fragment) => Buffer.from(fragment, 'latin1'));

/** A generator of whole numbers from 0 up to a bound, by a linear congruence. */
export function createRandom(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** A damaged copy of a document: one to five cuts, insertions, changed bytes, swapped parts or lost ends. */
export function mutateDocument(document: Uint8Array, random: (bound: number) => number): Uint8Array {
  let bytes = Buffer.from(document);
  for (let count = 1 + random(5); count > 0; count--) bytes = mutateOnce(bytes, random);
  return bytes;
}

function mutateOnce(bytes: Buffer<ArrayBuffer>, random: (bound: number) => number): Buffer<ArrayBuffer> {
  const at = random(bytes.length + 1);
  const head = bytes.subarray(0, at);
  switch (random(6)) {
    case 0:
      return Buffer.concat([head, bytes.subarray(at + random(40))]);
    case 1:
    case 2:
      return Buffer.concat([head, FRAGMENTS[random(FRAGMENTS.length)]!, bytes.subarray(at)]);
    case 3:
      return Buffer.concat([head, Buffer.from([random(256)]), bytes.subarray(at + 1)]);
    case 4:
      return Buffer.concat([head, bytes.subarray(random(bytes.length + 1))]);
    default:
      return random(4) === 0 ? head : bytes;
  }
}
