/**
 * One word: its normal form and its stem. The only file that knows the stemming library.
 * Whoever reads running text keeps the results per surface form; nothing is kept here.
 */
import { PorterStemmer, PorterStemmerRu } from 'natural/lib/natural/stemmers/index.js';

const AMERICA = /^u\.?s\.?(a\.?)?$/i;
const CYRILLIC = /[а-я]/;
const DIGITS = /^\d+$/;

/**
 * The normal form that patterns are written in: lower case, ё as е, without possessive 's, apostrophes, dots of initials,
 * accents and invisible marks. "US" and "U.S." become `usa`, so that the country and the pronoun stay apart.
 */
export function normaliseWord(surface: string): string {
  if (AMERICA.test(surface) && surface !== surface.toLowerCase()) return 'usa';
  return surface
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/['’ʼ‘`]s$/, '')
    .replace(/['’ʼ‘`.\p{M}\p{Cf}]/gu, '');
}

/** The stem of a normal form (Porter 1980, English; Snowball Russian); every number has the stem `#`. */
export function stemWord(normal: string): string {
  if (DIGITS.test(normal)) return '#';
  return CYRILLIC.test(normal) ? PorterStemmerRu.stem(normal) : PorterStemmer.stem(normal);
}
