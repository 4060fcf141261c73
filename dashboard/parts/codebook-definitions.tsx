/** What is coded: the sixteen categories by dimension, pole against pole, the factors, and the rules for hard cases. */
import type { Codebook } from '../client.ts';
import { DIMENSIONS } from '../codes.ts';
import { language } from '../language.ts';
import { words } from '../words.ts';

type Code = Codebook['codes'][number];

export function CodebookDefinitions({ codebook }: { codebook: Codebook }) {
  const { codes } = codebook;
  return (
    <section id="codebook">
      <h2>{words.method.codebook}</h2>
      <p lang="en">{codebook.unit}</p>
      {DIMENSIONS.map(({ id }) => (
        <div key={id}>
          <h3>{words.dimensions[id]}</h3>
          <Definitions codes={codes.filter((code) => code.dimension === id)} />
        </div>
      ))}
      <h3>{words.facets.factor}</h3>
      <Definitions codes={codes.filter((code) => code.kind === 'factor')} />
      <details>
        <summary>{words.method.rules}</summary>
        <ol lang="en">
          {codebook.rules.map((rule) => (
            <li key={rule.number} value={rule.number}>
              <strong>{rule.title}</strong> {rule.text}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function Definitions({ codes }: { codes: Code[] }) {
  const sign = { cooperation: '+ ', tension: '− ' };
  return (
    <dl class="definitions pairs">
      {codes.map((code) => (
        <div key={code.id}>
          <dt class={code.pole ?? undefined}>
            {code.pole && sign[code.pole]}
            {language === 'ru' ? code.nameRussian : code.name}
          </dt>
          <dd lang="en">{code.definition}</dd>
        </div>
      ))}
    </dl>
  );
}
