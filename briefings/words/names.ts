/** What codes, sides, presses and pairs are called in either language; codes by the codebook's own names. */
import type { Press, Side } from '../../base/records.ts';
import { loadCodebook } from '../../codebook/codebook.ts';
import { loadThreats } from '../../codebook/threats.ts';
import type { Language } from '../language.ts';

type InBoth = Record<Language, string>;

const sides: Record<Side, InBoth> = {
  us: { en: 'the United States', ru: 'США' },
  russia: { en: 'Russia', ru: 'Россия' },
  china: { en: 'China', ru: 'Китай' },
  europe: { en: 'Europe', ru: 'Европа' },
  other: { en: 'other states', ru: 'другие государства' },
  commercial: { en: 'companies', ru: 'компании' },
  un: { en: 'the United Nations', ru: 'ООН' },
};

const presses: Record<Press, InBoth> = {
  us: { en: 'US press', ru: 'американская пресса' },
  russian: { en: 'Russian press', ru: 'российская пресса' },
  third: { en: 'third-country press', ru: 'пресса третьих стран' },
};

const names = new Map<string, InBoth & { question: string }>();
const codebook = loadCodebook();
for (const dimension of codebook.dimensions) {
  names.set(dimension.id, { en: dimension.name, ru: dimension.name_ru, question: dimension.question });
  for (const code of [dimension.cooperation, dimension.tension])
    names.set(code.id, { en: code.name, ru: code.name_ru, question: dimension.question });
}
for (const factor of codebook.factors)
  names.set(factor.id, { en: factor.name, ru: factor.name_ru, question: '' });

/** The codebook's name of a dimension, a category or a factor; the id itself where there is none. */
export function nameOfCode(id: string, language: Language): string {
  return names.get(id)?.[language] ?? id;
}

/** The question that a code's dimension asks; in English, as the codebook has it. */
export function questionOf(id: string): string {
  return names.get(id)?.question ?? '';
}

export function nameOfSide(side: Side, language: Language): string {
  return sides[side][language];
}

export function nameOfPress(press: Press, language: Language): string {
  return presses[press][language];
}

/** `us-russia` as the two sides with a dash between them. */
export function nameOfDyad(id: string, language: Language): string {
  return id
    .split('-')
    .map((side) => capital(nameOfSide(side as Side, language).replace(/^the /, '')))
    .join(' – ');
}

let threats: Map<string, string> | undefined;

/** What a threat of the codebook is called, in English; its id where it is none any more. */
export function nameOfThreat(id: string): string {
  threats ??= new Map(loadThreats().map((threat) => [threat.id, threat.name]));
  return threats.get(id) ?? id;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
