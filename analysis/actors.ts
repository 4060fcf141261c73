/**
 * Actors in a text: every alias sought at once, ambiguous names only in the company they need, longest name first.
 * A mention counts as one token of its side afterwards (masking), so that the words around names carry the verdict.
 */
import type { Side } from '../base/records.ts';
import type { Actor } from '../codebook/actors.ts';
import { compilePatterns, type PatternSet, type Span } from './pattern-set.ts';
import type { TermRow, TermTable } from './phrase-trie.ts';

/** One mention: which actor, and its half-open range of tokens. */
export interface Mention extends Span {
  /** Index into the list of actors. */
  actor: number;
}

export interface ActorFinder {
  /** Mentions in the order of the text, never overlapping. */
  find(row: TermRow): Mention[];
}

/** Throws `bad-input` on an alias or a need that cannot be read as a pattern. */
export function compileActors(actors: readonly Actor[], terms: TermTable): ActorFinder {
  const aliases = compilePatterns(
    actors.map(({ aliases: { en, ru }, needs }) => ({
      pattern: `(${[...en, ...ru].join('|')})`,
      with: needs,
    })),
    terms,
  );
  return { find: (row) => findMentions(aliases, row) };
}

/** How an actor is written in patterns: by side, by id, and as an actor of space. */
export function termsOfActor({ id, side, space }: Actor): string[] {
  return [`<${side}>`, `<@${id}>`, ...(space ? ['<space>'] : [])];
}

/** The sides that mentions belong to. */
export function sidesOf(mentions: readonly Mention[], actors: readonly Actor[]): Set<Side> {
  return new Set(mentions.map(({ actor }) => actors[actor]!.side));
}

function findMentions(aliases: PatternSet, row: TermRow): Mention[] {
  const found: Mention[] = [];
  aliases.match(row, (actor, spans) => {
    for (const { from, to } of spans) found.push({ actor, from, to });
  });
  if (found.length < 2) return found;
  found.sort((a, b) => a.from - b.from || b.to - a.to || a.actor - b.actor);
  let end = 0;
  return found.filter((mention) => {
    if (mention.from < end) return false;
    end = mention.to;
    return true;
  });
}
