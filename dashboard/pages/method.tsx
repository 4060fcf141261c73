/** How the numbers are made: the trip of an item, the codebook, versions, downloads, the API, and how to cite. */
import { type Codebook, fetchCodebook, fetchModel, fetchSeriesList, type Model } from '../client.ts';
import { formatCount } from '../format.ts';
import { together, useLoaded } from '../loading.ts';
import { Cite } from '../parts/cite.tsx';
import { CodebookDefinitions } from '../parts/codebook-definitions.tsx';
import { EvaluationTable } from '../parts/evaluation-table.tsx';
import { SeriesDefinitions } from '../parts/series-definitions.tsx';
import { Show } from '../parts/states.tsx';
import { words } from '../words.ts';

const DOWNLOADS = [
  'items',
  'stories',
  'series',
  'hypotheses',
  'chronology',
  'categories',
  'actors',
  'feeds',
  'codings',
] as const;

export function Method() {
  const codebook = useLoaded(fetchCodebook, []);
  const model = useLoaded(fetchModel, []);
  const series = useLoaded(fetchSeriesList, []);
  return (
    <>
      <h1>{words.method.title}</h1>
      <Show loaded={together(together(codebook, model), series)}>
        {([[code, used], list]) => (
          <div class="with-side">
            <Contents />
            <div class="prose">
              <Steps />
              <Versions codebook={code} model={used} />
              {used && <EvaluationTable model={used} />}
              <Downloads />
              <section id="series">
                <h2>{words.method.series}</h2>
                <SeriesDefinitions series={list.series} />
              </section>
              <CodebookDefinitions codebook={code} />
            </div>
          </div>
        )}
      </Show>
    </>
  );
}

/** The parts of the page, in their order. */
function Contents() {
  const { making, versions, evaluation, downloads, series, codebook } = words.method;
  const parts = { making, versions, evaluation, downloads, series, codebook };
  return (
    <aside class="contents" aria-label={words.method.contents}>
      <ul>
        {Object.entries(parts).map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
        <li>
          <a href="/v1/validation?format=html">{words.method.validation}</a>
        </li>
        <li>
          <a href="/v1/docs">{words.method.interface}</a>
        </li>
      </ul>
    </aside>
  );
}

function Steps() {
  return (
    <section id="making">
      <h2>{words.method.making}</h2>
      {words.method.steps.map(([name, text]) => (
        <div key={name}>
          <h3>{name}</h3>
          <p>{text}</p>
        </div>
      ))}
    </section>
  );
}

function Versions({ codebook, model }: { codebook: Codebook; model: Model | undefined }) {
  const { versions } = codebook;
  return (
    <section id="versions">
      <h2>{words.method.versions}</h2>
      <p>{words.method.versionsText}</p>
      <table>
        <tbody>
          {Object.entries(versions).map(([name, version]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <code>{version}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {model && <p>{words.method.model(formatCount(model.trainedOn), formatCount(model.features))}</p>}
      <p class="note">{codebook.licence}</p>
      <Cite title={words.method.cited} versions={versions} />
    </section>
  );
}

function Downloads() {
  return (
    <section id="downloads">
      <h2>{words.method.downloads}</h2>
      <p>
        {words.method.downloadsText} <a href="/v1/docs">/v1/docs</a>
      </p>
      <ul class="downloads">
        {DOWNLOADS.map((name) => (
          <li key={name}>
            <span>{words.method.tables[name]}</span>{' '}
            <a href={`/v1/${name}?format=csv`} download={`${name}.csv`}>
              CSV
            </a>{' '}
            <a href={`/v1/${name}?format=jsonl`} download={`${name}.jsonl`}>
              JSON lines
            </a>{' '}
            <a href={`/v1/${name}?format=parquet`} download={`${name}.parquet`}>
              Parquet
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
