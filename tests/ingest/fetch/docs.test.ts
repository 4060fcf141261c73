/** docs/fetching.md says what the code does. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../ingest/fetch/limits.ts';
import { ALL_MISBEHAVIOURS } from '../../misbehaving-server/all.ts';

const text = readFileSync(new URL('../../../docs/fetching.md', import.meta.url), 'utf8');
const outcomes = new Set(ALL_MISBEHAVIOURS.flatMap(({ expected }) => expected.outcomes));

describe('docs/fetching.md', () => {
  it.each([...outcomes])('explains the outcome %s', (outcome) =>
    expect(text).toContain(`| \`${outcome}\` |`),
  );
  it.each(Object.entries(DEFAULT_LIMITS))('gives the limit %s as %s', (name, value) =>
    expect(text).toContain(`| \`${name}\` | ${value} |`),
  );
});
