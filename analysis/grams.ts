/**
 * Words and neighbouring pairs as features: names masked by side, turned words kept apart from upright ones.
 * Numbering only; weights belong to naive-bayes.ts.
 */
import type { Actor } from '../codebook/actors.ts';
import type { Reading, SymbolOf } from './reading.ts';
import { GAP } from './tokens.ts';

/**
 * Called for every unit of a text: a single (second = −1), a pair, or a single in its company (second = the company).
 * `first` carries the turn in its lowest bit. `from` and `to` are the half-open range of tokens.
 */
export type OnGram = (first: number, second: number, from: number, to: number) => void;

/** Begins the symbols of companies, so that no stem can be mistaken for one. */
const COMPANY = 'company ';

/**
 * Which sides meet in a text, as a symbol: R Russia, W the US-led side and companies, C China, O others and the UN.
 * A word says different things in different company: "launch" beside Russia alone, and beside Russia and NASA.
 */
export function companySymbol({ mentions }: Reading, actors: readonly Actor[]): string {
  let found = 0;
  for (const { actor } of mentions) found |= COMPANY_BITS[actors[actor]!.side];
  return COMPANY_SYMBOLS[found]!;
}

const COMPANY_BITS = { russia: 1, us: 2, europe: 2, commercial: 2, china: 4, other: 8, un: 8 } as const;
const COMPANY_SYMBOLS = Array.from(
  { length: 16 },
  (_, bits) => COMPANY + ['R', 'W', 'C', 'O'].filter((_, bit) => bits & (1 << bit)).join(''),
);

/** Whether a symbol is a company. */
export function isCompany(symbol: string): boolean {
  return symbol.startsWith(COMPANY);
}

/** Symbols that a mention of an actor stands for: its side (also in pairs), its side with kind, and itself. */
export interface ActorSymbols {
  side: number;
  kind: number;
  actor: number;
}

export function numberActors(actors: readonly Actor[], symbolOf: SymbolOf): ActorSymbols[] {
  return actors.map(({ id, kind, side }) => ({
    side: symbolOf(`<${side}>`),
    kind: symbolOf(`<${side} ${kind}>`),
    actor: symbolOf(`<@${id}>`),
  }));
}

/**
 * Walks the singles and pairs of a text in order, and each single once more in its company (−1: none known).
 * Unknown words (symbol −1) give nothing and part pairs.
 */
export function forEachGram(
  { row, mentions, turned }: Reading,
  actors: readonly ActorSymbols[],
  company: number,
  visitGram: OnGram,
): void {
  function visit(first: number, second: number, from: number, to: number): void {
    visitGram(first, second, from, to);
    if (second < 0 && company >= 0) visitGram(first, company, from, to);
  }

  const { words, gap } = row;
  let previous = -1;
  let previousFrom = 0;
  let next = 0;
  for (let at = 0; at < words.length; ) {
    const mention = next < mentions.length && mentions[next]!.from === at ? mentions[next++] : undefined;
    const to = mention ? mention.to : at + 1;
    const turn = turned[at] ? 1 : 0;
    let symbol = words[at]!.symbol;
    if (mention) {
      const masks = actors[mention.actor]!;
      symbol = masks.side;
      if (masks.kind >= 0) visit(masks.kind * 2, -1, at, to);
      if (masks.actor >= 0) visit(masks.actor * 2, -1, at, to);
    }
    if (symbol >= 0) {
      visit(symbol * 2 + turn, -1, at, to);
      if (previous >= 0 && gap[at] !== GAP.sentence) visit(previous, symbol, previousFrom, to);
    }
    previous = symbol >= 0 ? symbol * 2 + turn : -1;
    previousFrom = at;
    at = to;
  }
}
