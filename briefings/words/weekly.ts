/** The weekly briefing's sentences and headings in the language asked for. */
import type { Language } from '../language.ts';
import type { Writer } from '../writer.ts';
import { type AlertWords, englishAlerts } from './alerts-en.ts';
import { russianAlerts } from './alerts-ru.ts';
import { englishHeadings, type WeeklyHeadings } from './headings-en.ts';
import { russianHeadings } from './headings-ru.ts';
import { englishPageOne, type PageOneWords } from './page-one-en.ts';
import { russianPageOne } from './page-one-ru.ts';
import { englishSections, type SectionWords } from './sections-en.ts';
import { russianSections } from './sections-ru.ts';

export type WeeklyWords = PageOneWords & AlertWords & SectionWords;

export function weeklyWords(w: Writer): WeeklyWords {
  return w.language === 'ru'
    ? { ...russianPageOne(w), ...russianAlerts(w), ...russianSections(w) }
    : { ...englishPageOne(w), ...englishAlerts(w), ...englishSections(w) };
}

export function weeklyHeadings(language: Language): WeeklyHeadings {
  return language === 'ru' ? russianHeadings : englishHeadings;
}
