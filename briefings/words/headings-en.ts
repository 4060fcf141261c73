/** Headings, names of figures and other short words of the weekly briefing in English. */
export const englishHeadings = {
  title: 'US–Russia relations in space',
  week: 'week',
  to: 'to',
  draft: 'Draft: made by rule, not yet signed by a person.',
  signed: (by: string, day: string) => `Signed by ${by} on ${day}.`,
  arrows: { cooperation: 'Cooperation', tension: 'Tension', climate: 'Climate on Earth', china: 'China' },
  arrowWords: {
    up: 'rising',
    down: 'falling',
    steady: 'no clear change',
    unknown: 'nothing to compare with',
  },
  balance: 'The balance, and what has changed',
  top: 'Top stories, and why they matter',
  alerts: 'Alerts',
  dimensions: 'The eight dimensions',
  actors: 'Actors and pairs',
  press: 'The press compared',
  proposals: 'Proposed for the chronology',
  history: 'The week in history',
  ahead: 'What to watch',
  quality: 'How good the data are',
  method: 'How this was made',
  sources: 'Sources',
  comment: 'The analyst’s comment',
  edited: 'edited',
  poles: { cooperation: 'cooperation', tension: 'tension', even: 'even', before: 'mean of 12 weeks before' },
  figures: {
    gauge: 'Balance of cooperation and tension',
    gaugeNote: 'Dot: the week; bar: its 90 % interval; tick: mean of the twelve weeks before.',
    line: 'Balance, this week and twelve before',
    lineNote:
      'Weekly balance from −1 (tension) to +1 (cooperation) with 90 % intervals; hollow points are thin or provisional.',
    dimensions: 'New stories by dimension',
    dimensionsNote: 'Stories at either pole; ticks: weekly mean of the twelve weeks before.',
  },
  dyadTable: ['Pair', 'Balance', '90 % interval', 'Stories', 'Status'],
  status: { thin: 'thin', provisional: 'provisional', frozen: 'final' } as Record<string, string>,
};

export type WeeklyHeadings = typeof englishHeadings;
