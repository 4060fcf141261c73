/**
 * Terms as 32-bit numbers, so that vectors are small and nothing keeps a vocabulary.
 * The sign tells words of one language (negative) from what both languages share: entities, numbers, concepts.
 */

/** FNV-1a (Fowler, Noll, Vo; RFC 9923) over UTF-16 code units, as an unsigned 32-bit number. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The term of a stem: negative, a matter of its language. */
export function wordTerm(stem: string): number {
  return hashText(stem) | 0x8000_0000;
}

/** The term of an entity (`@id`), a number (`#22`) or a concept (`~id`): not negative, the same in both languages. */
export function sharedTerm(name: string): number {
  return hashText(name) & 0x7fff_ffff;
}

export function isShared(term: number): boolean {
  return term >= 0;
}
