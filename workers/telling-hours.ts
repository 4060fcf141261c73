/** When a subscription is told: at once, or as a digest at its hour; never in its quiet hours. */
import type { TellingHours } from '../store/subscriptions.ts';

const HOUR = 3_600_000;
const HOURS_LOOKED_BACK = 8 * 24;

/** Whether finds that wait may be told now. `toldAt` is when it was last its time. Both in ms. */
export function isTimeToTell(hours: TellingHours, now: number, toldAt: number): boolean {
  if (isQuiet(hours, now)) return false;
  return hours.rhythm === 'at-once' || toldAt < lastDigestHour(hours, now);
}

function isQuiet({ quietFrom, quietTo, zone }: TellingHours, now: number): boolean {
  if (quietFrom === null || quietTo === null) return false;
  const { hour } = localTime(now, zone);
  return quietFrom <= quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}

/** The beginning of the last hour in which a digest was due; −∞ where there was none within eight days. */
function lastDigestHour({ rhythm, hour, zone }: TellingHours, now: number): number {
  const latest = Math.floor(now / HOUR) * HOUR;
  for (let back = 0; back < HOURS_LOOKED_BACK; back++) {
    const start = latest - back * HOUR;
    const local = localTime(start, zone);
    if (local.hour === hour && (rhythm === 'daily' || local.weekday === 'Mon')) return start;
  }
  return Number.NEGATIVE_INFINITY;
}

function localTime(instant: number, zone: string): { hour: number; weekday: string } {
  const format = { timeZone: zone, hour: '2-digit', hourCycle: 'h23', weekday: 'short' } as const;
  const parts = new Intl.DateTimeFormat('en-GB', format).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  return { hour: Number(part('hour')), weekday: part('weekday') };
}
