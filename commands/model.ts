/** `rendezvous model build`: training items, actors and lexicon → codebook/model.json. */
import { encodeModel } from '../analysis/model.ts';
import { trainModel } from '../analysis/train.ts';
import { modelFile, saveModelFile } from '../codebook/model-file.ts';
import { loadTrainingData } from './training-data.ts';

export async function modelBuildCommand(): Promise<void> {
  const data = loadTrainingData();
  const model = trainModel(data);
  const { hash } = saveModelFile(encodeModel(model));
  const features = model.grams.length / 2;
  process.stdout.write(
    `${modelFile}\n${data.items.length} items, ${model.lexicon.length} patterns, ${model.actors.length} actors, ${features} features\n` +
      `version ${hash.slice(0, 12)}\n`,
  );
}
