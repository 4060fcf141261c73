/**
 * The thread in which the embedded database runs: PGlite over a data folder, served on a Unix socket.
 * A thread of its own, so that a long query never holds up a request; plain JavaScript, because a thread starts
 * without the type stripping of its process. It must not know any table.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** @type {{ folder: string, socket: string | null }} */
const { folder, socket } = workerData;

const database = await PGlite.create({ dataDir: folder });
if (socket === null) {
  await database.close();
} else {
  const server = new PGLiteSocketServer({ db: database, path: socket });
  await server.start();
  parentPort?.on('message', async () => {
    await server.stop();
    await database.close();
    parentPort?.close();
  });
}
parentPort?.postMessage('ready');
