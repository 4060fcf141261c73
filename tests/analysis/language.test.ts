import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../analysis/language.ts';

describe('the language that an item is coded in', () => {
  it('is not English where a feed declares it but foreign function words clearly prevail', () => {
    const german = 'Die Agentur und der Minister sprechen mit den Partnern über das Ende der Mission';
    const french = "Le directeur de l'agence et les partenaires du projet dans une lettre pour la station";
    expect(detectLanguage(german, 'en')).toBe('other');
    expect(detectLanguage(french, 'en-GB')).toBe('other');
  });

  it('stays English where a few foreign words stand in an English text', () => {
    expect(detectLanguage('Le Monde: the head of the agency van der Berg is in Paris for talks', 'en')).toBe(
      'en',
    );
    expect(detectLanguage('Die Zeit und Der Spiegel', 'en')).toBe('en');
  });

  it('is Russian by script, whatever is declared, unless letters of another Cyrillic alphabet stand in it', () => {
    expect(detectLanguage('Роскосмос продлил соглашение', 'en')).toBe('ru');
    expect(detectLanguage('Україна запустила супутник і зв’язок її')).toBe('other');
  });

  it('is counted as another where a feed declares another and the text does not gainsay it', () => {
    expect(detectLanguage('Raumfahrt Mission Rakete', 'de')).toBe('other');
  });
});
