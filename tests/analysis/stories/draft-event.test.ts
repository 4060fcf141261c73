/** What an event made of a story would hold. */
import { describe, expect, it } from 'vitest';
import { type DraftedStory, draftEvent, eventId } from '../../../analysis/stories/draft-event.ts';
import { loadPhases } from '../../../codebook/chronology.ts';
import { categoryIntensity } from '../../../codebook/intensity.ts';

const story: DraftedStory = {
  ...{ id: 7, title: 'Crew of two flags docks', firstSeenAt: new Date('2026-07-21T22:00:00Z'), items: 3 },
  ...{ families: ['A', 'B', 'C'], presses: ['us'], relevance: 'core', cooperation: 0.9, tension: 0.1 },
  ...{ label: 'cooperation', sides: { us: 1, russia: 1 }, actors: ['nasa', 'roscosmos'] },
  categories: [
    { id: 'joint-crews', probability: 0.9 },
    { id: 'agreements', probability: 0.6 },
    { id: 'sanctions', probability: 0.2 },
  ],
  factors: [{ id: 'china', probability: 0.4 }],
};
const report = (outlet: string, day: string | null, link = 'https://example.org/a') => ({
  ...{ outlet, title: 'Docked', link },
  publishedAt: day === null ? null : new Date(`${day}T00:00:00Z`),
});
const draft = (change: Partial<DraftedStory>, reports = [report('A', '2026-07-21')]) =>
  draftEvent({ ...story, ...change }, reports, loadPhases());

describe('the draft of an event', () => {
  it('takes the codes of probability .5 or more and the mean intensity of the stronger pole, in halves', () => {
    const { joint, agreed } = {
      joint: categoryIntensity['joint-crews'],
      agreed: categoryIntensity.agreements,
    };
    expect(draft({})).toMatchObject({
      ...{ id: '2026-07-21-crew-of-two-flags-docks', date: '2026-07-21', phase: 'after' },
      ...{ categories: ['joint-crews', 'agreements'], factors: [], status: 'unverified' },
      intensity: Math.round(joint + agreed) / 2,
    });
  });

  it('has no intensity where no pole holds', () => {
    expect(draft({ cooperation: 0.4 }).intensity).toBe(0);
  });

  it('cites the first report of each outlet, and none without a date', () => {
    const { sources } = draft({}, [
      ...[report('A', '2026-07-21'), report('A', '2026-07-22'), report('B', null)],
      report('C', '2026-07-23', 'ftp://x'),
    ]);
    expect(sources).toEqual([
      { kind: 'outlet', text: 'A: Docked', date: '2026-07-21', address: 'https://example.org/a' },
      { kind: 'outlet', text: 'C: Docked', date: '2026-07-23' },
    ]);
  });

  it('is named by the story’s number where its title has no Latin letter', () => {
    expect(eventId('2026-07-21', 'Экипаж', 7)).toBe('2026-07-21-story-7');
    expect(eventId('2026-07-21', 'Café über Mir', 7)).toBe('2026-07-21-cafe-uber-mir');
  });
});
