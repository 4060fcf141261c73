/** What the thesis supposes and concludes, and what the figures say of it by rules fixed in advance. */
import { heightOfIntervals } from '../charts/heights.ts';
import { fetchHypotheses, type Hypothesis, type HypothesisBoard } from '../client.ts';
import { formatCount, formatInstant } from '../format.ts';
import { language } from '../language.ts';
import { useLoaded } from '../loading.ts';
import { Drawing } from '../parts/drawing.tsx';
import { FigureFrame } from '../parts/figure-frame.tsx';
import { Show } from '../parts/states.tsx';
import { words } from '../words.ts';

export function HypothesesPage() {
  const board = useLoaded(fetchHypotheses, []);
  return (
    <>
      <h1>{words.hypotheses.title}</h1>
      <p class="lead">{words.hypotheses.lead}</p>
      <Show loaded={board}>{(found) => <Board {...found} />}</Show>
    </>
  );
}

function Board(board: HypothesisBoard) {
  return (
    <>
      <p class="note">{words.classes[board.class].note}</p>
      {board.hypotheses.map((hypothesis) => (
        <section class="hypothesis" key={hypothesis.id} id={hypothesis.id}>
          <Statement {...hypothesis} />
          <div class="columns">
            <div>
              <ReadingFigure hypothesis={hypothesis} versions={board.versions} />
              <Data {...hypothesis} />
            </div>
            <Grounds {...hypothesis} />
          </div>
        </section>
      ))}
      <p>
        {words.hypotheses.all}{' '}
        <a href="/v1/hypotheses?format=csv" download="hypotheses.csv">
          CSV
        </a>
      </p>
    </>
  );
}

function Statement({ statement, chapter, verdict }: Hypothesis) {
  return (
    <>
      <h2 lang="en">{statement}</h2>
      <p class="muted">
        <span class={`verdict ${verdict}`}>{words.hypotheses.verdicts[verdict]}</span>{' '}
        {words.hypotheses.statement(chapter)}
      </p>
    </>
  );
}

function ReadingFigure({
  hypothesis: { id, readings },
  versions,
}: {
  hypothesis: Hypothesis;
  versions: HypothesisBoard['versions'];
}) {
  if (readings.length === 0) return <p class="no-reading">{words.hypotheses.noReading}</p>;
  const title = words.hypotheses.figure(words.hypotheses.names[id]);
  // Probabilities have another unit than the figure that the rule asks for, and so no place on its axis.
  const drawn = readings.filter(({ lower }, index) => index === 0 || lower !== null);
  const beside = readings.filter((reading) => !drawn.includes(reading));
  return (
    <FigureFrame
      name={`hypothesis-${id}`}
      title={title}
      subtitle={words.hypotheses.subtitle}
      note={beside.length > 0 && <Beside readings={beside} />}
      versions={versions}
      full="/v1/hypotheses?format=csv"
      table={{
        columns: words.hypotheses.columns,
        rows: readings.map(({ name, value, lower, upper }) => [name, value, lower, upper]),
      }}
    >
      <Drawing
        title={title}
        height={heightOfIntervals(drawn.length)}
        draw={(charts, width) => charts.drawIntervals(drawn, { width, title, locale: language })}
        drawn={[readings]}
      />
    </FigureFrame>
  );
}

function Beside({ readings }: { readings: Hypothesis['readings'] }) {
  return (
    <>
      {words.hypotheses.beside}{' '}
      <span lang="en">{readings.map(({ name, value }) => `${name} ${value.toFixed(2)}`).join('; ')}</span>.
    </>
  );
}

function Grounds({ measure, rule, caution }: Hypothesis) {
  const said = words.hypotheses;
  const grounds = [
    [said.measure, measure],
    [said.rule, rule],
    [said.caution, caution],
  ] as const;
  return (
    <dl class="definitions">
      {grounds.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd lang="en">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How much data there is beside what the rule asks for. */
function Data({ weeks, fewestWeeks, missing, through, computedAt, rules }: Hypothesis) {
  const said = words.hypotheses;
  return (
    <div class="data">
      <p>
        <strong>{said.data}</strong> {said.had(formatCount(weeks), formatCount(fewestWeeks))}{' '}
        {missing && (
          <>
            {said.missing} <span lang="en">{missing}</span>.
          </>
        )}
      </p>
      <progress max={fewestWeeks} value={Math.min(weeks, fewestWeeks)} aria-label={said.data} />
      <p class="note">
        {through && said.through(through)}{' '}
        {computedAt && rules ? said.readOn(formatInstant(computedAt), rules) : said.neverRead}
      </p>
    </div>
  );
}
