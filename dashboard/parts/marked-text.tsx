/** A text of an item with the words that decided: underlined for, dotted against, the stronger the more. */
import { markText, type Place, strengthOf } from '../marking.ts';

/** Longest text that is shown whole; a feed that sends more is no reason to stop the page. */
const LONGEST = 5000;

export function MarkedText({ text, places }: { text: string; places: Place[] }) {
  const shown = text.slice(0, LONGEST);
  return (
    <bdi>
      {markText(shown, places).map(({ text: piece, contribution }, index) =>
        contribution === null ? (
          piece
        ) : (
          <mark
            key={index}
            class={`${contribution >= 0 ? 'for' : 'against'} strength-${strengthOf(contribution)}`}
          >
            {piece}
          </mark>
        ),
      )}
      {text.length > LONGEST && '…'}
    </bdi>
  );
}

/** A text with what a search found in it. */
export function FoundText({ text, marks }: { text: string; marks: [number, number][] }) {
  const places = marks.map(([from, to]) => ({ from, to, contribution: 1 }));
  return (
    <bdi>
      {markText(text.slice(0, LONGEST), places).map(({ text: piece, contribution }, index) =>
        contribution === null ? piece : <mark key={index}>{piece}</mark>,
      )}
    </bdi>
  );
}
