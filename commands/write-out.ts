/** Results to a file, or to standard output where none is named; never a binary to a terminal. */
import { writeFile } from 'node:fs/promises';
import { messageOf, RendezvousError } from '../base/errors.ts';

/** Throws `bad-input` where the file cannot be written, or where a binary would go to a terminal. */
export async function writeOut(body: string | Uint8Array, file: string | undefined): Promise<void> {
  if (file !== undefined) {
    try {
      return await writeFile(file, body);
    } catch (error) {
      throw new RendezvousError(
        'bad-input',
        `cannot write ${file}: ${messageOf(error)}`,
        'Name a file in a folder that exists with --out.',
      );
    }
  }
  if (typeof body !== 'string' && process.stdout.isTTY)
    throw new RendezvousError('bad-input', 'this form is not for a terminal', 'Name a file with --out.');
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(body, (error) => (error ? reject(error) : resolve()));
  });
}
