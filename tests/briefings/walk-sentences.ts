/** Walks every sentence of a document: what it states must be in the ledger, what it quotes must be a source. */
import { expect } from 'vitest';
import { sentencesOf, textOf, type WrittenDocument } from '../../briefings/document.ts';
import { writeFact } from '../../briefings/language.ts';

/** Returns how many sentences were walked. */
export function walkSentences({ facts, sources, language, ...document }: WrittenDocument): number {
  const sentences = sentencesOf(document);
  for (const sentence of sentences) {
    const text = textOf(sentence);
    expect(
      sentence.parts.some(({ kind }) => kind !== 'words'),
      text,
    ).toBe(true);
    expect(text, text).not.toMatch(/undefined|NaN|null|\s[,.;]|,,|\(\)|“”| {2}/);
    for (const part of sentence.parts) {
      if (part.kind === 'words') expect(part.text, text).not.toMatch(/\d/);
      if (part.kind === 'fact') {
        const fact = facts[part.fact]!;
        expect(fact, part.fact).toBeDefined();
        expect(fact.from, part.fact).not.toBe('');
        expect(part.text, text).toBe(writeFact(fact.value, fact.form, language));
      }
      if (part.kind === 'quote') expect(part.text, text).toBe(sources[part.source - 1]!.title);
      if (part.kind === 'cite')
        for (const number of part.sources) expect(sources[number - 1]?.number, text).toBe(number);
    }
  }
  const ids = sentences.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const cited = new Set(
    sentences.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'cite' ? part.sources : []))),
  );
  expect(sources.map(({ number }) => number)).toEqual(sources.map((_, at) => at + 1));
  expect(sources.every(({ number }) => cited.has(number))).toBe(true);
  return sentences.length;
}
