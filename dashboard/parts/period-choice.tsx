/** Whether a series is read by weeks or by months. */
import { addressWith, goTo, useParameter } from '../address.ts';
import type { Period } from '../periods.ts';
import { words } from '../words.ts';

/** The periods that the address asks for; weeks without it. */
export function usePeriods(): Period {
  const [by] = useParameter('by');
  return by === 'month' ? 'month' : 'week';
}

export function PeriodChoice() {
  const chosen = usePeriods();
  return (
    <fieldset class="choice">
      <legend class="unseen">{words.periods.name}</legend>
      {(['week', 'month'] as const).map((by) => (
        <button
          type="button"
          key={by}
          aria-pressed={chosen === by}
          onClick={() => goTo(addressWith({ by: by === 'week' ? null : by }))}
        >
          {words.periods[by]}
        </button>
      ))}
    </fieldset>
  );
}
