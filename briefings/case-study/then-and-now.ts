/** Each hypothesis on the chronology: what share of events spoke for it in the thesis's years, and in the period. */
import type { ChronologyEvent } from '../../codebook/chronology.ts';
import type { Sentence } from '../document.ts';
import type { Writer } from '../writer.ts';
import { thesisYears } from './outline.ts';

interface EventShare {
  /** The events counted, in words and as a condition. */
  among: string;
  counts: (event: ChronologyEvent) => boolean;
  /** What some of them are. */
  are: string;
  holds: (event: ChronologyEvent) => boolean;
}

const takesSide = ({ intensity }: ChronologyEvent) => intensity !== 0;
const isCooperative = ({ intensity }: ChronologyEvent) => intensity > 0;

/** By the hypothesis's id; fixed before any figure was read. */
const shares: Record<string, EventShare> = {
  'rivals-as-allies': {
    among: 'that take a side',
    counts: takesSide,
    are: 'are cooperative',
    holds: isCooperative,
  },
  'independent-cooperation': {
    among: 'under the weight of tension on Earth that take a side',
    counts: (event) => takesSide(event) && event.factors.includes('earthly-tension'),
    are: 'are cooperative all the same',
    holds: isCooperative,
  },
  'china-as-catalyst': {
    among: 'with China in them that take a side',
    counts: (event) => takesSide(event) && event.factors.includes('china'),
    are: 'are cooperative',
    holds: isCooperative,
  },
  'tension-as-barrier': {
    among: 'that take a side',
    counts: takesSide,
    are: 'carry sanctions or a conflict’s spillover',
    holds: ({ categories }) => categories.includes('sanctions') || categories.includes('conflict-spillover'),
  },
};

/** One sentence, or none for a hypothesis that no share stands for. Events that are not verified do not count. */
export function writeThenAndNow(
  w: Writer,
  hypothesis: string,
  events: readonly ChronologyEvent[],
  period: { from: string; to: string },
): Sentence[] {
  const share = shares[hypothesis];
  if (share === undefined) return [];
  const within = ({ from, to }: { from: string; to: string }) =>
    events.filter(
      (event) => event.status === 'verified' && event.date >= from && event.date <= to && share.counts(event),
    );
  const part = (name: string, found: readonly ChronologyEvent[]) => [
    w.percent(
      `${hypothesis}.${name}.share`,
      found.length === 0 ? 0 : found.filter(share.holds).length / found.length,
      'chronology',
    ),
    ' of ',
    w.counted(`${hypothesis}.${name}.events`, found.length, 'chronology', ['event', 'events']),
  ];
  const [then, now] = [within(thesisYears), within(period)];
  const say = w.section(`${hypothesis}-events`);
  if (now.length === 0)
    return [
      say`In the chronology, ${part('then', then)} ${share.among} in the thesis’s years ${share.are}; this period has ${w.counted(`${hypothesis}.now.events`, 0, 'chronology', ['such event', 'such events'])}.`,
    ];
  return [
    say`In the chronology, ${part('then', then)} ${share.among} in the thesis’s years ${share.are}, and ${part('now', now)} in this period.`,
  ];
}
