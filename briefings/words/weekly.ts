/** The weekly briefing's sentences and headings in the language asked for. */
import type { Language } from '../language.ts';
import type { Writer } from '../writer.ts';
import { englishHeadings, type WeeklyHeadings } from './headings-en.ts';
import { russianHeadings } from './headings-ru.ts';
import { englishPageOne, type PageOneWords } from './page-one-en.ts';
import { russianPageOne } from './page-one-ru.ts';
import { englishSections, type SectionWords } from './sections-en.ts';
import { russianSections } from './sections-ru.ts';

export type WeeklyWords = PageOneWords & SectionWords;

export function weeklyWords(w: Writer): WeeklyWords {
  return w.language === 'ru'
    ? { ...russianPageOne(w), ...russianSections(w) }
    : { ...englishPageOne(w), ...englishSections(w) };
}

export function weeklyHeadings(language: Language): WeeklyHeadings {
  return language === 'ru' ? russianHeadings : englishHeadings;
}
