/** Every form that a document comes in: its media type, its ending, and who renders it. */
import type { WrittenDocument } from '../document.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';

export const documentForms = ['md', 'html', 'json', 'docx', 'pdf'] as const;
export type DocumentForm = (typeof documentForms)[number];

export const documentTypes: Record<DocumentForm, string> = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

export interface RenderedDocument {
  body: string | Buffer;
  /** What the reader should know of how it was rendered; null where there is nothing to say. */
  remark: string | null;
}

/** Renders a document. @param browser path of a Chromium for PDF; undefined looks for one. */
export async function renderDocument(
  document: WrittenDocument,
  form: DocumentForm,
  browser?: string,
): Promise<RenderedDocument> {
  const plain = (body: string | Buffer) => ({ body, remark: null });
  switch (form) {
    case 'md':
      return plain(renderMarkdown(document));
    case 'html':
      return plain(renderHtml(document));
    case 'json':
      return plain(renderJson(document));
    case 'docx':
      return plain(await (await import('./docx.ts')).renderDocx(document));
    case 'pdf': {
      const { bytes, remark } = await (await import('./pdf.ts')).renderPdf(document, browser);
      return { body: bytes, remark };
    }
  }
}

/** What it is about first, then the whole document, edits in it. */
function renderJson({ about, ...document }: WrittenDocument): string {
  return `${JSON.stringify({ ...about, ...document }, null, 2)}\n`;
}
