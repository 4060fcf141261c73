/** How the numbers are made: the trip of an item, the codebook, versions, downloads, the API, and how to cite. */
import { type Codebook, fetchCodebook, fetchModel, fetchSeriesList, type Model } from '../client.ts';
import { DIMENSIONS } from '../codes.ts';
import { formatCount } from '../format.ts';
import { together, useLoaded } from '../loading.ts';
import { Cite } from '../parts/cite.tsx';
import { EvaluationTable } from '../parts/evaluation-table.tsx';
import { Show } from '../parts/states.tsx';
import { language, nameOfSeries, words } from '../words.ts';

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
  const loaded = useLoaded(fetchCodebook, []);
  const model = useLoaded(fetchModel, []);
  const series = useLoaded(fetchSeriesList, []);
  return (
    <div class="prose">
      <h1>{words.method.title}</h1>
      {words.method.steps.map(([name, text]) => (
        <section key={name}>
          <h2>{name}</h2>
          <p>{text}</p>
        </section>
      ))}
      <Show loaded={together(loaded, model)}>
        {([codebook, used]) => (
          <>
            <Versions codebook={codebook} model={used} />
            <Codes codebook={codebook} />
          </>
        )}
      </Show>
      <h2>{words.method.series}</h2>
      <p>
        <a href="/v1/validation?format=html">{words.method.validation}</a>
      </p>
      <Show loaded={series}>
        {(list) => (
          <dl class="definitions">
            {list.series.map(({ name, unit, meaning }) => (
              <div key={name}>
                <dt>
                  {nameOfSeries(name)} <code>{name}</code>
                </dt>
                <dd lang="en">
                  {meaning} ({unit})
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Show>
      <Downloads />
    </div>
  );
}

function Versions({ codebook, model }: { codebook: Codebook; model: Model | undefined }) {
  const { versions } = codebook;
  return (
    <section>
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
      {model && <EvaluationTable model={model} />}
    </section>
  );
}

function Codes({ codebook }: { codebook: Codebook }) {
  const named = (code: Codebook['codes'][number]) => (language === 'ru' ? code.nameRussian : code.name);
  return (
    <section>
      <h2>{words.method.codebook}</h2>
      <p lang="en">{codebook.unit}</p>
      {DIMENSIONS.map(({ id }) => (
        <div key={id}>
          <h3>{words.dimensions[id]}</h3>
          <dl class="definitions">
            {codebook.codes
              .filter((code) => code.dimension === id)
              .map((code) => (
                <div key={code.id}>
                  <dt class={code.pole ?? undefined}>
                    {code.pole === 'cooperation' ? '+' : '−'} {named(code)}
                  </dt>
                  <dd lang="en">{code.definition}</dd>
                </div>
              ))}
          </dl>
        </div>
      ))}
      <h3>{words.facets.factor}</h3>
      <dl class="definitions">
        {codebook.codes
          .filter((code) => code.kind === 'factor')
          .map((code) => (
            <div key={code.id}>
              <dt>{named(code)}</dt>
              <dd lang="en">{code.definition}</dd>
            </div>
          ))}
      </dl>
      <h3>{words.method.rules}</h3>
      <ol lang="en">
        {codebook.rules.map((rule) => (
          <li key={rule.number} value={rule.number}>
            <strong>{rule.title}</strong> {rule.text}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Downloads() {
  return (
    <section>
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
