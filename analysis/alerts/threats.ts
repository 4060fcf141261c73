/**
 * The fast lane: threats of the codebook in single reports. One is raised when two outlets of different families have it
 * within a day, without waiting for the week.
 */
import type { Threat } from '../../codebook/threats.ts';
import { compilePatterns } from '../pattern-set.ts';
import { createTermTable, type TermIds } from '../phrase-trie.ts';
import { normaliseWord } from '../text.ts';
import { emptyRow, tokeniseInto } from '../tokens.ts';
import type { Alert } from './alert.ts';

/** A relevant item, as late as it may be. */
export interface Report {
  id: number;
  /** ISO week. */
  week: string;
  /** Milliseconds, UTC. */
  at: number;
  family: string;
  title: string;
  summary: string;
}

/** A raised threat with the reports that raised it, earliest first, and the words found in them. */
export interface ThreatAlert extends Alert {
  items: number[];
  words: string[];
}

interface Word {
  surface: string;
  text: string;
  terms: TermIds;
}

const DAY = 86_400_000;
const FEWEST_FAMILIES = 2;

export type ThreatReader = (reports: readonly Report[]) => ThreatAlert[];

/** Throws `bad-input` on a pattern that cannot be read. */
export function createThreatReader(threats: readonly Threat[]): ThreatReader {
  const table = createTermTable();
  const sources = threats.flatMap(({ en, ru }, threat) =>
    [...en, ...ru].map((pattern) => ({ pattern, threat })),
  );
  const patterns = compilePatterns(sources, table);

  function read({ title, summary }: Report): Map<number, string> {
    const row = emptyRow<Word>();
    const wordOf = (surface: string) => {
      const text = normaliseWord(surface);
      return { surface, text, terms: table.ofWord(text) };
    };
    tokeniseInto(row, title, 0, wordOf);
    tokeniseInto(row, summary, 1, wordOf);
    const found = new Map<number, string>();
    patterns.match(row, (pattern, spans) => {
      const { from, to } = spans[0]!;
      const words = row.words.slice(from, to).map(({ surface }) => surface);
      found.set(sources[pattern]!.threat, words.join(' '));
    });
    return found;
  }

  return (reports) => {
    const sorted = [...reports].sort((one, other) => one.at - other.at || one.id - other.id);
    const readings = sorted.map((report) => ({ report, found: read(report) }));
    return threats.flatMap(({ id }, threat) => {
      const telling = readings.filter(({ found }) => found.has(threat));
      const start = telling.findIndex(
        ({ report }, at) => familiesWithinDay(telling.slice(at), report.at) > 1,
      );
      if (start < 0) return [];
      const raised = telling
        .slice(start)
        .filter(({ report }) => report.at - telling[start]!.report.at <= DAY);
      return [
        {
          ...{ kind: 'threat', subject: id, week: raised[0]!.report.week, direction: 'up' },
          ...{ observed: familiesWithinDay(raised, raised[0]!.report.at), expected: null, p: null },
          items: raised.map(({ report }) => report.id),
          words: [...new Set(raised.map(({ found }) => found.get(threat)!))],
        },
      ];
    });
  };
}

function familiesWithinDay(readings: readonly { report: Report }[], from: number): number {
  const families = readings
    .filter(({ report }) => report.at - from <= DAY)
    .map(({ report }) => report.family);
  const count = new Set(families).size;
  return count >= FEWEST_FAMILIES ? count : 1;
}
