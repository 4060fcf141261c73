/** What was out of the ordinary in a week: what was seen against what was expected, how likely chance is, and the stories. */
import { useState } from 'preact/hooks';
import { addressOf } from '../address.ts';
import { type Alert, type FeedChange, fetchAlerts, judgeAlert, type Series } from '../client.ts';
import { formatMean, formatShare, formatSigned } from '../format.ts';
import { useLoaded } from '../loading.ts';
import { isAnalyst, useHolder } from '../session.ts';
import { nameOfLabel, nameOfSeries, words } from '../words.ts';
import { ActionForm } from './action-form.tsx';
import { Show } from './states.tsx';
import { OutsideText } from './text.tsx';

const STORIES_SHOWN = 3;
/** Below it a probability is not written out. */
const SMALLEST = 0.01;

export function AlertsOfWeek({ week, itemClass }: { week: string; itemClass: Series['class'] }) {
  const [judged, setJudged] = useState(0);
  const loaded = useLoaded(() => fetchAlerts(week, itemClass), [week, itemClass, judged]);
  return (
    <section class="alerts-of-week">
      <h2>{words.alerts.title(week)}</h2>
      <Show loaded={loaded}>
        {({ alerts, feedChanges }) => (
          <>
            {alerts.length + feedChanges.length === 0 && <p class="empty">{words.alerts.none}</p>}
            <ul class="items">
              {alerts.map((alert) => (
                <OneAlert key={alert.id} alert={alert} onJudged={() => setJudged(judged + 1)} />
              ))}
              {Array.from(bySubject(feedChanges), ([subject, changes]) => (
                <HeldBack key={subject} subject={subject} changes={changes} />
              ))}
            </ul>
          </>
        )}
      </Show>
    </section>
  );
}

export function OneAlert({ alert, onJudged }: { alert: Alert; onJudged: () => void }) {
  const analyst = isAnalyst(useHolder());
  const { id, kind, subject, direction, p, verdict, stories } = alert;
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
      {stories.slice(0, STORIES_SHOWN).map(({ id: story, title }) => (
        <p class="behind" key={story}>
          <a href={addressOf(`/stories/${story}`)}>
            <OutsideText text={title || words.items.untitled} />
          </a>
        </p>
      ))}
      {analyst && verdict === null && (
        <div class="choices">
          {(['confirmed', 'dismissed'] as const).map((choice) => (
            <ActionForm
              key={choice}
              action={words.alerts.judge[choice]}
              onSend={async () => {
                await judgeAlert(id, choice);
                onJudged();
              }}
            />
          ))}
        </div>
      )}
    </li>
  );
}

/** What would have been an alert, had it not come with a change of feeds: told as that change, never as an alert. */
export function HeldBack({ subject, changes }: { subject: string; changes: FeedChange[] }) {
  const told = changes
    .map(({ outlet, share, reason }) => words.alerts.feedChange[reason](outlet, formatShare(share)))
    .join('; ');
  return (
    <li>
      <p class="headline">
        <a href={addressOf(`/series/${subject}`, { week: changes[0]!.week })}>
          {words.alerts.heldBack}: {nameOfSubject(subject)}
        </a>
      </p>
      <p class="source">
        <OutsideText text={told} longest={300} />
      </p>
    </li>
  );
}

function bySubject(changes: readonly FeedChange[]): Map<string, FeedChange[]> {
  const grouped = new Map<string, FeedChange[]>();
  for (const change of changes) grouped.set(change.subject, [...(grouped.get(change.subject) ?? []), change]);
  return grouped;
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
