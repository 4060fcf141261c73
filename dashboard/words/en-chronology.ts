/** Texts of the chronology and of what may join it, in English. */

export const chronology = {
  title: 'Chronology',
  lead: 'The case study as data: dated events of US–Russia relations in space, each with its sources.',
  phase: 'Phase',
  none: 'No event fits.',
  count: (count: number, text: string) => `${text} ${count === 1 ? 'event' : 'events'}`,
  figure: 'Events by intensity',
  subtitle: 'From −10 (conflict) to +10 (cooperation); shaded: phases of the case study.',
  note: 'Hollow events are not verified and are left out of statistics.',
  unverified: 'not verified',
  search: 'Words',
  actor: 'Actor',
  pole: 'Kind',
  poles: { cooperation: 'cooperation', tension: 'tension' },
  added: 'added by an analyst',
  withdraw: 'Take it out again',
  proposals: {
    title: 'Proposals from the news',
    weeks: 'Weeks looked through',
    lastWeeks: (count: number) => (count < 104 ? `last ${count}` : `last ${count / 52} years`),
    rule: (from: string, to: string, families: number, sides: number, probability: string) =>
      `Stories of ${from} to ${to} about US–Russia relations themselves, told by at least ${families} independent outlets of at least ${sides} sides, with a category at ${probability} or more. A person decides.`,
    signIn: 'Analysts who sign in make a story an event here.',
    none: 'No story of these weeks is heavy enough that is not an event already.',
    write: 'Make it an event',
    writeHint:
      'Title and text in your own words; date, codes, actors and first reports are taken from the story.',
    headline: 'Title',
    text: 'What happened, in two sentences',
    certain: 'Date and facts are certain: it counts in statistics',
    promote: 'Add to the chronology',
  },
};
