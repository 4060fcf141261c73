/** What spoke for and against a label, in log-odds; the parts add up to the label's score. */
import type { Evidence } from '../client.ts';
import { formatSigned } from '../format.ts';
import { nameOfLabel, words } from '../words.ts';

const HALF = 100;

export function EvidenceTable({ label, evidence }: { label: string; evidence: Evidence[] }) {
  const parts = evidence.slice().sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const reach = Math.max(...parts.map((part) => Math.abs(part.contribution)), 1);
  const total = parts.reduce((sum, part) => sum + part.contribution, 0);
  return (
    <section>
      <h2>{words.evidence.title(nameOfLabel(label))}</h2>
      <p class="subtitle">{words.evidence.subtitle(formatSigned(total))}</p>
      <table class="evidence">
        <thead>
          <tr>
            <th scope="col">{words.evidence.found}</th>
            <th scope="col">{words.evidence.kind}</th>
            <th scope="col">{words.evidence.logOdds}</th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {parts.map((part, index) => (
            <tr key={index}>
              <th scope="row">
                <bdi>{part.text.slice(0, 120) || words.evidence.kinds[part.kind]}</bdi>
              </th>
              <td>{words.evidence.kinds[part.kind]}</td>
              <td class="number">{formatSigned(part.contribution)}</td>
              <td class="bar-cell">
                <Bar share={part.contribution / reach} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bar({ share }: { share: number }) {
  const width = Math.abs(share) * HALF;
  return (
    <svg class="bar" viewBox={`0 0 ${2 * HALF} 12`} aria-hidden="true">
      <rect
        class={share >= 0 ? 'for' : 'against'}
        x={share >= 0 ? HALF : HALF - width}
        y={1}
        width={width}
        height={10}
      />
      <line x1={HALF} x2={HALF} y1={0} y2={12} />
    </svg>
  );
}
