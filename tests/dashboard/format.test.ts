/** Shares and probabilities as readers see them. */
import { describe, expect, it } from 'vitest';
import { formatShare } from '../../dashboard/format.ts';

describe('a share', () => {
  it.each([
    [0, '0%'],
    [0.0001, '< 1%'],
    [0.01, '1%'],
    [0.5, '50%'],
    [0.99, '99%'],
    [0.9996, '> 99%'],
    [1, '100%'],
  ])('of %s is written %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });
});
