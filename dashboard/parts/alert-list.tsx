/** What was out of the ordinary in a week: what was seen against what was expected, how likely chance is, and the stories. */
import { addressOf } from '../address.ts';
import { type Alert, fetchAlerts, type Series } from '../client.ts';
import { formatMean, formatShare, formatSigned } from '../format.ts';
import { useLoaded } from '../loading.ts';
import { nameOfLabel, nameOfSeries, words } from '../words.ts';
import { Show } from './states.tsx';
import { OutsideText } from './text.tsx';

const STORIES_SHOWN = 3;
/** Below it a probability is not written out. */
const SMALLEST = 0.01;

export function AlertsOfWeek({ week, itemClass }: { week: string; itemClass: Series['class'] }) {
  const loaded = useLoaded(() => fetchAlerts(week, itemClass), [week, itemClass]);
  return (
    <section class="alerts-of-week">
      <h2>{words.alerts.title(week)}</h2>
      <Show loaded={loaded}>
        {(alerts) =>
          alerts.length === 0 ? (
            <p class="empty">{words.alerts.none}</p>
          ) : (
            <ul class="items">
              {alerts.map((alert) => (
                <OneAlert key={alert.id} alert={alert} />
              ))}
            </ul>
          )
        }
      </Show>
    </section>
  );
}

function OneAlert({ alert }: { alert: Alert }) {
  const { kind, subject, direction, p, verdict, stories } = alert;
  return (
    <li>
      <p class="headline">
        {words.alerts.kinds[kind][direction]}: {nameOfSubject(subject)}
      </p>
      <p class="source">
        <span>
          {figuresOf(alert)}
          {p !== null && ` · ${words.alerts.chance[kind](writeChance(p))}`}
        </span>
        <span class="label">{verdict === 'confirmed' ? words.alerts.confirmed : words.alerts.open}</span>
      </p>
      {stories.slice(0, STORIES_SHOWN).map(({ id, title }) => (
        <p class="behind" key={id}>
          <a href={addressOf(`/stories/${id}`)}>
            <OutsideText text={title || words.items.untitled} />
          </a>
        </p>
      ))}
    </li>
  );
}

function figuresOf({ kind, subject, observed, expected }: Alert): string {
  const write = kind !== 'threat' && !subject.startsWith('stories-') ? formatSigned : formatMean;
  if (kind === 'threat') return words.alerts.voices(formatMean(observed), observed);
  return expected === null ? write(observed) : words.alerts.against(write(observed), write(expected));
}

function writeChance(p: number): string {
  return p < SMALLEST ? `< ${formatShare(SMALLEST)}` : formatShare(p);
}

/** A series or a threat by the name that readers know. */
function nameOfSubject(subject: string): string {
  if (subject.startsWith('stories-')) return nameOfLabel(subject.slice('stories-'.length));
  const name = nameOfSeries(subject);
  return name === subject ? subject.replaceAll('-', ' ') : name;
}
