/** What an alert is, and the rules that every kind of it follows. */
import { addWeeks } from '../../base/week.ts';

/** Raised whenever a rule or a constant of the alerts changes. */
export const ALERT_RULES = 'alerts-1';

/** `count` and `balance`: one unusual week; `change`: a new level; `threat`: an event named beforehand. */
export type AlertKind = 'count' | 'balance' | 'change' | 'threat';

export interface Alert {
  kind: AlertKind;
  /** A series, or a threat of the codebook. */
  subject: string;
  /** ISO week. */
  week: string;
  direction: 'up' | 'down';
  /** What was seen, and what the weeks before led to expect; in the unit of the series. */
  observed: number;
  expected: number | null;
  /** Probability of such a week by chance; of a change, that there was none; null for threats. */
  p: number | null;
}

/** Part of false alerts among all, on average. */
export const FALSE_DISCOVERY_RATE = 0.1;
const COOL_DOWN_WEEKS = 3;

/** Without those that come within three weeks after another of their kind and subject. In the order of their weeks. */
export function coolDown(alerts: readonly Alert[]): Alert[] {
  const quietUntil = new Map<string, string>();
  return [...alerts]
    .sort((one, other) => compare(one.week, other.week) || compare(one.subject, other.subject))
    .filter(({ kind, subject, week }) => {
      const line = `${kind} ${subject}`;
      if (week <= (quietUntil.get(line) ?? '')) return false;
      quietUntil.set(line, addWeeks(week, COOL_DOWN_WEEKS));
      return true;
    });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
