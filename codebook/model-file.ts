/** The built classifier model beside the codebook that it was built from. Bytes only; what they mean is the analysis' business. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RendezvousError } from '../base/errors.ts';
import { contentHash } from '../base/hash.ts';
import { codebookFolder } from './read-data.ts';

/** Where the published model lies. */
export const modelFile: string = join(codebookFolder, 'model.json');

/** The model's bytes and their SHA-256, the model's version. Throws `not-found` where none has been built. */
export function loadModelFile(file: string = modelFile): { bytes: Uint8Array; hash: string } {
  if (!existsSync(file)) {
    throw new RendezvousError(
      'not-found',
      `there is no classifier model at ${file}`,
      'Build it with "rendezvous model build".',
    );
  }
  const bytes = readFileSync(file);
  return { bytes, hash: contentHash(bytes) };
}

/** Puts a model in the published one's place, whole or not at all. */
export function saveModelFile(bytes: Uint8Array, file: string = modelFile): { hash: string } {
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
  return { hash: contentHash(bytes) };
}
