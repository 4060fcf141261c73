/** Every actor has a Russian name of its own, and nobody else has one. */
import { describe, expect, it } from 'vitest';
import { loadRussianActorNames } from '../../codebook/actor-names.ts';
import { loadActors } from '../../codebook/actors.ts';

describe('the Russian names of actors', () => {
  const names = loadRussianActorNames();
  const actors = loadActors();

  it('are those of all actors, in their order, each once', () => {
    expect([...names.keys()]).toEqual(actors.map(({ id }) => id));
    expect(new Set(names.values()).size).toBe(names.size);
  });

  it('are in Cyrillic, but for companies, crafts and agencies that Russian writes in Latin letters', () => {
    const latin = actors.filter(({ id }) => !/[а-яё]/i.test(names.get(id)!));
    const kinds = new Set(latin.map(({ kind }) => kind));
    for (const kind of ['state', 'person', 'law', 'station'] as const) expect(kinds).not.toContain(kind);
    for (const { id, name } of latin) expect.soft(names.get(id), 'as in English').toBe(name);
  });
});
