/**
 * `rendezvous evaluate`: how good the classifier is, on a file of coded items or, without one, by cross-validation.
 * The file is measured on and never trained on.
 */
import { readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { z } from 'zod';
import { compareParts, crossValidate, holdOut, judge, learningCurve } from '../analysis/cross-validate.ts';
import { evaluate, type JudgedItem, type Verdict } from '../analysis/evaluate.ts';
import { renderPage } from '../analysis/evaluation-page.ts';
import { type EvaluationReport, renderReport } from '../analysis/evaluation-report.ts';
import { tabulateLexicon } from '../analysis/lexicon-table.ts';
import { decodeModel } from '../analysis/model.ts';
import { messageOf, RendezvousError } from '../base/errors.ts';
import { loadModelFile } from '../codebook/model-file.ts';
import { loadTrainingData } from './training-data.ts';

export interface EvaluateOptions {
  format: 'text' | 'json' | 'html';
}

const judgement = {
  relevance: z.enum(['core', 'context', 'none']),
  categories: z.array(z.string()),
  factors: z.array(z.string()).default([]),
};
const Coder = z.object(judgement);

/** One line of a file of coded items; `a` and `b` are the two coders' own codings, where they are known. */
const CodedLine = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string().nullish(),
  lang: z.enum(['en', 'ru']),
  ...judgement,
  a: Coder.optional(),
  b: Coder.optional(),
});

export async function evaluateCommand(
  file: string | undefined,
  { format }: EvaluateOptions,
  output: Writable = process.stdout,
): Promise<void> {
  const report = file === undefined ? reportOnTraining() : reportOnFile(file);
  const render = {
    text: renderReport,
    html: renderPage,
    json: (data: EvaluationReport) => JSON.stringify(data, null, 2),
  };
  output.write(`${render[format](report)}\n`);
}

function reportOnTraining(): EvaluationReport {
  const data = loadTrainingData();
  const verdicts = crossValidate(data);
  const held = holdOut(data);
  return {
    subject: 'Cross-validation on the training items; parts and learning curve on one fold held out.',
    ...figuresOf(verdicts),
    parts: compareParts(held.data, held.items),
    learning: learningCurve(held.data, held.items),
    lexicon: tabulateLexicon(data.items, data),
  };
}

function reportOnFile(file: string): EvaluationReport {
  const items = readItems(file);
  const data = loadTrainingData();
  const { bytes, hash } = loadModelFile();
  return {
    subject: `The published model (version ${hash.slice(0, 12)}) on ${file}.`,
    ...figuresOf(judge(decodeModel(bytes), items)),
    parts: compareParts(data, items),
    learning: learningCurve(data, items),
    lexicon: tabulateLexicon(items, data),
  };
}

function figuresOf(verdicts: readonly Verdict[]): Pick<EvaluationReport, 'overall' | 'languages'> {
  const languages = (['en', 'ru'] as const).map((language) => ({
    language,
    figures: evaluate(verdicts.filter(({ item }) => item.language === language)),
  }));
  return { overall: evaluate(verdicts), languages: languages.filter(({ figures }) => figures.items > 0) };
}

function readItems(file: string): JudgedItem[] {
  const lines = readLines(file);
  return lines.map(({ text, number }) => {
    try {
      const { lang, summary, a, b, ...item } = CodedLine.parse(JSON.parse(text));
      return { ...item, summary: summary ?? '', language: lang, ...(a && b ? { coders: [a, b] } : {}) };
    } catch (cause) {
      throw new RendezvousError(
        'bad-input',
        `${file}, line ${number}: ${messageOf(cause)}`,
        'Each line is {"id","title","summary","lang","relevance","categories","factors"}.',
        { cause },
      );
    }
  });
}

function readLines(file: string): { text: string; number: number }[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((text, index) => ({ text, number: index + 1 }))
      .filter(({ text }) => text.trim() !== '');
  } catch (cause) {
    throw new RendezvousError('bad-input', `${file}: ${messageOf(cause)}`, 'Name a file of coded items.', {
      cause,
    });
  }
}
