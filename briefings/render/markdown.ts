/** A document as Markdown (CommonMark with tables). Figures are left to the forms that can carry them. */
import { type Arrow, type Block, textOf, type WrittenDocument } from '../document.ts';

export const arrowSigns: Record<Arrow, string> = { up: '↑', down: '↓', steady: '→', unknown: '·' };

export function renderMarkdown(document: WrittenDocument): string {
  const head = [
    `# ${escapeMarkdown(document.title)}`,
    escapeMarkdown(document.subtitle),
    `_${escapeMarkdown(document.status)}_`,
  ];
  return `${[...head, ...joinArrows(document.blocks.map((block) => renderBlock(block, document)))].filter(Boolean).join('\n\n')}\n`;
}

/** Arrows stand under one another as one list. */
function joinArrows(texts: string[]): string[] {
  const joined: string[] = [];
  for (const text of texts) {
    const before = joined.at(-1);
    if (text.startsWith('- **') && before?.startsWith('- **'))
      joined[joined.length - 1] = `${before}\n${text}`;
    else joined.push(text);
  }
  return joined;
}

function renderBlock(block: Block, document: WrittenDocument): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`;
    case 'arrow':
      return `- **${arrowSigns[block.arrow]} ${escapeMarkdown(block.name)}. ${escapeMarkdown(textOf(block.sentence))}**`;
    case 'paragraph':
      return escapeMarkdown(block.sentences.map(textOf).join(' '));
    case 'list':
      return block.items
        .map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${escapeMarkdown(textOf(item))}`)
        .join('\n');
    case 'figure':
      return '';
    case 'table':
      return renderTable(block);
    case 'note':
      return `> **${escapeMarkdown(block.title)}:** ${escapeMarkdown(block.text).replaceAll('\n', '\n> ')}`;
    case 'sources':
      return `## ${escapeMarkdown(block.title)}\n\n${renderSources(block, document)}`;
  }
}

function renderTable({ title, columns, rows, note }: Extract<Block, { kind: 'table' }>): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => escapeMarkdown(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  const table = [line(columns), line(columns.map(() => '---')).replaceAll('\\', ''), ...rows.map(line)].join(
    '\n',
  );
  return [title ? `**${escapeMarkdown(title)}**` : '', table, escapeMarkdown(note)]
    .filter(Boolean)
    .join('\n\n');
}

function renderSources(
  { style, entries }: Extract<Block, { kind: 'sources' }>,
  { sources }: WrittenDocument,
): string {
  if (style === 'bibliography')
    return (entries ?? []).map((entry) => `- ${escapeMarkdown(entry)}`).join('\n');
  return sources
    .map(({ number, publisher, date, title, link }) => {
      const address = link === null ? '' : ` <${link.replace(/[<>\s]/g, encodeURIComponent)}>`;
      return `${number}. ${escapeMarkdown(publisher)}, ${date}: ${escapeMarkdown(title)}${address}`;
    })
    .join('\n');
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_<>#]|(?<=\])\(|^[-+](?=\s)/g, '\\$&').replace(/&(?=#?\w+;)/g, '&amp;');
}
