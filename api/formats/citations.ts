/** References in the forms that reference managers read. CSL-JSON is the model; Citation.js writes the other two. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

/** A reference in CSL-JSON 1.0.2, the part that is used here. */
export interface Reference {
  id: string;
  type: 'article-newspaper' | 'dataset' | 'event' | 'thesis' | 'software';
  title: string;
  URL?: string;
  'container-title'?: string;
  publisher?: string;
  author?: { literal: string }[] | { family: string; given: string }[];
  issued?: { 'date-parts': [number, ...number[]][] };
  language?: string;
  abstract?: string;
  note?: string;
  version?: string;
}

/** Cyrillic stays as it is (biber and BibTeX on UTF-8 read it); what LaTeX would take as a command is escaped. */
const { format } = plugins.config.get('@bibtex');
format.asciiOnly = false;
format.useIdAsLabel = true;

const latex: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

export function renderBibtex(references: Reference[]): string {
  return references.length === 0 ? '' : plugins.output.format('bibtex', references.map(escapeForLatex));
}

export function renderRis(references: Reference[]): string {
  return references.length === 0 ? '' : plugins.output.format('ris', references.map(onOneLine));
}

export function renderCsl(references: Reference[]): string {
  return JSON.stringify(references);
}

/** `2026-07-21`, `2026-07` or `2026` as CSL date parts. */
export function issuedOn(day: string): NonNullable<Reference['issued']> {
  const [year, ...rest] = day.slice(0, 10).split('-').map(Number);
  return { 'date-parts': [[year!, ...rest]] };
}

function mapTexts(reference: Reference, change: (text: string) => string): Reference {
  const entries = Object.entries(reference).map(([key, value]) => [
    key,
    typeof value === 'string' && key !== 'URL' && key !== 'type' && key !== 'id' ? change(value) : value,
  ]);
  return Object.fromEntries(entries) as Reference;
}

function escapeForLatex(reference: Reference): Reference {
  const escaped = mapTexts(onOneLine(reference), (text) =>
    text.replace(/[\\{}~^&%$#_]/g, (sign) => latex[sign] ?? `\\${sign}`),
  );
  if (reference.URL !== undefined)
    escaped.URL = reference.URL.replaceAll('{', '%7B').replaceAll('}', '%7D').replaceAll('\\', '%5C');
  return escaped;
}

/** A line feed would start a new field in RIS. */
function onOneLine(reference: Reference): Reference {
  return mapTexts(reference, (text) => text.replace(/\s+/g, ' ').trim());
}
