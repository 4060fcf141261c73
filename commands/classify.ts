/**
 * `rendezvous classify`: JSON lines of texts in, codings out in the same order.
 * A line that cannot be read gets an error in its place and fails the run at its end, never the lines after it.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { type Classifier, createClassifier } from '../analysis/classifier.ts';
import { decodeModel } from '../analysis/model.ts';
import { messageOf } from '../base/errors.ts';
import { loadModelFile } from '../codebook/model-file.ts';

export interface ClassifyCommandOptions {
  /** List every label's probability. */
  all?: boolean;
  /** Say what decided; on unless switched off. */
  evidence: boolean;
}

/** One line of input. */
const Line = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  title: z.string(),
  summary: z.string().nullish(),
  body: z.string().nullish(),
  lang: z.string().nullish(),
});

const OUTPUT_BUFFER = 65_536;

export async function classifyCommand(
  options: ClassifyCommandOptions,
  input: Readable = process.stdin,
  output: Writable = process.stdout,
): Promise<void> {
  const classifier = createClassifier(decodeModel(loadModelFile().bytes));
  let number = 0;
  let waiting = '';
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    waiting += `${JSON.stringify(answerLine(classifier, line, number, options))}\n`;
    if (waiting.length < OUTPUT_BUFFER) continue;
    if (!output.write(waiting)) await once(output, 'drain');
    waiting = '';
  }
  output.write(waiting);
}

function answerLine(
  classifier: Classifier,
  line: string,
  number: number,
  options: ClassifyCommandOptions,
): object {
  const read = readLine(line);
  if ('error' in read) {
    process.exitCode = 1;
    return { error: { line: number, message: read.error } };
  }
  const { id = null, ...text } = read;
  return { id, ...classifier.classify(text, { evidence: options.evidence, all: options.all === true }) };
}

function readLine(line: string): z.infer<typeof Line> | { error: string } {
  try {
    const result = Line.safeParse(JSON.parse(line));
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    return { error: `${issue?.path.join('.') || 'line'}: ${issue?.message}` };
  } catch (error) {
    return { error: `not JSON: ${messageOf(error)}` };
  }
}
