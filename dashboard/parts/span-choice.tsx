/** How much time the charts of a page show. */
import { useParameter } from '../address.ts';
import { SPANS } from '../series-points.ts';
import { words } from '../words.ts';

export function SpanChoice() {
  const [span, setSpan] = useParameter('span');
  return (
    <fieldset class="choice">
      <legend class="unseen">{words.spans.name}</legend>
      {SPANS.map(({ id }) => (
        <button type="button" key={id} aria-pressed={span === id} onClick={() => setSpan(id)}>
          {words.spans[id ?? '2']}
        </button>
      ))}
    </fieldset>
  );
}
