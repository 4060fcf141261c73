/** A document as a PDF without a browser: set by pdfkit in DejaVu, which has Latin and Cyrillic. */
import PDFDocument from 'pdfkit';
import { type Block, textOf, type WrittenDocument } from '../document.ts';
import { arrowSigns } from './markdown.ts';
import { drawPng, fontFile } from './pictures.ts';

type Pdf = PDFKit.PDFDocument;

const INK = '#1b2027';
const MUTED = '#535b65';

export async function renderPlainPdf(document: WrittenDocument): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 54,
    info: { Title: document.title, Author: 'Rendezvous' },
    lang: document.language,
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve));
  pdf.registerFont('text', fontFile('DejaVuSerif'));
  pdf.registerFont('bold', fontFile('DejaVuSerif-Bold'));
  pdf.registerFont('italic', fontFile('DejaVuSerif-Italic'));
  pdf.registerFont('sign', fontFile('DejaVuSans-Bold'));
  write(pdf, document.title, { font: 'bold', size: 17, after: 2 });
  write(pdf, document.subtitle, { colour: MUTED, after: 2 });
  write(pdf, document.status, { font: 'italic', colour: MUTED, after: 10 });
  for (const block of document.blocks) await setBlock(pdf, block, document);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

interface Setting {
  font?: string;
  size?: number;
  colour?: string;
  indent?: number;
  /** Points below. */
  after?: number;
}

function write(
  pdf: Pdf,
  text: string,
  { font = 'text', size = 9.5, colour = INK, indent = 0, after = 5 }: Setting,
): void {
  const { left, right } = pdf.page.margins;
  pdf.font(font).fontSize(size).fillColor(colour);
  pdf.text(text, left + indent, pdf.y, { width: pdf.page.width - left - right - indent, lineGap: 1.5 });
  pdf.y += after;
}

async function setBlock(pdf: Pdf, block: Block, document: WrittenDocument): Promise<void> {
  switch (block.kind) {
    case 'heading':
      keepTogether(pdf, 50);
      pdf.y += 6;
      return write(pdf, block.text, { font: 'bold', size: block.level === 2 ? 12.5 : 10.5 });
    case 'arrow': {
      keepTogether(pdf, 40);
      const top = pdf.y;
      write(pdf, arrowSigns[block.arrow], { font: 'sign', size: 13, after: 0 });
      pdf.y = top;
      return write(pdf, `${block.name}. ${textOf(block.sentence)}`, { font: 'bold', indent: 22, after: 7 });
    }
    case 'paragraph':
      return write(pdf, block.sentences.map(textOf).join(' '), {});
    case 'list':
      return block.items.forEach((item, at) => {
        write(pdf, `${block.ordered ? `${at + 1}.` : '•'} ${textOf(item)}`, { indent: 12, after: 3 });
      });
    case 'figure':
      return await setFigure(pdf, block);
    case 'table':
      return setTable(pdf, block);
    case 'note':
      write(pdf, block.title, { font: 'bold' });
      return write(pdf, block.text, { indent: 12 });
    case 'sources':
      return setSources(pdf, block, document);
  }
}

async function setFigure(pdf: Pdf, { title, note, svg }: Extract<Block, { kind: 'figure' }>): Promise<void> {
  const { png, width, height } = await drawPng(svg);
  const { left, right } = pdf.page.margins;
  const across = pdf.page.width - left - right;
  const scale = Math.min(0.72, across / width);
  keepTogether(pdf, height * scale + 50);
  write(pdf, title, { font: 'bold', after: 2 });
  pdf.image(png, left, pdf.y, { width: width * scale });
  pdf.y += height * scale + 4;
  write(pdf, note, { size: 7.5, colour: MUTED, after: 8 });
}

function setTable(pdf: Pdf, { title, columns, rows, note }: Extract<Block, { kind: 'table' }>): void {
  if (title) write(pdf, title, { font: 'bold' });
  pdf.font('text').fontSize(8).fillColor(INK);
  pdf.x = pdf.page.margins.left;
  pdf.table({
    defaultStyle: { border: [0, 0, 0.5, 0], borderColor: '#dad6cb', padding: 3 },
    data: [columns.map((text) => ({ text, font: { src: 'bold', size: 8 } })), ...rows],
  });
  pdf.y += 4;
  if (note) write(pdf, note, { size: 7.5, colour: MUTED });
}

function setSources(
  pdf: Pdf,
  { title, style, entries }: Extract<Block, { kind: 'sources' }>,
  { sources }: WrittenDocument,
): void {
  pdf.y += 6;
  write(pdf, title, { font: 'bold', size: 12.5 });
  const lines =
    style === 'bibliography'
      ? (entries ?? [])
      : sources.map(
          ({ number, publisher, date, title: headline, link }) =>
            `${number}. ${publisher}, ${date}: ${headline}${link ? ` ${link}` : ''}`,
        );
  for (const line of lines) write(pdf, line, { size: 8, after: 2 });
}

/** Starts a new page where less than so many points are left. */
function keepTogether(pdf: Pdf, points: number): void {
  if (pdf.y + points > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
}
