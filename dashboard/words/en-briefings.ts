/** Texts of the archive of briefings and of signing in, in English. */

export const briefings = {
  title: 'Briefings',
  lead: 'What happened each week, in sentences that each carry their references. A draft waits for an analyst’s signature.',
  none: 'No briefing has been made yet. Each is made on Monday, of the week that ended.',
  columns: ['Week', 'Language', 'Version', 'State', 'Made', 'Signed by'],
  languages: { en: 'English', ru: 'Russian' },
  states: { draft: 'draft', signed: 'signed', superseded: 'superseded' },
  all: 'All briefings',
  download: 'Download',
  make: 'Make the briefing of a week',
  week: 'Week',
  makeIt: 'Make',
  edit: 'Edit this draft',
  editHint: 'Empty a field to take its sentence out. References stay with their sentence.',
  comment: 'Comment',
  save: 'Save',
  undo: 'Undo all edits of sentences',
  sign: 'Sign off',
  signHint: 'A signature is for good: the text cannot be changed after it.',
  signIt: 'Sign this briefing',
};

export const signIn = {
  title: 'Sign in',
  lead: 'Reading needs no name. Judging alerts, editing and signing briefings need a token of an analyst.',
  token: 'Token',
  enter: 'Sign in',
  leave: 'Sign out',
  as: (name: string, role: string) => `Signed in as ${name} (${role})`,
  howTo: 'An administrator makes a token with',
  roles: { viewer: 'reader', coder: 'coder', analyst: 'analyst', admin: 'administrator' },
};
