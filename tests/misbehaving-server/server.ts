/**
 * A server on loopback that does, under each path, what the misbehaviour of that name says. Speaks HTTP by hand, since a
 * well-behaved HTTP library would not let it misbehave.
 */
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { ALL_MISBEHAVIOURS } from './all.ts';
import type { Place, Request } from './misbehaviour.ts';
import { createWire } from './wire.ts';

export interface MisbehavingServer {
  place: Place;
  /** Requests received for a misbehaviour, in order. */
  requestsFor(name: string): Request[];
  /** Connections that are open now. */
  openConnections(): number;
  close(): Promise<void>;
}

export async function startMisbehavingServer(): Promise<MisbehavingServer> {
  const requests = new Map<string, Request[]>();
  const open = new Set<Socket>();
  const secrets = {
    key: readFileSync(new URL('key.pem', import.meta.url)),
    cert: readFileSync(new URL('certificate.pem', import.meta.url)),
  };
  const plain = createServer((socket) => serve(socket));
  const secure = createTlsServer(secrets, (socket) => serve(socket));
  const [port, tlsPort, closedPort] = [await listen(plain), await listen(secure), await findClosedPort()];
  const place: Place = { base: `http://127.0.0.1:${port}`, port, tlsPort, closedPort };

  function serve(socket: Socket): void {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    let head = '';
    socket.on('data', (piece) => {
      head += piece.toString('latin1');
      if (!/^[A-Z]/.test(head)) return void createWire(socket).answer({ status: 400 });
      if (!head.includes('\r\n\r\n')) return;
      void dispatch(socket, head);
      head = '';
    });
  }

  async function dispatch(socket: Socket, head: string): Promise<void> {
    const [start = '', ...lines] = head.split('\r\n');
    const path = start.split(' ')[1] ?? '/';
    const name = path.split(/[/?]/)[1] ?? '';
    const received = requests.get(name) ?? [];
    const headers = Object.fromEntries(
      lines
        .filter(Boolean)
        .map((line) => [
          line.slice(0, line.indexOf(':')).toLowerCase(),
          line.slice(line.indexOf(':') + 1).trim(),
        ]),
    );
    const request: Request = { path, headers, visit: received.length + 1 };
    requests.set(name, [...received, request]);
    const wire = createWire(socket);
    const misbehaviour = ALL_MISBEHAVIOURS.find((one) => one.name === name);
    if (misbehaviour?.answer) await misbehaviour.answer(wire, request, place);
    else await wire.answer({ status: 404 });
  }

  return {
    place,
    requestsFor: (name) => requests.get(name) ?? [],
    openConnections: () => open.size,
    async close() {
      for (const socket of open) socket.destroy();
      await Promise.all([plain, secure].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function findClosedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
