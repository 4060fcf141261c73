/** The arrow keys of a page: with nothing focused they step its weeks. A chart that is focused has keys of its own. */
import { useEffect, useRef } from 'preact/hooks';

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** Chooses the key before or after the chosen one; at the ends nothing happens. */
export function useArrowKeys(
  keys: readonly { key: string }[],
  chosen: string,
  choose: (key: string) => void,
): void {
  const step = useRef<(count: number) => void>(() => {});
  step.current = (count) => {
    const next = keys[keys.findIndex(({ key }) => key === chosen) + count];
    if (next) choose(next.key);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const count = STEPS[event.key];
      if (count === undefined || event.target !== document.body) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      step.current(count);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
