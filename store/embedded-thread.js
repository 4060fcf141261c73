/**
 * The thread in which the embedded database runs: PGlite over a data folder, served on a Unix socket.
 * A thread of its own, so that a long query never holds up a request; plain JavaScript, because a thread starts
 * without the type stripping of its process. It must not know any table.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** Parse, bind, describe, execute and close: the server answers to these only at the sync or flush that follows. */
const HELD_BACK = new Set(['P', 'B', 'D', 'E', 'C']);

/** @type {{ folder: string, socket: string | null }} */
const { folder, socket } = workerData;

const database = await PGlite.create({ dataDir: folder });
if (socket === null) {
  await database.close();
} else {
  const server = new PGLiteSocketServer({ db: gatherMessages(database), path: socket });
  await server.start();
  parentPort?.on('message', async () => {
    await server.stop();
    await database.close();
    parentPort?.close();
  });
}
parentPort?.postMessage('ready');

/**
 * Hands the messages of one extended query over together. The socket server calls the database for each of bind,
 * execute and sync; every call goes in and out of WebAssembly, which costs a short query more than its own work.
 * @param {PGlite} database
 */
function gatherMessages(database) {
  /** @type {Uint8Array[]} */
  let waiting = [];
  const execute = database.execProtocolRawStream.bind(database);
  database.execProtocolRawStream = async (message, options) => {
    waiting.push(message);
    if (HELD_BACK.has(String.fromCharCode(message[0] ?? 0))) return;
    const gathered = Buffer.concat(waiting);
    waiting = [];
    await execute(gathered, options);
  };
  return database;
}
