/** What changed in a week after it was final: when, why, and where its balance stood before and after. Nothing where nothing did. */
import { fetchRevisions, type Revision } from '../client.ts';
import { formatCount, formatSigned } from '../format.ts';
import { useLoaded } from '../loading.ts';
import { words } from '../words.ts';
import { Instant } from './text.tsx';

export function RevisionsOfWeek({ week, itemClass }: { week: string; itemClass: Revision['class'] }) {
  const loaded = useLoaded(() => fetchRevisions(week, itemClass), [week, itemClass]);
  if (loaded.state !== 'here' || loaded.value.length === 0) return null;
  return (
    <details class="revisions">
      <summary>{words.revisions.title(week, loaded.value.length)}</summary>
      <ul>
        {loaded.value.map((revision) => (
          <li key={revision.id}>
            <Instant iso={revision.revisedAt} />: {words.revisions.because[revision.because]};{' '}
            {words.revisions.extent(formatCount(revision.values), formatCount(revision.affected))}
            {moveOf(revision, week)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function moveOf({ balances }: Revision, week: string): string {
  const move = balances.find((one) => one.week === week);
  if (!move) return '';
  const show = (balance: number | null) => (balance === null ? '–' : formatSigned(balance));
  return `; ${words.now.balanceIs}: ${show(move.before)} → ${show(move.after)}`;
}
