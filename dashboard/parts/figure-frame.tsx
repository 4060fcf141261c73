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
  const sheet = () => {
    const drawn = frame.current?.querySelector<SVGSVGElement>('svg.plot');
    const said = frame.current?.querySelector('.chart-note')?.textContent ?? '';
    return drawn && toStandaloneSvg(drawn, { title, subtitle, note: said, source });
  };
  return (
    <figure class="figure" ref={frame}>
      <figcaption>
        <h2>{title}</h2>
        <p class="subtitle">{subtitle}</p>
      </figcaption>
      {children}
      {note && <p class="note chart-note">{note}</p>}
      <p class="note source-line">{source}</p>
      <div class="take">
        <Actions {...props} sheet={sheet} />
        <TableBehind table={table} title={title} />
        <Cite title={title} versions={versions} />
      </div>
    </figure>
  );
}

/** Hundreds of rows, made once they are asked for. */
function TableBehind({ table, title }: { table: Table; title: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.figure.table}</summary>
      {open && <DataTable {...table} caption={title} />}
    </details>
  );
}

interface ActionsProps extends FigureFrameProps {
  /** The chart as a document of its own; nothing while it is not drawn. */
  sheet: () => SVGSVGElement | null | undefined;
}

function Actions({ name, table, full, sheet }: ActionsProps) {
  const [copied, setCopied] = useState(false);
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
