/**
 * One request and its response, over one connection of its own that is closed at the end however it ends. Follows no
 * redirects and judges no status. Certificates are always verified.
 */
import { buildConnector, Client } from 'undici';
import type { AddressGuard } from './address-guard.ts';
import type { ResponseHeaders } from './headers.ts';
import type { FetchLimits } from './limits.ts';

export interface Response {
  status: number;
  headers: ResponseHeaders;
  body: AsyncIterable<Buffer>;
}

export type Exchange = ReturnType<typeof createExchange>;

/** Throws what the network throws, `forbidden-address`, or the signal's reason. */
export function createExchange(guard: AddressGuard, limits: FetchLimits) {
  return async <Result>(
    url: URL,
    headers: Record<string, string>,
    signal: AbortSignal,
    read: (response: Response) => Promise<Result>,
  ): Promise<Result> => {
    const client = new Client(url.origin, {
      connect: buildConnector({
        timeout: limits.connectMs,
        lookup: guard.lookupFor(url),
        rejectUnauthorized: true,
      }),
      headersTimeout: limits.headerMs,
      bodyTimeout: limits.idleMs,
      maxHeaderSize: limits.headerBytes,
    });
    try {
      const response = await client.request({
        method: 'GET',
        path: url.pathname + url.search,
        headers,
        signal,
        reset: true,
      });
      return await read({ status: response.statusCode, headers: response.headers, body: response.body });
    } finally {
      await client.destroy();
    }
  };
}
