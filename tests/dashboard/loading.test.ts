/** Questions asked before the page that shows their answers stands. */
import { describe, expect, it } from 'vitest';
import { askEarly } from '../../dashboard/loading.ts';

describe('a question asked early', () => {
  it('is asked at once, answered once to whoever loads first, and asked anew after that', async () => {
    let asked = 0;
    const load = askEarly(async () => (asked += 1));
    expect(asked).toBe(1);
    expect(await load()).toBe(1);
    expect(asked).toBe(1);
    expect(await load()).toBe(2);
    expect(await load()).toBe(3);
  });

  it('tells its failure to whoever loads first, and to nobody before', async () => {
    let fails = true;
    const load = askEarly(async () => {
      if (fails) throw new Error('no answer');
      return 'answer';
    });
    await new Promise((settle) => setTimeout(settle));
    fails = false;
    await expect(load()).rejects.toThrow('no answer');
    expect(await load()).toBe('answer');
  });
});
