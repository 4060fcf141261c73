/** Stories that may be events of the chronology: what data draft of each, and the form by which an analyst makes it one. */
import { useState } from 'preact/hooks';
import { addressOf, useParameter } from '../address.ts';
import { fetchProposals, type Proposal, promoteStory } from '../client.ts';
import { formatShare } from '../format.ts';
import { useLoaded } from '../loading.ts';
import { isAnalyst, useHolder } from '../session.ts';
import { words } from '../words.ts';
import { ActionForm } from './action-form.tsx';
import { Labels } from './badges.tsx';
import { Intensity, knownDate } from './event-card.tsx';
import { Select } from './series-choice.tsx';
import { Show } from './states.tsx';
import { OutsideText } from './text.tsx';

const SPANS = ['12', '52', '260'] as const;

/** Closed until asked for, so that readers of the chronology wait for nothing. */
export function EventProposals({ onPromoted }: { onPromoted: () => void }) {
  const [state, setState] = useParameter('proposals');
  const open = state === 'open';
  return (
    <details
      class="proposals"
      open={open}
      onToggle={({ currentTarget }) => currentTarget.open !== open && setState(open ? null : 'open')}
    >
      <summary>{words.chronology.proposals.title}</summary>
      {open && <ProposalList onPromoted={onPromoted} />}
    </details>
  );
}

function ProposalList({ onPromoted }: { onPromoted: () => void }) {
  const [weeks, setWeeks] = useParameter('weeks');
  const [changes, setChanges] = useState(0);
  const loaded = useLoaded(() => fetchProposals(Number(weeks ?? SPANS[0])), [weeks, changes]);
  const analyst = isAnalyst(useHolder());
  const said = words.chronology.proposals;
  const promoted = () => {
    setChanges(changes + 1);
    onPromoted();
  };
  return (
    <>
      <form class="controls">
        <Select
          name={said.weeks}
          value={weeks ?? SPANS[0]}
          options={SPANS.map((count) => [count, said.lastWeeks(Number(count))] as const)}
          onChange={(next) => setWeeks(next === SPANS[0] ? null : next)}
        />
      </form>
      <Show loaded={loaded}>
        {({ from, to, rule, proposals }) => (
          <>
            <p class="note">
              {said.rule(from, to, rule.families, rule.sides, formatShare(rule.probability))}
            </p>
            {!analyst && <p class="note">{said.signIn}</p>}
            {proposals.length === 0 && <p class="empty">{said.none}</p>}
            <ol class="events">
              {proposals.map((proposal) => (
                <li key={proposal.story.id}>
                  <OneProposal {...proposal} analyst={analyst} onPromoted={promoted} />
                </li>
              ))}
            </ol>
          </>
        )}
      </Show>
    </>
  );
}

interface OneProposalProps extends Proposal {
  analyst: boolean;
  onPromoted: () => void;
}

function OneProposal({ story, draft, analyst, onPromoted }: OneProposalProps) {
  const said = words.chronology.proposals;
  const promote = async (fields: FormData) => {
    await promoteStory({
      story: story.id,
      title: String(fields.get('title')).trim(),
      text: String(fields.get('text')).trim(),
      status: fields.has('certain') ? 'verified' : 'unverified',
    });
    onPromoted();
  };
  return (
    <article class="event">
      <h3>
        <time dateTime={knownDate(draft)}>{knownDate(draft)}</time>{' '}
        <a href={addressOf(`/stories/${story.id}`)}>
          <OutsideText text={draft.title} />
        </a>
      </h3>
      <p class="source">
        <Intensity value={draft.intensity} />
        <Labels categories={draft.categories} factors={draft.factors} />
      </p>
      <p class="note">
        <OutsideText text={draft.sources.map(({ text }) => text).join('; ')} />
      </p>
      {analyst && (
        <details>
          <summary>{said.write}</summary>
          <p class="note">{said.writeHint}</p>
          <ActionForm action={said.promote} onSend={promote}>
            <label>
              {said.headline}
              <input name="title" required maxLength={300} defaultValue={draft.title} />
            </label>
            <label>
              {said.text}
              <textarea name="text" required rows={3} maxLength={2000} />
            </label>
            <label class="tick">
              <input type="checkbox" name="certain" /> {said.certain}
            </label>
          </ActionForm>
        </details>
      )}
    </article>
  );
}
