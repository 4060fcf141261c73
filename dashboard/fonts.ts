/** The typefaces of styles/fonts.css, there before the first text is set. */
import { language } from './language.ts';

const FACES = ['"Source Serif 4"', '"Source Sans 3"'];
/** Milliseconds; a slower line gets the machine's own fonts. */
const LONGEST_WAIT = 300;

/** Settles when the files that this language needs have come, or were waited for long enough. Never fails. */
export async function fontsLoaded(): Promise<void> {
  const sample = language === 'ru' ? 'aя' : 'a';
  const files = FACES.map((face) => document.fonts.load(`16px ${face}`, sample));
  const enough = new Promise((settle) => setTimeout(settle, LONGEST_WAIT));
  await Promise.race([Promise.allSettled(files), enough]);
}
