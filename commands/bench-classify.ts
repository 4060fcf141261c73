/**
 * `rendezvous bench classify`: items a second, beside natural's BayesClassifier and, where Debian's Python has it,
 * scikit-learn's bare Complement Bayes, all trained on the same items and asked the same ones in one run.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import { type Classifier, createClassifier } from '../analysis/classifier.ts';
import { decodeModel } from '../analysis/model.ts';
import { labelsOf } from '../analysis/train.ts';
import type { ItemText } from '../base/records.ts';
import { labels as allLabels } from '../codebook/categories.ts';
import { loadModelFile } from '../codebook/model-file.ts';
import { loadTraining, type TrainingItem } from '../codebook/training.ts';

const ROUNDS = 5;
const SIZES = [500, 2000, 8000, 32_000];
/** natural is asked fewer items: it would take minutes. */
const PEER_ITEMS = 60;
const PYTHON = '/usr/bin/python3';

export async function benchClassifyCommand(output: Writable = process.stdout): Promise<void> {
  const say = (line: string) => output.write(`${line}\n`);
  const training = loadTraining();
  const texts = training.map(
    ({ title, summary, language }): ItemText => ({ title, summary, lang: language }),
  );
  const { bytes } = loadModelFile();
  const start = performance.now();
  const classifier = createClassifier(decodeModel(bytes));
  classifier.classify(texts[0]!);
  say(
    `model load  ${(performance.now() - start).toFixed(0)} ms, from bytes to the first verdict (target: under 150)`,
  );
  say(`${training.length} items, headline and summary; medians of ${ROUNDS} rounds, one core`);
  for (const size of SIZES) {
    const some = Array.from({ length: size }, (_, at) => texts[at % texts.length]!);
    const plain = medianRate(() => classifyAll(classifier, some, false), size);
    const explained = medianRate(() => classifyAll(classifier, some, true), size);
    say(
      `${String(size).padStart(6)} items  ${show(plain)} a second without evidence  ${show(explained)} with evidence`,
    );
  }
  for (const words of [100, 1000, 10_000, 100_000]) {
    const body = 'Roscosmos and NASA extend the seat swap agreement for the station. '.repeat(words / 10);
    const rate = medianRate(() => classifier.classify({ title: 'Seat swap', body }), 1);
    say(`${String(words).padStart(6)} words of body  ${(1000 / rate).toFixed(2)} ms`);
  }
  const ours = medianRate(() => classifyAll(classifier, texts, false), texts.length);
  say(`this classifier, the same items  ${show(ours)} a second`);
  const single = medianRate(askNatural([trainNatural(training, firstLabel)], training), PEER_ITEMS);
  say(peerLine('natural BayesClassifier, one choice of one label', single, ours));
  const several = allLabels.map((label) => trainNatural(training, carries(label)));
  const same = medianRate(askNatural(several, training), PEER_ITEMS);
  say(peerLine(`natural BayesClassifier, the same ${several.length} questions one against rest`, same, ours));
  say(scikitLine(training));
}

function classifyAll(classifier: Classifier, texts: readonly ItemText[], evidence: boolean): void {
  for (const text of texts) classifier.classify(text, { evidence });
}

/** Items a second. */
function medianRate(work: () => void, items: number): number {
  work();
  const seconds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  }).sort((a, b) => a - b);
  return items / seconds[Math.floor(ROUNDS / 2)]!;
}

interface NaturalClassifier {
  addDocument(text: string, label: string): void;
  train(): void;
  getClassifications(text: string): unknown;
}

/** natural knows no several labels: a single choice among first labels is the least it can be asked. */
const firstLabel = (item: TrainingItem) => labelsOf(item)[0] ?? 'none';
/** One question against the rest, as this classifier answers for every label. */
const carries = (label: string) => (item: TrainingItem) => (labelsOf(item).includes(label) ? 'yes' : 'no');

function trainNatural(
  training: readonly TrainingItem[],
  labelOf: (item: TrainingItem) => string,
): NaturalClassifier {
  const require = createRequire(import.meta.url);
  const { BayesClassifier } = require('natural/lib/natural/classifiers/index.js') as {
    BayesClassifier: new () => NaturalClassifier;
  };
  const classifier = new BayesClassifier();
  for (const item of training) classifier.addDocument(textOf(item), labelOf(item));
  classifier.train();
  return classifier;
}

function askNatural(
  classifiers: readonly NaturalClassifier[],
  training: readonly TrainingItem[],
): () => void {
  const step = Math.floor(training.length / PEER_ITEMS);
  const asked = Array.from({ length: PEER_ITEMS }, (_, at) => textOf(training[at * step]!));
  return () => {
    for (const text of asked) for (const classifier of classifiers) classifier.getClassifications(text);
  };
}

function peerLine(name: string, rate: number, ours: number): string {
  return `${name}  ${show(rate)} a second; this classifier is ${(ours / rate).toFixed(0)} times as fast`;
}

const SCIKIT = `
import json, statistics, sys, time
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.multiclass import OneVsRestClassifier
from sklearn.naive_bayes import ComplementNB
from sklearn.preprocessing import MultiLabelBinarizer
items = json.load(sys.stdin)
texts = [item["text"] for item in items]
vectorizer = CountVectorizer(ngram_range=(1, 2), min_df=2)
model = OneVsRestClassifier(ComplementNB()).fit(vectorizer.fit_transform(texts), MultiLabelBinarizer().fit_transform([item["labels"] for item in items]))
def rate():
    start = time.perf_counter()
    model.predict(vectorizer.transform(texts))
    return len(texts) / (time.perf_counter() - start)
print(statistics.median(rate() for _ in range(${ROUNDS})))
`;

function scikitLine(training: readonly TrainingItem[]): string {
  const input = JSON.stringify(training.map((item) => ({ text: textOf(item), labels: labelsOf(item) })));
  const run = spawnSync(PYTHON, ['-c', SCIKIT], {
    input,
    encoding: 'utf8',
    env: { OMP_NUM_THREADS: '1' },
    maxBuffer: 1e8,
  });
  const rate = Number(run.stdout);
  if (run.status !== 0 || !(rate > 0))
    return `scikit-learn: not measured (${PYTHON} cannot import sklearn; Debian: python3-sklearn)`;
  return `scikit-learn CountVectorizer(1–2) + OneVsRest(ComplementNB), no language steps  ${show(rate)} a second`;
}

function textOf({ title, summary }: TrainingItem): string {
  return `${title} ${summary}`;
}

function show(rate: number): string {
  return Math.round(rate).toLocaleString('en').padStart(9);
}
