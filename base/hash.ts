/** Content hashes: versions, identities and idempotent keys. */
import { createHash } from 'node:crypto';

/** SHA-256 of a text or of bytes, as lower-case hexadecimal of the given length (at most 64). */
export function contentHash(content: string | Uint8Array, length = 64): string {
  return createHash('sha256').update(content).digest('hex').slice(0, length);
}
