/** Which series is shown, whose press, live or archive, and what stands beside it: another series, events. */
import { addressOf, addressWith, goTo, usePlace } from '../address.ts';
import { CLASSES, PRESSES } from '../codes.ts';
import { nameOfSeries, words } from '../words.ts';
import { PeriodChoice } from './period-choice.tsx';

export function SeriesChoice({ names, name }: { names: string[]; name: string }) {
  const { query } = usePlace();
  const goToSeries = (next: string) =>
    goTo(addressOf(`/series/${next}`, { ...Object.fromEntries(query), week: null, month: null }));
  return (
    <form class="controls" onSubmit={(event) => event.preventDefault()}>
      <PeriodChoice />
      <Select
        name={words.series.series}
        value={name}
        options={names.map((one) => [one, nameOfSeries(one)])}
        onChange={goToSeries}
      />
      <Select
        name={words.series.press}
        value={query.get('press') ?? 'all'}
        options={PRESSES.map((press) => [press, words.presses[press]])}
        onChange={(press) => goTo(addressWith({ press: press === 'all' ? null : press }))}
      />
      <Select
        name={words.series.class}
        value={query.get('class') ?? ''}
        options={[
          ['', words.series.automatic],
          ...CLASSES.map((one) => [one, words.classes[one].name] as const),
        ]}
        onChange={(next) => goTo(addressWith({ class: next }))}
      />
      <Select
        name={words.series.beside}
        value={query.get('beside') ?? ''}
        options={[['', words.series.nothing], ...names.map((one) => [one, nameOfSeries(one)] as const)]}
        onChange={(beside) => goTo(addressWith({ beside }))}
      />
      <Select
        name={words.series.events}
        value={query.get('events') ?? ''}
        options={[
          ['', words.series.strongest],
          ['none', words.series.nothing],
        ]}
        onChange={(events) => goTo(addressWith({ events }))}
      />
    </form>
  );
}

interface SelectProps {
  name: string;
  value: string;
  options: (readonly [string, string])[];
  onChange: (value: string) => void;
}

export function Select({ name, value, options, onChange }: SelectProps) {
  return (
    <label>
      <span>{name}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
