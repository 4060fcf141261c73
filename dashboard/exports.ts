/** Figures as files: CSV of what is shown, SVG and PNG that stand alone, with title, source and their own colours. */

type Cell = string | number | null;

/** A table as RFC 4180 text: CRLF line ends, quotes where a cell needs them, nothing for null. */
export function toCsv(columns: string[], rows: Cell[][]): string {
  const quote = (cell: Cell) => {
    const text = cell === null ? '' : String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => `${row.map(quote).join(',')}\r\n`).join('');
}

/** What is written around a figure that leaves the page. */
export interface Caption {
  title: string;
  subtitle: string;
  /** What must be known to read it; empty where nothing is. */
  note: string;
  source: string;
}

/** A picture is at least so wide. */
const FEWEST_PIXELS = 1600;
const MARGIN = 20;
const LINE = 17;
/** Mean width of a letter of the caption. */
const LETTER = 6.2;
const FONT = 'Source Sans 3, Segoe UI, system-ui, sans-serif';

/** A chart of the page as a document of its own: colours resolved, caption inside, nothing referred to. */
export function toStandaloneSvg(chart: SVGSVGElement, caption: Caption): SVGSVGElement {
  const { width, height } = chart.viewBox.baseVal;
  const above = wrap(caption.subtitle, width / LETTER);
  const beneath = [...wrap(caption.note, width / LETTER), ...wrap(caption.source, width / LETTER)];
  const top = 44 + above.length * LINE;
  const foot = top + height + 20;
  const sheet = element('svg', { xmlns: 'http://www.w3.org/2000/svg', 'font-family': FONT });
  const size = { width: width + 2 * MARGIN, height: foot + beneath.length * LINE };
  setAttributes(sheet, { ...size, viewBox: `0 0 ${size.width} ${size.height}`, fill: 'var(--ink)' });
  sheet.append(element('rect', { ...size, fill: 'var(--paper)' }));
  sheet.append(textAt(MARGIN, 30, caption.title, { 'font-size': 18, 'font-weight': 600 }));
  const small = { 'font-size': 13, fill: 'var(--muted)' };
  above.forEach((line, index) => {
    sheet.append(textAt(MARGIN, 50 + index * LINE, line, small));
  });
  const inner = chart.cloneNode(true) as SVGSVGElement;
  inner.querySelector('.cursor')?.remove();
  setAttributes(inner, { x: MARGIN, y: top, width, height, 'font-size': 13, color: 'var(--ink)' });
  sheet.append(inner);
  beneath.forEach((line, index) => {
    sheet.append(textAt(MARGIN, foot + index * LINE, line, small));
  });
  resolveColours(sheet);
  return sheet as SVGSVGElement;
}

/** Draws a standalone SVG for print and slides: at twice its size, small ones larger still. */
export async function toPng(sheet: SVGSVGElement): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(serialize(sheet))}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  const scale = Math.max(2, FEWEST_PIXELS / picture.width);
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return await new Promise((settle, fail) =>
    canvas.toBlob(
      (blob) => (blob ? settle(blob) : fail(new Error('the browser made no picture'))),
      'image/png',
    ),
  );
}

export function serialize(svg: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(svg);
}

/** Hands the reader a file. */
export function download(content: Blob | string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  setAttributes(made, attributes);
  return made;
}

function setAttributes(target: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, String(value));
}

function textAt(x: number, y: number, text: string, attributes: Record<string, string | number>): SVGElement {
  const made = element('text', { x, y, ...attributes });
  made.textContent = text;
  return made;
}

function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const line = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length === 0 || line.length > most) lines.push(word);
    else lines[lines.length - 1] = line;
  }
  return lines;
}

/** Files are for paper and slides: they have the colours of the light theme, whichever the reader looks at. */
function resolveColours(sheet: Element): void {
  const probe = document.createElement('span');
  probe.style.colorScheme = 'light';
  document.body.append(probe);
  for (const part of [sheet, ...sheet.querySelectorAll('*')])
    for (const { name, value } of [...part.attributes]) {
      if (!value.startsWith('var(--')) continue;
      probe.style.color = value;
      part.setAttribute(name, getComputedStyle(probe).color);
    }
  probe.remove();
}
