/** The name under which every request is made: honest, with a version and a way to reach a person. */
import { readFileSync } from 'node:fs';

/** Product token (RFC 9110 10.1.5), also the one that robots.txt is read for. */
export const PRODUCT = 'Rendezvous';

/** `Rendezvous/<version> (+<contact>)`; what cannot stand in a comment of a header is left out of the contact. */
export function userAgentFor(contact: string): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return `${PRODUCT}/${version} (+${contact.replace(/[^\x21-\x7e]|[()\\]/g, '')})`;
}
