/** Texts of the sources and of adding them, in English. */

export const sources = {
  title: 'Sources',
  lead: 'Every feed, how it fares, and what to do about one that fails.',
  state: 'State',
  states: {
    active: 'active',
    failing: 'failing',
    blocked: 'blocked',
    paused: 'paused',
    retired: 'retired',
    archive: 'archive',
  },
  search: 'Outlet or address',
  columns: ['Outlet', 'Address', 'Press', 'State', 'Last success', 'Items', 'Relevant', 'Polls'],
  history: 'Polls',
  next: 'next poll',
  rhythm: 'When its items come, by hour of the week in UTC',
  arrivals: (count: string) => `${count} arrivals, older ones weighed less`,
  neverPolled: 'Not polled yet.',
  none: 'No feed here.',
  polled: (entries: string, fresh: string) => `${entries} entries, ${fresh} new`,
  add: {
    title: 'Add sources',
    address: 'Address of a feed, or of a site that offers one',
    look: 'Look at it first',
    facts: (items: string, relevant: string) => `${items} items now, ${relevant} of them relevant`,
    pace: (rate: string) => `${rate} a day`,
    probability: (share: string) => `probability of being relevant ${share}`,
    follow: 'Follow this feed',
    followed: 'It is followed already.',
    others: 'The site offers further feeds:',
    list: 'Or a list of feeds (OPML), as other programs export it',
    takeList: 'Follow all feeds of the list',
    taken: (added: string, known: string, unusable: string) =>
      `${added} added, ${known} followed already, ${unusable} without a usable address.`,
  },
};
