/** The three Russian forms of a counted noun (Unicode CLDR plural rules). */
const rules = new Intl.PluralRules('ru');

/** The form that goes with a count: 1 событие, 2 события, 5 событий. */
export function choose(count: number, one: string, few: string, many: string): string {
  const form = rules.select(count);
  return form === 'one' ? one : form === 'few' ? few : many;
}
