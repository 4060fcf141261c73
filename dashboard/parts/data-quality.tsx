/** How good the data of a week is: what came in, from how many outlets, which feeds are missing. */
import { addWeeks } from '../../base/week.ts';
import { addressOf } from '../address.ts';
import { fetchPanel, fetchStatus, type Series, type Status } from '../client.ts';
import { formatCount, formatMean, formatShare } from '../format.ts';
import { useLoaded } from '../loading.ts';
import { BASE_WEEKS, meanBefore } from '../week-reading.ts';
import { words } from '../words.ts';
import { Show } from './states.tsx';

interface Quality {
  delivered: Series['values'];
  relevant: Series['values'];
  status: Status;
}

export function DataQuality({ week, series }: { week: string; series: Series }) {
  const loaded = useLoaded(() => fetchQuality(week, series.class), [week, series]);
  return (
    <section class="quality">
      <h2>{words.quality.title}</h2>
      <Show loaded={loaded}>{(quality) => <Figures week={week} {...quality} />}</Show>
    </section>
  );
}

function Figures({ week, delivered, relevant, status }: Quality & { week: string }) {
  const came = delivered.find((value) => value.week === week);
  const kept = relevant.find((value) => value.week === week);
  const usual = meanBefore(delivered, week);
  const { active = 0, failing = 0, blocked = 0 } = status.feeds;
  const silent = failing + blocked;
  return (
    <dl class="tiles">
      <Tile name={words.quality.delivered} value={formatCount(came?.value ?? 0)}>
        {usual === null ? words.quality.noUsual : words.quality.usual(formatMean(usual))}
      </Tile>
      <Tile name={words.quality.relevant} value={formatCount(kept?.value ?? 0)}>
        {came && kept ? words.quality.share(formatShare(kept.value / came.value)) : ''}
      </Tile>
      <Tile name={words.quality.outlets} value={formatCount(came?.outlets ?? 0)}>
        {words.quality.outletsWithRelevant(formatCount(kept?.outlets ?? 0))}
      </Tile>
      <Tile name={words.quality.silent} value={formatCount(silent)} warn={silent > 0}>
        <a href={addressOf('/sources')}>
          {active + silent > 0 ? words.quality.ofFeeds(formatCount(active + silent)) : words.quality.noFeeds}
        </a>
      </Tile>
      <Tile name={words.quality.waiting} value={formatCount(status.items - status.coded)}>
        {words.quality.undated(formatCount(status.undated))}
      </Tile>
    </dl>
  );
}

interface TileProps {
  name: string;
  value: string;
  warn?: boolean;
  children: preact.ComponentChildren;
}

function Tile({ name, value, warn = false, children }: TileProps) {
  return (
    <div class={warn ? 'tile warn' : 'tile'}>
      <dt>{name}</dt>
      <dd class="figure-value">
        {warn && <span aria-hidden="true">⚠ </span>}
        {value}
      </dd>
      <dd>{children}</dd>
    </div>
  );
}

async function fetchQuality(week: string, itemClass: Series['class']): Promise<Quality> {
  const query = { class: itemClass, from: addWeeks(week, -BASE_WEEKS), to: week };
  const [panel, status] = await Promise.all([fetchPanel(['delivered', 'relevant'], query), fetchStatus()]);
  return { delivered: panel.get('delivered')!, relevant: panel.get('relevant')!, status };
}
