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
  source: string;
}

const MARGIN = 20;
const FONT = 'Source Sans 3, Segoe UI, system-ui, sans-serif';

/** A chart of the page as a document of its own: colours resolved, caption inside, nothing referred to. */
export function toStandaloneSvg(chart: SVGSVGElement, caption: Caption): SVGSVGElement {
  const { width, height } = chart.viewBox.baseVal;
  const lines = wrap(caption.subtitle, (width / 13) * 2);
  const top = 44 + lines.length * 17;
  const sheet = element('svg', { xmlns: 'http://www.w3.org/2000/svg', 'font-family': FONT });
  const size = { width: width + 2 * MARGIN, height: height + top + 40 };
  setAttributes(sheet, { ...size, viewBox: `0 0 ${size.width} ${size.height}`, fill: 'var(--ink)' });
  sheet.append(element('rect', { ...size, fill: 'var(--paper)' }));
  sheet.append(textAt(MARGIN, 30, caption.title, { 'font-size': 18, 'font-weight': 600 }));
  lines.forEach((line, index) => {
    sheet.append(textAt(MARGIN, 50 + index * 17, line, { 'font-size': 13, fill: 'var(--muted)' }));
  });
  const inner = chart.cloneNode(true) as SVGSVGElement;
  inner.querySelector('.cursor')?.remove();
  setAttributes(inner, { x: MARGIN, y: top, width, height, 'font-size': 12, color: 'var(--ink)' });
  sheet.append(inner);
  sheet.append(textAt(MARGIN, size.height - 14, caption.source, { 'font-size': 11, fill: 'var(--muted)' }));
  resolveColours(sheet);
  return sheet as SVGSVGElement;
}

/** Draws a standalone SVG at twice its size, for print and slides. */
export async function toPng(sheet: SVGSVGElement): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(serialize(sheet))}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.width * 2;
  canvas.height = picture.height * 2;
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
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length > most && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = line;
  }
  return lines;
}

function resolveColours(sheet: Element): void {
  const style = getComputedStyle(document.documentElement);
  for (const part of [sheet, ...sheet.querySelectorAll('*')])
    for (const { name, value } of [...part.attributes]) {
      const variable = /^var\((--[a-z]+)\)$/.exec(value)?.[1];
      if (variable) part.setAttribute(name, style.getPropertyValue(variable).trim());
    }
}
