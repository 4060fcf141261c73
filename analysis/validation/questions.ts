/** The tests of the validation plan: what each asks, how it is measured, and by which rule it passes. Fixed before any reading. */

export const testIds = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V9', 'V10', 'V11'] as const;
export type TestId = (typeof testIds)[number];

export interface TestQuestion {
  title: string;
  asked: string;
  measure: string;
  rule: string;
}

export const testQuestions: Record<TestId, TestQuestion> = {
  V1: {
    title: 'Audit by people',
    asked: 'Do people who read the items under the codebook agree with one another?',
    measure:
      'Krippendorff’s alpha over items that two people or more coded in their present wording, of relevance, orientation and each category that ten of them carry; 90 % bootstrap interval over items.',
    rule: 'Alpha of orientation at least .80 and of every such category at least .667, on at least 1,200 coded items of 40 weeks, 360 of them coded twice, some of them items that the machine leaves out.',
  },
  V2: {
    title: 'Classifier against people',
    asked: 'Does the machine code items as people do?',
    measure:
      'F1 of relevance, and mean F1 of cooperation, tension and neutral among relevant items, on all items that people coded; 90 % bootstrap interval.',
    rule: 'F1 of relevance at least .85 and mean F1 of orientation at least .75, on at least 300 items.',
  },
  V3: {
    title: 'Index by people against index by machine',
    asked: 'Would the series look the same had people coded every item?',
    measure:
      'Correlation over months of the log-odds of cooperation, from the same items as people and as the machine coded them.',
    rule: 'At least .86, over at least 12 months with five polar items each.',
  },
  V4: {
    title: 'Errors that follow the level or the time',
    asked: 'Does the machine err more in tense months, or more as years go by?',
    measure:
      'Correlation over months of the net error (cooperative share by machine less that by people) with the level, and with the month’s place in time.',
    rule: 'Both within ±.10, over at least 12 months with five polar items each.',
  },
  V5: {
    title: 'Known events',
    asked: 'Does the balance turn the way it should after events that are known to have mattered?',
    measure:
      'For every verified event of the chronology known to the day with an intensity of 5 or more either way: the posterior probability that the balance of its week and the two after lies on the event’s side of the balance of weeks 3 to 28 before. Events of one week are one look; a week with events of both sides is not judged. Placebos: all weeks whose window no such event touches, asked for both sides.',
    rule: 'At least 80 % of event weeks seen at probability .9 and at most 10 % of placebos, on at least ten event weeks that five polar stories after and twenty before allow to judge.',
  },
  V6: {
    title: 'Convergence with an index of tension on Earth',
    asked: 'Does the earthly tension in the stories move with an index that others made?',
    measure:
      'Correlation over months of the share of stories with factor earthly-tension with the imported series “climate”.',
    rule: 'At least .60, over at least 12 months.',
  },
  V7: {
    title: 'Independence from volume',
    asked: 'Is the balance a measure of its own, or only of how much is written?',
    measure:
      'Correlation over months of the log-odds of cooperation with the logarithm of the number of relevant items.',
    rule: 'Within ±.30, over at least 12 months with five polar stories each.',
  },
  V8: {
    title: 'Robustness to sources',
    asked: 'Does one outlet, or one country’s press, make the series?',
    measure:
      'Correlation over months of the log-odds of cooperation with those without one outlet, for each outlet with a hundredth of the items or more, stories summed up anew; and of American with third countries’ press.',
    rule: 'At least .95 without any one outlet, and at least .70 between the presses, over at least 12 months with five polar stories each.',
  },
  V9: {
    title: 'Keywords alone against the model',
    asked: 'Would counting the lexicon’s keywords have told the same story?',
    measure:
      'Correlation over months of the log-odds of cooperation by the model with those by the lexicon’s patterns alone, on the same items and stories.',
    rule: 'At least .80, over at least 12 months with five polar stories each.',
  },
  V10: {
    title: 'Coverage of intervals',
    asked: 'Do 90 % intervals hold the true balance nine times in ten?',
    measure:
      'Simulated weeks with known shares, a coder with known errors and an audit of 300 items: how often the interval holds the truth, at 15, 30 and 60 polar stories a week and at as many as this period’s middle week has.',
    rule: 'Between .85 and .95 each.',
  },
  V11: {
    title: 'Built anew',
    asked: 'Do the same data give the same numbers?',
    measure:
      'The newest snapshot of this class that the present method made is counted anew from its data, and the standing values of the period from stories and items.',
    rule: 'The snapshot identical to the byte, and no standing value another.',
  },
};
