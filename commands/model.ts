/**
 * `rendezvous model build`: training items, actors and lexicon → codebook/model.json; `rendezvous model recode`: the
 * store coded anew under it.
 */
import { encodeModel } from '../analysis/model.ts';
import { type CodedItem, type TrainingData, trainModel } from '../analysis/train.ts';
import type { Config } from '../base/config.ts';
import { modelFile, saveModelFile } from '../codebook/model-file.ts';
import { loadClassifier, openStore } from '../compose.ts';
import { recodeItems } from '../workers/recode-items.ts';
import { refreshAll } from './ingest.ts';
import { createProgress } from './progress.ts';
import { loadTrainingData } from './training-data.ts';

async function readHumanCodings(config: Config): Promise<CodedItem[]> {
  const opened = await openStore(config);
  try {
    return await opened.store.codings.byPeople();
  } finally {
    await opened.close();
  }
}

/** Codes what other models coded; run again after an interruption, it goes on. Stories and series follow. */
export async function modelRecodeCommand(config: Config): Promise<void> {
  const opened = await openStore(config);
  try {
    const { classifier, versions } = loadClassifier();
    const { store } = opened;
    const progress = createProgress('items coded anew', await store.codings.countOutdated(versions));
    const items = await recodeItems(
      { store, classifier, versions },
      { report: (done) => progress.update(done) },
    );
    progress.stop();
    process.stdout.write(`${items} items coded anew by model ${versions.model}; earlier codings are kept\n`);
    await refreshAll(opened);
  } finally {
    await opened.close();
  }
}

export interface ModelBuildOptions {
  /** Learn from what people coded in the database, too. */
  humanCodings?: boolean;
}

export async function modelBuildCommand(
  readConfiguration: () => Config,
  { humanCodings = false }: ModelBuildOptions,
): Promise<void> {
  const synthetic = loadTrainingData();
  const human = humanCodings ? await readHumanCodings(readConfiguration()) : [];
  const data: TrainingData = { ...synthetic, items: [...synthetic.items, ...human] };
  const model = trainModel(data);
  const { hash } = saveModelFile(encodeModel(model));
  const features = model.grams.length / 2;
  process.stdout.write(
    `${modelFile}\n${synthetic.items.length} synthetic items, ${human.length} human codings, ${model.lexicon.length} patterns, ${model.actors.length} actors, ${features} features\n` +
      `version ${hash.slice(0, 12)}\n`,
  );
}
