/**
 * Which language a text is in: English, Russian or another that is counted and left uncoded.
 * The declared language is believed where the script agrees; else the text decides by script and function words.
 */
import type { Language } from '../base/records.ts';

const SAMPLE = 600;
const RUSSIAN_SHARE = 0.3;
/** Foreign function words from which a declared English is doubted. */
const CLEARLY_FOREIGN = 4;

/** Letters of Cyrillic alphabets other than the Russian one. */
const OTHER_CYRILLIC = /[іїєґўјљњћђџқғңүұһөәѓќѕ]/i;
/** Letters that English and its borrowed names hardly use. */
const OTHER_LATIN = /[ßäöåøæœñçãõąęłśźżčšžřůěőűğışțăâêîôûëï¿¡]/gi;
const ENGLISH =
  /\b(the|of|and|to|in|is|for|on|with|as|by|at|from|its?|was|are|has|will|after|over|says?|new|be|this|that|an?)\b/gi;
const OTHER_WORDS =
  /\b(der|die|das|und|ist|mit|von|den|ein|eine|für|le|la|les|des|du|et|est|une|dans|pour|el|los|las|del|y|que|por|con|para|il|che|di|della|e|per|het|een|van|op|voor|w|na|się|do|och|att|som|och|ve|bir|ile|os|da|em|não|um|uma)\b/gi;

/** The language that an item is coded in. `declared` is a BCP 47 tag as feeds give it, or nothing. */
export function detectLanguage(text: string, declared?: string | null): Language {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text;
  const { latin, cyrillic, other } = countScripts(sample);
  if (other > latin + cyrillic) return 'other';
  const told = declared?.slice(0, 2).toLowerCase();
  if (cyrillic > RUSSIAN_SHARE * (latin + cyrillic)) {
    return told === 'ru' || !OTHER_CYRILLIC.test(sample) ? 'ru' : 'other';
  }
  if (told === 'en') return looksForeign(sample) ? 'other' : 'en';
  if (latin === 0) return told === 'ru' ? 'ru' : 'other';
  return looksEnglish(sample, told !== undefined && told !== '' && told !== 'ru') ? 'en' : 'other';
}

function countScripts(text: string): { latin: number; cyrillic: number; other: number } {
  let latin = 0;
  let cyrillic = 0;
  let other = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x41) continue;
    if (code < 0x250) latin++;
    else if (code >= 0x400 && code < 0x530) cyrillic++;
    else if ((code >= 0x370 && code < 0x2000) || (code >= 0x2e80 && code < 0xd800)) other++;
  }
  return { latin, cyrillic, other };
}

/** Feeds in English carry translations now and then: many foreign function words outweigh what is declared. */
function looksForeign(text: string): boolean {
  const other = text.match(OTHER_WORDS)?.length ?? 0;
  return other >= CLEARLY_FOREIGN && other > 2 * (text.match(ENGLISH)?.length ?? 0);
}

/** A short headline may hold no function word at all: English then unless a foreign language is declared. */
function looksEnglish(text: string, foreignDeclared: boolean): boolean {
  const english = text.match(ENGLISH)?.length ?? 0;
  const other = (text.match(OTHER_WORDS)?.length ?? 0) + (text.match(OTHER_LATIN)?.length ?? 0) / 2;
  return foreignDeclared ? english > 2 * other && english > 0 : english >= other;
}
