/** Which items are worth the page of their article, judged by what their feed's text was coded as. */
import type { Coding } from '../base/records.ts';

/** An item that is not found relevant is undecided, and worth its page, from this probability of relevance on. */
export const UNDECIDED_FROM = 0.2;

/** Whether an item coded so is relevant or undecided. */
export function wantsArticle({
  relevance,
  relevantProbability,
}: Pick<Coding, 'relevance' | 'relevantProbability'>): boolean {
  return relevance !== 'none' || relevantProbability >= UNDECIDED_FROM;
}
