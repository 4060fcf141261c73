/** A document as one HTML page that needs nothing from elsewhere, made to be read on a screen and to be printed. */
import { type Block, citationsOf, type Part, type Sentence, type WrittenDocument } from '../document.ts';
import { arrowSigns } from './markdown.ts';
import { pageStyle } from './page-style.ts';

export function renderHtml(document: WrittenDocument): string {
  const body = document.blocks.map((block) => renderBlock(block, document)).join('\n');
  return `<!doctype html>
<html lang="${document.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(document.title)}</title><style>${pageStyle}</style></head>
<body><header><h1>${escapeHtml(document.title)}</h1><p class="subtitle">${escapeHtml(document.subtitle)}</p><p class="status">${escapeHtml(document.status)}</p></header>
<main>
${body}
</main></body></html>
`;
}

/** The document's inner HTML for an e-mail: the same blocks without figures, which mail programs do not draw. */
export function renderMailHtml(document: WrittenDocument): string {
  return renderHtml({ ...document, blocks: document.blocks.filter(({ kind }) => kind !== 'figure') });
}

function renderBlock(block: Block, document: WrittenDocument): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case 'arrow':
      return `<p class="arrow ${block.arrow}"><span class="sign" aria-hidden="true">${arrowSigns[block.arrow]}</span> <strong>${escapeHtml(block.name)}. ${renderSentence(block.sentence)}</strong></p>`;
    case 'paragraph':
      return `<p>${block.sentences.map(renderSentence).join(' ')}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${renderSentence(item)}</li>`).join('')}</${tag}>`;
    }
    case 'figure':
      return `<figure><figcaption>${escapeHtml(block.title)}</figcaption>${block.svg}<p class="note">${escapeHtml(block.note)}</p></figure>`;
    case 'table':
      return renderTable(block);
    case 'note':
      return `<aside><h2>${escapeHtml(block.title)}</h2>${block.text
        .split(/\n{2,}/)
        .map((text) => `<p>${escapeHtml(text)}</p>`)
        .join('')}</aside>`;
    case 'sources':
      return renderSources(block, document);
  }
}

function renderTable({ title, columns, rows, note }: Extract<Block, { kind: 'table' }>): string {
  const cells = (tag: string, texts: string[]) =>
    texts.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join('');
  const caption = title ? `<caption>${escapeHtml(title)}</caption>` : '';
  const head = `<thead><tr>${cells('th', columns)}</tr></thead>`;
  const body = `<tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody>`;
  return `<table>${caption}${head}${body}</table>${note ? `<p class="note">${escapeHtml(note)}</p>` : ''}`;
}

function renderSources(
  { title, style, entries }: Extract<Block, { kind: 'sources' }>,
  { sources }: WrittenDocument,
): string {
  const heading = `<h2>${escapeHtml(title)}</h2>`;
  if (style === 'bibliography')
    return `${heading}<ul class="bibliography">${(entries ?? []).map((entry) => `<li>${linkAddresses(entry)}</li>`).join('')}</ul>`;
  const lines = sources.map(({ number, publisher, date, title: headline, link, language }) => {
    const lang = language && /^[a-z]{2,3}(-[A-Za-z]+)?$/.test(language) ? ` lang="${language}"` : '';
    const text = `<span${lang}>${escapeHtml(headline)}</span>`;
    return `<li id="source-${number}" value="${number}">${escapeHtml(publisher)}, ${date}: ${link === null ? text : `<a href="${escapeHtml(link)}">${text}</a>`}</li>`;
  });
  return `${heading}<ol class="sources">${lines.join('')}</ol>`;
}

function renderSentence(sentence: Sentence): string {
  if (sentence.edited !== undefined)
    return `<span id="${sentence.id}" class="edited">${escapeHtml(sentence.edited)}${escapeHtml(citationsOf(sentence))}</span>`;
  return `<span id="${sentence.id}">${sentence.parts.map(renderPart).join('')}</span>`;
}

function renderPart(part: Part): string {
  switch (part.kind) {
    case 'fact':
      return `<data value="${escapeHtml(part.fact)}">${escapeHtml(part.text)}</data>`;
    case 'quote':
      return `<bdi>${escapeHtml(part.text)}</bdi>`;
    case 'cite':
      return ` <span class="cite">[${part.sources.map((number) => `<a href="#source-${number}">${number}</a>`).join(', ')}]</span>`;
    default:
      return escapeHtml(part.text);
  }
}

function linkAddresses(text: string): string {
  return escapeHtml(text).replace(
    /https?:\/\/[^\s<]*[^\s<.,;)]/g,
    (address) => `<a href="${address}">${address}</a>`,
  );
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
