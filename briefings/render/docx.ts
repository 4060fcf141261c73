/** A document as DOCX: real headings, lists, tables and pictures, so that editors can go on working in it. */
import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Block, citationsOf, type Sentence, type WrittenDocument } from '../document.ts';
import { footer, numbering, styles } from './docx-styles.ts';
import { arrowSigns } from './markdown.ts';
import { drawPng } from './pictures.ts';

/** Width between the margins of an A4 page, in pixels of 1/96 inch. */
const TEXT_WIDTH = 620;
const TWIPS_A_PIXEL = 15;
/** What a cell's margin takes, in characters. */
const CELL_MARGIN = 2;

export async function renderDocx(document: WrittenDocument): Promise<Buffer> {
  const blocks: (Paragraph | Table)[] = [];
  let list = 0;
  for (const block of document.blocks) {
    if (block.kind === 'list') list += 1;
    blocks.push(...(await renderBlock(block, document, list)));
  }
  const file = new Document({
    title: document.title,
    creator: 'Rendezvous',
    description: document.subtitle,
    styles,
    numbering: { config: numbering(list) },
    sections: [
      {
        properties: { page: { margin: { top: 1020, bottom: 1130, left: 1020, right: 1020 } } },
        footers: { default: footer() },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(document.title)] }),
          new Paragraph({ children: [run(document.subtitle, { color: '535B65' })] }),
          new Paragraph({ children: [run(document.status, { italics: true, color: '535B65' })] }),
          ...blocks,
        ],
      },
    ],
  });
  return Buffer.from(await Packer.toBuffer(file));
}

async function renderBlock(
  block: Block,
  document: WrittenDocument,
  list: number,
): Promise<(Paragraph | Table)[]> {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
          children: [run(block.text)],
        }),
      ];
    case 'arrow':
      return [
        new Paragraph({
          indent: { left: 420, hanging: 420 },
          keepLines: true,
          children: [
            run(`${arrowSigns[block.arrow]}  `, { bold: true, font: 'DejaVu Sans' }),
            ...renderSentence(block.sentence, `${block.name}. `, true),
          ],
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          children: block.sentences.flatMap((sentence, at) => renderSentence(sentence, at === 0 ? '' : ' ')),
        }),
      ];
    case 'list': {
      const reference = block.ordered ? `numbers-${list}` : 'bullets';
      return block.items.map(
        (item) =>
          new Paragraph({
            numbering: { reference, level: 0 },
            spacing: { after: 60 },
            children: renderSentence(item),
          }),
      );
    }
    case 'figure':
      return await renderFigure(block);
    case 'table':
      return renderTable(block);
    case 'note':
      return [
        new Paragraph({ children: [run(block.title, { bold: true })], keepNext: true }),
        ...block.text.split(/\n{2,}/).map((text) => new Paragraph({ children: [run(text)] })),
      ];
    case 'sources':
      return renderSources(block, document);
  }
}

async function renderFigure({ title, note, svg }: Extract<Block, { kind: 'figure' }>): Promise<Paragraph[]> {
  const { png, width, height } = await drawPng(svg);
  const scale = Math.min(1, TEXT_WIDTH / width);
  const picture = new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: title, title, description: `${title}. ${note}` },
  });
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 40 },
      children: [run(title, { bold: true })],
    }),
    new Paragraph({
      keepNext: true,
      spacing: { line: 240, lineRule: LineRuleType.AUTO },
      children: [picture],
    }),
    new Paragraph({ children: [run(note, { size: 17, color: '535B65' })] }),
  ];
}

function renderTable({
  title,
  columns,
  rows,
  note,
}: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] {
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'DAD6CB' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const row = (cells: string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map(
        (text) =>
          new TableCell({
            margins: { top: 40, bottom: 40, left: 0, right: 120 },
            children: [
              new Paragraph({ spacing: { after: 0 }, children: [run(text, { bold: head, size: 17 })] }),
            ],
          }),
      ),
    });
  return [
    ...(title ? [new Paragraph({ keepNext: true, children: [run(title, { bold: true })] })] : []),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      layout: TableLayoutType.FIXED,
      columnWidths: columnWidths([columns, ...rows]),
      borders: {
        top: none,
        bottom: line,
        left: none,
        right: none,
        insideHorizontal: line,
        insideVertical: none,
      },
      rows: [row(columns, true), ...rows.map((cells) => row(cells, false))],
    }),
    new Paragraph({ children: [run(note, { size: 17, color: '535B65' })] }),
  ];
}

/** Widths in twentieths of a point, by the longest text of each column within bounds. */
function columnWidths(rows: readonly string[][]): number[] {
  const lengths = rows[0]!.map(
    (_, at) => Math.min(40, Math.max(...rows.map((cells) => cells[at]!.length))) + CELL_MARGIN,
  );
  const all = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.map((length) => Math.floor((length / all) * TEXT_WIDTH * TWIPS_A_PIXEL));
}

function renderSources(
  { title, style, entries }: Extract<Block, { kind: 'sources' }>,
  { sources }: WrittenDocument,
): Paragraph[] {
  const heading = new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run(title)] });
  const indent = { left: 480, hanging: 480 };
  const spacing = { after: 50, line: 252, lineRule: LineRuleType.AUTO };
  if (style === 'bibliography')
    return [
      heading,
      ...(entries ?? []).map(
        (entry) => new Paragraph({ indent, spacing, children: [run(entry, { size: 18 })] }),
      ),
    ];
  return [
    heading,
    ...sources.map(({ number, publisher, date, title: headline, link }) => {
      const text = run(headline, link === null ? { size: 18 } : { size: 18, color: '1F4E8C' });
      return new Paragraph({
        ...{ indent, spacing },
        children: [
          run(`${number}.\t${publisher}, ${date}: `, { size: 18 }),
          link === null ? text : new ExternalHyperlink({ link, children: [text] }),
        ],
      });
    }),
  ];
}

function renderSentence(sentence: Sentence, before = '', bold = false): ParagraphChild[] {
  const lead = before === '' ? [] : [run(before, { bold })];
  if (sentence.edited !== undefined)
    return [...lead, run(`${sentence.edited}${citationsOf(sentence)}`, { bold })];
  const parts = sentence.parts.map((part) =>
    part.kind === 'cite' ? run(` [${part.sources.join(', ')}]`, { size: 17 }) : run(part.text, { bold }),
  );
  return [...lead, ...parts];
}

/** Text without the characters that XML cannot carry. */
function run(
  text: string,
  options: Omit<ConstructorParameters<typeof TextRun>[0] & object, 'text'> = {},
): TextRun {
  return new TextRun({
    ...options,
    text: text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''),
  });
}
