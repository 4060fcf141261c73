import { InvalidArgumentError } from 'commander';
import { readConfig } from '../../base/config.ts';
import { messageOf } from '../../base/errors.ts';
import { mondayOf } from '../../base/week.ts';

/** The configuration in the environment. */
export function config() {
  return readConfig(process.env);
}

/** An ISO week, as 2026-W30. */
export function week(text: string): string {
  try {
    mondayOf(text);
  } catch (error) {
    throw new InvalidArgumentError(messageOf(error));
  }
  return text;
}

/** The number of a row: a whole number from 1 on. */
export function id(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return Number(text);
}

/** A count of at least one. */
export function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('must be a whole number from 1 on');
  return number;
}

/** An hour of the day, 0–23. */
export function hour(text: string): number {
  if (!/^(1?\d|2[0-3])$/.test(text)) throw new InvalidArgumentError('write an hour from 0 to 23.');
  return Number(text);
}

/** A span of 1 to 3650 days. */
export function days(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 3650) return count;
  throw new InvalidArgumentError('write whole days, 1 to 3650.');
}

/** A day, as 2024-11-28. */
export function day(text: string): string {
  const time = Date.parse(text);
  if (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(text)
  )
    return text;
  throw new InvalidArgumentError('write a day as 2024-11-28.');
}
