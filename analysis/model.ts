/**
 * The built model: all that a classifier needs, as one file. Encoding is canonical: equal models give equal bytes.
 * No training and no classifying here.
 */
import { RendezvousError } from '../base/errors.ts';
import type { Actor } from '../codebook/actors.ts';
import type { LexiconPattern, ScopeCue } from '../codebook/lexicon.ts';
import type { BayesWeights } from './bayes-scores.ts';
import { isCompany } from './grams.ts';
import type { LogisticModel } from './logistic.ts';

/** A label's stacked and calibrated model: log-odds over its inputs (stack-inputs.ts), and from which probability it is given. */
export interface LabelModel extends LogisticModel {
  label: string;
  threshold: number;
}

export interface Model {
  /** Content hashes of the definitions that its items were coded under, and of actors, lexicon and cues. */
  codebookVersion: string;
  lexiconVersion: string;
  /** Number of texts it was built from. */
  trainedOn: number;
  actors: Actor[];
  lexicon: LexiconPattern[];
  cues: ScopeCue[];
  /** Stems and masks; the place in the list is the symbol's number. */
  symbols: string[];
  /** Features as pairs of numbers (grams.ts). */
  grams: Int32Array;
  /** Bayes weights, features × labels, in steps of 1/256. */
  weights: Float32Array;
  labels: LabelModel[];
}

const FORMAT = 'rendezvous-model-1';
const STEP = 256;

/** Weights as the file can hold them; training goes on with these, so that nothing changes by saving. */
export function roundWeights(weights: Float32Array): Float32Array {
  return weights.map((weight) => Math.round(weight * STEP) / STEP);
}

/** The model's Bayes part as the scoring needs it. */
export function bayesWeights({
  grams,
  symbols,
  weights,
  labels,
}: Pick<Model, 'grams' | 'symbols' | 'weights' | 'labels'>): BayesWeights {
  return { weights, inCompany: markCompany(grams, symbols), labels: labels.length };
}

/** For each feature, 1 where it is a word in its company. */
export function markCompany(grams: Int32Array, symbols: readonly string[]): Uint8Array {
  const inCompany = new Uint8Array(grams.length / 2);
  for (let feature = 0; feature < inCompany.length; feature++) {
    const second = grams[2 * feature + 1]!;
    if (second >= 0 && isCompany(symbols[second]!)) inCompany[feature] = 1;
  }
  return inCompany;
}

/** The file's bytes (UTF-8 JSON, matrices in base64, little-endian). */
export function encodeModel(model: Model): Uint8Array {
  const { grams, weights, ...rest } = model;
  const steps = Int16Array.from(weights, (weight) => Math.round(weight * STEP));
  const head = { format: FORMAT, ...rest, grams: toBase64(grams), weights: toBase64(steps) };
  return new TextEncoder().encode(`${JSON.stringify(head)}\n`);
}

/** Throws `bad-input` where the bytes are not a model of this format. */
export function decodeModel(bytes: Uint8Array): Model {
  try {
    const { format, grams, weights, ...rest } = JSON.parse(new TextDecoder().decode(bytes));
    if (format !== FORMAT) throw new Error(`its format is ${format}, not ${FORMAT}`);
    const steps = new Int16Array(fromBase64(weights));
    const decoded = new Float32Array(steps.length);
    for (let at = 0; at < steps.length; at++) decoded[at] = steps[at]! / STEP;
    return { ...rest, grams: new Int32Array(fromBase64(grams)), weights: decoded };
  } catch (cause) {
    throw new RendezvousError(
      'bad-input',
      `this is not a classifier model: ${cause instanceof Error ? cause.message : cause}`,
      'Build it again with "rendezvous model build".',
      { cause },
    );
  }
}

function toBase64(cells: Int32Array | Int16Array): string {
  return Buffer.from(cells.buffer, cells.byteOffset, cells.byteLength).toString('base64');
}

function fromBase64(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64');
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
