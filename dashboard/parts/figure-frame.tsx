/**
 * The frame that every figure stands in: title, unit and method above, note and source below, the table behind it,
 * and everything needed to take it along – CSV, SVG, PNG, a link, a citation.
 */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { describeVersions, type Versions } from '../citation.ts';
import { download, serialize, toCsv, toPng, toStandaloneSvg } from '../exports.ts';
import { words } from '../words.ts';
import { Cite } from './cite.tsx';
import { DataTable, type Table } from './data-table.tsx';

interface FigureFrameProps {
  /** Name of downloaded files, without an ending. */
  name: string;
  title: string;
  /** Unit and method. */
  subtitle: string;
  note?: ComponentChildren;
  versions: Versions;
  table: Table;
  /** Address of the whole data, beyond what is shown. */
  full?: string;
  children: ComponentChildren;
}

export function FigureFrame(props: FigureFrameProps) {
  const { title, subtitle, note, versions, table, children } = props;
  const frame = useRef<HTMLElement>(null);
  const source = `${words.figure.source}: Rendezvous; ${describeVersions(versions)}`;
  return (
    <figure class="figure" ref={frame}>
      <figcaption>
        <h2>{title}</h2>
        <p class="subtitle">{subtitle}</p>
      </figcaption>
      {children}
      {note && <p class="note">{note}</p>}
      <p class="note source-line">{source}</p>
      <Actions {...props} chart={() => frame.current?.querySelector('svg.plot') ?? null} source={source} />
      <details>
        <summary>{words.figure.table}</summary>
        <DataTable {...table} caption={title} />
      </details>
      <Cite title={title} versions={versions} />
    </figure>
  );
}

interface ActionsProps extends FigureFrameProps {
  chart: () => SVGSVGElement | null;
  source: string;
}

function Actions({ name, title, subtitle, source, table, full, chart }: ActionsProps) {
  const [copied, setCopied] = useState(false);
  const sheet = () => {
    const drawn = chart();
    return drawn && toStandaloneSvg(drawn, { title, subtitle, source });
  };
  const saveCsv = () => download(toCsv(table.columns, table.rows), `${name}.csv`, 'text/csv;charset=utf-8');
  const saveSvg = () => {
    const drawn = sheet();
    if (drawn) download(serialize(drawn), `${name}.svg`, 'image/svg+xml');
  };
  const savePng = async () => {
    const drawn = sheet();
    if (drawn) download(await toPng(drawn), `${name}.png`, 'image/png');
  };
  const copyLink = async () => {
    await navigator.clipboard.writeText(location.href);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <p class="actions">
      <button type="button" onClick={saveCsv}>
        CSV
      </button>
      {full && (
        <a class="button" href={full} download={`${name}-full.csv`}>
          {words.figure.fullCsv}
        </a>
      )}
      <button type="button" onClick={saveSvg}>
        SVG
      </button>
      <button type="button" onClick={savePng}>
        PNG
      </button>
      <button type="button" onClick={copyLink}>
        <span aria-live="polite">{copied ? words.figure.copied : words.figure.copyLink}</span>
      </button>
    </p>
  );
}
