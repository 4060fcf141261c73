/** Tells when new data has come, and shows it only when the reader asks: nothing moves by itself. */
import { useEffect, useState } from 'preact/hooks';
import { words } from '../words.ts';

export function NewData({ onShow }: { onShow: () => void }) {
  const [fresh, setFresh] = useState(false);
  useEffect(() => {
    const events = new EventSource('/v1/events');
    const tell = () => setFresh(true);
    for (const kind of ['items', 'series', 'reset']) events.addEventListener(kind, tell);
    return () => events.close();
  }, []);
  const show = () => {
    setFresh(false);
    onShow();
  };
  return (
    <div class="new-data" role="status">
      {fresh && (
        <button type="button" onClick={show}>
          {words.frame.newData}
        </button>
      )}
    </div>
  );
}
