/** The archive of briefings, or one of them where the address names it. */
import { addressOf, goTo, useParameter } from '../address.ts';
import { type Briefing, fetchBriefings, makeBriefing } from '../client.ts';
import { language } from '../language.ts';
import { useLoaded } from '../loading.ts';
import { ActionForm } from '../parts/action-form.tsx';
import { BriefingReader } from '../parts/briefing-reader.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Show } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { Instant } from '../parts/text.tsx';
import { isAnalyst, useHolder } from '../session.ts';
import { words } from '../words.ts';

export function BriefingsPage() {
  const [id] = useParameter('id');
  return id === null ? <Archive /> : <BriefingReader key={id} id={id} />;
}

const addressOfBriefing = (id: number) => addressOf('/briefings', { id: String(id) });

function Archive() {
  const loaded = useLoaded(fetchBriefings, []);
  const holder = useHolder();
  return (
    <>
      <h1>{words.briefings.title}</h1>
      <p class="lead">{words.briefings.lead}</p>
      {isAnalyst(holder) && <MakeForm />}
      <Show loaded={loaded}>
        {({ briefings }) =>
          briefings.length === 0 ? (
            <p class="empty">{words.briefings.none}</p>
          ) : (
            <BriefingTable briefings={briefings} />
          )
        }
      </Show>
    </>
  );
}

function MakeForm() {
  const make = async (fields: FormData) => {
    const { id } = await makeBriefing(String(fields.get('week')).trim(), language);
    goTo(addressOfBriefing(id));
  };
  return (
    <details>
      <summary>{words.briefings.make}</summary>
      <ActionForm action={words.briefings.makeIt} onSend={make}>
        <label>
          {words.briefings.week}{' '}
          <input name="week" required pattern="\d{4}-W\d{2}" placeholder="2026-W01" size={10} />
        </label>
      </ActionForm>
    </details>
  );
}

function BriefingTable({ briefings }: { briefings: Briefing[] }) {
  const said = words.briefings;
  return (
    <ScrollRegion class="table-scroll" name={said.title}>
      <table>
        <TableHead columns={said.columns} />
        <tbody>
          {briefings.map(({ id, week, language: written, version, state, madeAt, signedBy }) => (
            <tr key={id}>
              <th scope="row">
                <a href={addressOfBriefing(id)}>{week}</a>
              </th>
              <td>{said.languages[written]}</td>
              <td class="number">{version}</td>
              <td>{said.states[state]}</td>
              <td>
                <Instant iso={madeAt} dayOnly />
              </td>
              <td>{signedBy ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
