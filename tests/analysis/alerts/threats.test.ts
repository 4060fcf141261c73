import { describe, expect, it } from 'vitest';
import { createThreatReader, type Report } from '../../../analysis/alerts/threats.ts';
import { loadThreats } from '../../../codebook/threats.ts';

const threats = loadThreats();
const read = createThreatReader(threats);
const HOUR = 3_600_000;
const report = (id: number, title: string, more: Partial<Report> = {}): Report => ({
  ...{ id, week: '2026-W30', at: id * HOUR, family: `family-${id}`, title, summary: '' },
  ...more,
});

describe('the fast lane for named threats', () => {
  it.each(threats.flatMap(({ id, matches }) => matches.map((title) => [id, title] as const)))(
    'raises %s when two families report “%s”',
    (id, title) => {
      const raised = read([report(1, title), report(2, title)]);
      expect(raised.map(({ subject }) => subject)).toContain(id);
      const alert = raised.find(({ subject }) => subject === id)!;
      expect(alert).toMatchObject({ kind: 'threat', week: '2026-W30', items: [1, 2], observed: 2 });
      expect(alert.words.length).toBeGreaterThan(0);
    },
  );

  it.each(threats.flatMap(({ id, spares }) => spares.map((title) => [id, title] as const)))(
    'does not take for %s: “%s”',
    (_, title) => {
      expect(read([report(1, title), report(2, title)])).toEqual([]);
    },
  );

  const title = threats[0]!.matches[0]!;

  it('waits for a second family', () => {
    expect(read([report(1, title), report(2, title, { family: 'family-1' })])).toEqual([]);
  });

  it('takes reports more than a day apart for no confirmation', () => {
    expect(read([report(1, title), report(30, title)])).toEqual([]);
    expect(read([report(1, title), report(25, title)])).toHaveLength(1);
  });

  it('starts where the confirmation starts, not at a lone report days before', () => {
    expect(read([report(1, title), report(60, title), report(61, title)])).toMatchObject([
      { items: [60, 61] },
    ]);
  });
});
