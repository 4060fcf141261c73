/** Synthetic news for the browser tests: a feed that is warm for weeks and cools in the last, and what a hostile feed might send. */
import type { SyntheticItem } from '../services/feed-server.ts';

const DAY = 86_400_000;
const WEEKS = 20;

/** Told in turn, so that no week repeats the one before and each report is a story of its own. */
const CALM = [
  [
    'NASA astronaut and two cosmonauts launch to the space station aboard a Russian Soyuz',
    'Roscosmos and NASA sign agreement on joint science aboard the orbital laboratory',
    'Moscow and Washington hold talks on civil cooperation in orbit',
    'US company buys Russian rocket engines for its launcher',
    'Local bakery wins prize for rye bread',
  ],
  [
    'Roscosmos and NASA extend the seat exchange on Soyuz and Dragon flights',
    'American and Russian researchers publish joint results from the Venus instrument',
    'UN committee with Russia and the United States agrees guidelines against debris',
    'Russia tells NASA in advance of a military satellite manoeuvre, easing fears',
    'Town hall repairs its old clock',
  ],
];

const COLD = [
  'Roscosmos threatens to quit the International Space Station over US sanctions',
  'Pentagon says Russia tests anti-satellite weapon near American spacecraft',
  'Washington adds Russian space firms to its export blacklist',
  'Moscow stops deliveries of RD-180 rocket engines to the United States',
  'US Space Command accuses Moscow of arming a nuclear satellite',
  'Russia vetoes American resolution on weapons in orbit at the Security Council',
  'NASA halts joint Venus mission with Russia because of the war in Ukraine',
  'Treasury sanctions hit Glavkosmos and cosmonaut training',
  'Russia and China plan a lunar base as a rival bloc to the Artemis Accords',
  'Russian inspector satellite stalks a US reconnaissance craft, general warns',
  'Senators demand an end to buying Soyuz seats from hostile Russia',
  'Kremlin calls Starlink a legitimate military target in the conflict',
];

/** Twenty weeks up to now, the newest first; `back` 1 is the last whole week. */
export function publishSynthetic(now = Date.now()): SyntheticItem[] {
  return Array.from({ length: WEEKS }, (_, back) => {
    const titles = back === 1 ? COLD : CALM[back % 2]!;
    return titles.map((title, index) => ({
      id: `synthetic-${back}-${index}`,
      title,
      summary: `Synthetic report ${back * 100 + index}.`,
      date: new Date(now - back * 7 * DAY - index * 1_800_000).toISOString(),
    }));
  }).flat();
}

/** One more, as it would come while a reader looks. */
export function publishLater(now = Date.now()): SyntheticItem {
  const date = new Date(now).toISOString();
  return { id: `synthetic-${date}`, title: `${CALM[0]![0]}, told at ${date}`, date };
}

export const HOSTILE_WORDS = 'NASA and Roscosmos cosmonauts';

/** What a feed might send to harm a reader; dated three days ago. */
export function publishHostile(now = Date.now()): object[] {
  const date = new Date(now - 3 * DAY).toISOString();
  return [
    {
      date,
      title: `<script>window.harmed=1</script><img src=x onerror="window.harmed=1"> ${HOSTILE_WORDS} \u202edezilaer\u202c`,
      summary: '<svg onload="window.harmed=1"></svg><a href="javascript:window.harmed=1">sanctions</a>',
      url: 'javascript:window.harmed=1',
      outlet: '"><svg onload=window.harmed=1>',
    },
    {
      date,
      title: `${HOSTILE_WORDS} ${'station '.repeat(124_000)}`,
      outlet: `Long ${'x'.repeat(3000)}`,
      url: 'https://example.org/long',
    },
  ];
}
