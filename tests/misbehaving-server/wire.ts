/**
 * The server's end of one connection, as low as misbehaving needs it: bytes, pauses, resets. Writes are dropped once
 * the client has gone.
 */
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer {
  status?: number;
  headers?: Record<string, string | number | string[]>;
  body?: string | Buffer;
}

export interface Wire {
  /** Writes bytes as they are (text as latin-1) and waits until they are taken. */
  raw(bytes: string | Buffer): Promise<void>;
  /** Writes a status line and headers; nothing is added. */
  head(answer: Answer): Promise<void>;
  /** A whole, correct response; the connection ends with it. */
  answer(answer: Answer): Promise<void>;
  /** The same with status 200 and a feed's content type. */
  feed(body: string | Buffer, headers?: Answer['headers']): Promise<void>;
  pause(milliseconds: number): Promise<void>;
  end(): void;
  reset(): void;
  /** Whether the client has closed. */
  isClosed(): boolean;
}

export function createWire(socket: Socket): Wire {
  const wire: Wire = {
    async raw(bytes) {
      if (socket.destroyed || !socket.writable) return;
      const data = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
      await new Promise<void>((resolve) => {
        socket.once('close', resolve);
        socket.write(data, () => {
          socket.off('close', resolve);
          resolve();
        });
      });
    },
    async head({ status = 200, headers = {} }) {
      const lines = Object.entries(headers).flatMap(([name, value]) =>
        [value].flat().map((one) => `${name}: ${one}\r\n`),
      );
      await wire.raw(`HTTP/1.1 ${status} Synthetic\r\n${lines.join('')}\r\n`);
    },
    async answer({ status = 200, headers = {}, body = '' }) {
      const bytes = typeof body === 'string' ? Buffer.from(body) : body;
      await wire.head({
        status,
        headers: { 'content-length': bytes.length, connection: 'close', ...headers },
      });
      await wire.raw(bytes);
      wire.end();
    },
    feed: (body, headers) =>
      wire.answer({ headers: { 'content-type': 'application/rss+xml; charset=utf-8', ...headers }, body }),
    pause: (milliseconds) => sleep(milliseconds),
    end: () => void socket.end(),
    reset: () => void socket.resetAndDestroy(),
    isClosed: () => socket.destroyed || !socket.writable,
  };
  return wire;
}
