/** Texts of the board of hypotheses, in English. */

export const hypotheses = {
  title: 'Hypotheses',
  lead: 'What the thesis supposes and concludes, each read against the news by a rule fixed before any figure was seen.',
  statement: (chapter: string) => `Thesis, section ${chapter}`,
  verdicts: {
    supported: 'Supported by the rule',
    against: 'Against, by the rule',
    undetermined: 'Undetermined',
  },
  names: {
    'rivals-as-allies': 'rivals as allies',
    'independent-cooperation': 'independent cooperation',
    'china-as-catalyst': 'China as catalyst',
    'tension-as-barrier': 'tension as barrier',
  },
  figure: (name: string) => `Present reading: ${name}`,
  beside: 'Beside it:',
  subtitle: '90 % intervals, where a figure has one. The first figure is the one that the rule asks for.',
  columns: ['figure', 'value', 'lower', 'upper'],
  noReading: 'No figure could be taken yet.',
  measure: 'Measure',
  rule: 'Rule',
  caution: 'Caution',
  data: 'Data',
  had: (had: string, needed: string) => `${had} weeks could be used; no verdict on fewer than ${needed}.`,
  missing: 'A verdict still needs:',
  through: (week: string) => `The series reached week ${week}.`,
  readOn: (instant: string, rules: string) => `Read on ${instant} by rules ${rules}.`,
  neverRead: 'Not read yet: the job reads the board once the series have values.',
  all: 'The whole board:',
};
