/** Texts of method and data, in English. */

export const method = {
  title: 'Method and data',
  contents: 'On this page',
  making: 'How a number is made',
  interface: 'The API and its documentation',
  steps: [
    [
      'From feed to item',
      'Feeds of news outlets, agencies and institutes are polled at their own rhythm. Every item is kept once; an edit becomes a revision, a copy a mention. All delivered items are counted, relevant or not, so that shares have a denominator.',
    ],
    [
      'From item to coding',
      'A keyword-and-Bayes classifier codes each item under the codebook: relevance, sixteen categories on eight dimensions, four factors. Every coding keeps the words that decided and the versions that made it.',
    ],
    [
      'From codings to series',
      'Codings are counted by ISO week, for all press and for American, Russian and other press apart. The balance runs from −1 (all tension) to +1 (all cooperation) with a 90 % interval. Live feeds and imported archives are never mixed.',
    ],
    [
      'How the arrow on the first page is read',
      'Warming or cooling is said only where the whole 90 % interval of a week lies above or below the mean of the four weeks before, on at least five items. The reason is the category that stands out most against its own twelve weeks before, in standard deviations of a Poisson count.',
    ],
  ] as [string, string][],
  versions: 'Versions in use',
  versionsText: 'Each is a hash of its content: a changed word gives another version.',
  model: (trained: string, features: string) =>
    `The model was built from ${trained} coded texts and knows ${features} words and pairs of words.`,
  evaluation: 'How good the codings are',
  evaluationText:
    'Cases found and cases right, as F1, with 90 % bootstrap intervals; the calibration error is the mean distance of a stated probability from what proved true.',
  samples: {
    'cross-validation': (items: string) =>
      `${items} training items, synthetic, each by a model that had not seen it`,
    'real-items': (items: string) =>
      `${items} real items, coded twice by machine readers; settings were chosen with them in view, so they flatter`,
  },
  measures: {
    relevance: 'Relevant or not, F1',
    core: 'Core or not, F1',
    orientation: 'Orientation, mean F1',
    categories: 'Categories, mean F1',
    calibration: 'Calibration error of categories given',
  },
  errorRates: (sensitivity: string, falsePositives: string) =>
    `The balance takes for granted, until people have audited a sample, that of cooperative items ${sensitivity} and of tense items ${falsePositives} are coded as cooperative.`,
  cited: 'US–Russia relations in space, measured from the news',
  codebook: 'Codebook',
  rules: 'Rules for hard cases',
  series: 'Series',
  seriesColumns: ['Series', 'What it counts', 'Unit'],
  validation: 'Validation report: how far the series hold',
  downloads: 'Downloads',
  downloadsText: 'Every table in full. The API gives the same and more, with filters:',
  tables: {
    items: 'Items',
    stories: 'Stories',
    series: 'List of series',
    hypotheses: 'Hypotheses',
    chronology: 'Chronology',
    categories: 'Codebook',
    actors: 'Actors',
    feeds: 'Feeds',
    codings: 'Codings',
  },
};
