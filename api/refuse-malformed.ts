/** Refuses addresses that cannot be read as text: bad percent-encoding, bad UTF-8, control characters, over-length. */
import type { MiddlewareHandler } from 'hono';
import { respond } from './problems.ts';

const LONGEST_ADDRESS = 8000;

export function refuseMalformed(): MiddlewareHandler {
  return async (context, next) => {
    const { url } = context.req;
    if (url.length > LONGEST_ADDRESS) {
      return respond(
        context,
        414,
        'too-long',
        `The address is over ${LONGEST_ADDRESS} characters.`,
        'Ask for less at once.',
      );
    }
    if (isReadable(url)) return await next();
    return respond(
      context,
      400,
      'bad-input',
      'The address holds bytes that are not UTF-8, or control characters.',
      'Write parameters in UTF-8 and percent-encode them.',
    );
  };
}

function isReadable(url: string): boolean {
  try {
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(
      decodeURIComponent(url.replaceAll('+', ' ')),
    );
  } catch {
    return false;
  }
}
