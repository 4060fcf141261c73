/** What a model is built from, read from the codebook's files. */
import type { TrainingData } from '../analysis/train.ts';
import { loadActors } from '../codebook/actors.ts';
import { loadCodebook } from '../codebook/codebook.ts';
import { loadLexicon, loadScopeCues } from '../codebook/lexicon.ts';
import { codebookFolder } from '../codebook/read-data.ts';
import { loadTraining, type TrainingItem } from '../codebook/training.ts';

/** All training data of the codebook in a folder. Throws `bad-input` naming file and entry where one is faulty. */
export function loadTrainingData(folder: string = codebookFolder): TrainingData<TrainingItem> {
  return {
    items: loadTraining(folder),
    actors: loadActors(folder),
    lexicon: loadLexicon(folder),
    cues: loadScopeCues(folder),
    codebookVersion: loadCodebook(folder).version,
  };
}
