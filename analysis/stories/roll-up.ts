/**
 * What a story says, from what its items say: outlets of one family share one vote, so that syndication does not count.
 * A pure function of the members; their order does not matter.
 */
import type { LabelProbability, Orientation, Press, Relevance, Side } from '../../base/records.ts';
import { poleOf } from '../../codebook/categories.ts';
import { compareItems } from './grouping.ts';

/** An item of a story with its current coding and its outlet. */
export interface StoryMember {
  id: number;
  /** Milliseconds, UTC. */
  at: number;
  title: string;
  week: string;
  outlet: string;
  family: string;
  press: Press | null;
  relevance: Exclude<Relevance, 'none'>;
  categories: LabelProbability[];
  factors: LabelProbability[];
  sides: Side[];
  /** Ids of the codebook. */
  actors: string[];
}

export interface StorySummary {
  /** Of the first item. */
  id: number;
  title: string;
  week: string;
  /** Milliseconds, UTC. */
  firstSeen: number;
  lastSeen: number;
  items: number;
  /** Each in alphabetical order. */
  outlets: string[];
  families: string[];
  presses: Press[];
  /** Core where at least half of the families' votes are. */
  relevance: Exclude<Relevance, 'none'>;
  /** Means over families of the most probable cooperative, or tense, category; 0–1. */
  cooperation: number;
  tension: number;
  label: Orientation;
  /** Means over families, most probable first; a label that no item was given is left out. */
  categories: LabelProbability[];
  factors: LabelProbability[];
  /** Share of the families' votes that name a side. */
  sides: Partial<Record<Side, number>>;
  /** The same of the actors that are named, by id. */
  actors: Record<string, number>;
}

/** A pole holds from this probability on; both make a story mixed. */
const POLE_HOLDS = 0.35;

/** Sums up a story's members; there must be at least one. */
export function rollUp(members: readonly StoryMember[]): StorySummary {
  const ordered = [...members].sort(compareItems);
  const first = ordered[0]!;
  const families = votesByFamily(ordered);
  const vote = (of: (member: StoryMember) => number) => mean(families.map((votes) => mean(votes.map(of))));
  const cooperation = vote((member) => strongest(member, 'cooperation'));
  const tension = vote((member) => strongest(member, 'tension'));
  const labels = (of: (member: StoryMember) => LabelProbability[]) =>
    [...new Set(ordered.flatMap(of).map(({ id }) => id))]
      .map((id) => ({
        id,
        probability: vote((member) => of(member).find((label) => label.id === id)?.probability ?? 0),
      }))
      .sort((a, b) => b.probability - a.probability || (a.id < b.id ? -1 : 1));
  const namers = <Name extends string>(of: (member: StoryMember) => Name[]) =>
    Object.fromEntries(
      distinct(ordered.flatMap(of)).map((name) => [
        name,
        vote((member) => (of(member).includes(name) ? 1 : 0)),
      ]),
    ) as Partial<Record<Name, number>>;
  return {
    id: first.id,
    title: first.title,
    week: first.week,
    firstSeen: first.at,
    lastSeen: ordered.at(-1)!.at,
    items: ordered.length,
    outlets: distinct(ordered.map(({ outlet }) => outlet)),
    families: distinct(ordered.map(({ family }) => family)),
    presses: distinct(ordered.flatMap(({ press }) => press ?? [])),
    relevance: vote(({ relevance }) => (relevance === 'core' ? 1 : 0)) >= 0.5 ? 'core' : 'context',
    cooperation,
    tension,
    label: labelOf(cooperation, tension),
    categories: labels((member) => member.categories),
    factors: labels((member) => member.factors),
    sides: namers((member) => member.sides),
    actors: namers((member) => member.actors) as Record<string, number>,
  };
}

/** Cooperation, tension, mixed or neutral, by which poles hold. */
export function labelOf(cooperation: number, tension: number): Orientation {
  if (cooperation >= POLE_HOLDS) return tension >= POLE_HOLDS ? 'mixed' : 'cooperation';
  return tension >= POLE_HOLDS ? 'tension' : 'neutral';
}

function votesByFamily(members: readonly StoryMember[]): StoryMember[][] {
  const families = new Map<string, StoryMember[]>();
  for (const member of members) {
    const votes = families.get(member.family);
    if (votes) votes.push(member);
    else families.set(member.family, [member]);
  }
  return [...families.values()];
}

function strongest({ categories }: StoryMember, pole: 'cooperation' | 'tension'): number {
  return Math.max(
    0,
    ...categories.filter(({ id }) => poleOf(id) === pole).map(({ probability }) => probability),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function distinct<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)].sort();
}
