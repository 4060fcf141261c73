/** The interface's language, taken from the address once a page load. */
export type Language = 'en' | 'ru';

function readLanguage(): Language {
  if (typeof location === 'undefined') return 'en';
  return new URLSearchParams(location.search).get('lang') === 'ru' ? 'ru' : 'en';
}

export const language = readLanguage();
