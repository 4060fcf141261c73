/** One briefing to be read and carried away; for analysts, to be edited and signed while it is a draft. */
import { useState } from 'preact/hooks';
import { addressOf } from '../address.ts';
import { type BriefingDetail, editBriefing, fetchBriefing, signBriefing } from '../client.ts';
import { useLoaded } from '../loading.ts';
import { isAnalyst, useHolder } from '../session.ts';
import { words } from '../words.ts';
import { ActionForm } from './action-form.tsx';
import { Show } from './states.tsx';
import { DocumentBlocks, proseOf, sentencesOf } from './written-document.tsx';

const FORMATS = ['pdf', 'docx', 'html', 'md', 'json'] as const;

export function BriefingReader({ id }: { id: string }) {
  const [changes, setChanges] = useState(0);
  const loaded = useLoaded(() => fetchBriefing(id), [id, changes]);
  const holder = useHolder();
  return (
    <>
      <p>
        <a href={addressOf('/briefings')}>{words.briefings.all}</a>
      </p>
      <Show loaded={loaded}>
        {(briefing) => (
          <article class="briefing">
            <header lang={briefing.language}>
              <h1>{briefing.document.title}</h1>
              <p class="subtitle">{briefing.document.subtitle}</p>
              <p class="note">{briefing.document.status}</p>
            </header>
            <Downloads id={id} />
            {briefing.state === 'draft' && isAnalyst(holder) && (
              <Desk key={changes} briefing={briefing} onChanged={() => setChanges(changes + 1)} />
            )}
            <DocumentBlocks document={briefing.document} />
          </article>
        )}
      </Show>
    </>
  );
}

function Downloads({ id }: { id: string }) {
  return (
    <p class="actions">
      {words.briefings.download}{' '}
      {FORMATS.map((format) => (
        <a class="button" key={format} download href={`/v1/briefings/${id}/document?format=${format}`}>
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}

function Desk({ briefing, onChanged }: { briefing: BriefingDetail; onChanged: () => void }) {
  const id = String(briefing.id);
  const said = words.briefings;
  const sentences = sentencesOf(briefing.document);
  const save = async (fields: FormData) => {
    const edits = { ...briefing.edits };
    for (const sentence of sentences) {
      const text = String(fields.get(sentence.id)).trim();
      if (text !== proseOf(sentence)) edits[sentence.id] = text || null;
    }
    await editBriefing(id, { edits, comment: String(fields.get('comment')).trim() || null });
    onChanged();
  };
  const undo = async () => {
    await editBriefing(id, { edits: {} });
    onChanged();
  };
  const sign = async () => {
    await signBriefing(id);
    onChanged();
  };
  return (
    <>
      <details>
        <summary>{said.edit}</summary>
        <p class="note">{said.editHint}</p>
        <ActionForm action={said.save} onSend={save}>
          {sentences.map((sentence) => (
            <textarea
              key={sentence.id}
              name={sentence.id}
              aria-label={sentence.id}
              lang={briefing.language}
              rows={2}
              maxLength={2000}
              defaultValue={proseOf(sentence)}
            />
          ))}
          <label>
            {said.comment}
            <textarea name="comment" rows={3} maxLength={10_000} defaultValue={briefing.comment ?? ''} />
          </label>
        </ActionForm>
        {Object.keys(briefing.edits).length > 0 && <ActionForm action={said.undo} onSend={undo} />}
      </details>
      <details>
        <summary>{said.sign}</summary>
        <p class="note">{said.signHint}</p>
        <ActionForm action={said.signIt} onSend={sign} />
      </details>
    </>
  );
}
