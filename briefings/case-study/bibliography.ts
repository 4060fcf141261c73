/** Sources as a bibliography: entries in APA style by citeproc (CSL), and BibTeX for those who cite on. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import type { Source } from '../document.ts';

/** The study that is carried on; always the first reference. */
const thesis = {
  id: 'sljivancanin2024',
  type: 'thesis',
  title:
    'Can Geopolitical Rivals Be Astropolitical Allies? A Case Study of the United States-Russian Federation Space Cooperation, 1991-2024',
  author: [{ family: 'Šljivančanin', given: 'Milica' }],
  publisher: 'University of Belgrade, Faculty of Political Sciences',
  issued: { 'date-parts': [[2024]] },
};

export interface Bibliography {
  /** One plain text an entry, in the style's order. */
  entries: string[];
  bibtex: string;
}

/** Items are newspaper articles of their outlets; events of the chronology are what vouches for them. */
export function writeBibliography(sources: readonly Source[]): Bibliography {
  const references = [thesis, ...sources.map(referenceOf)];
  const text: string = plugins.output.format('bibliography', references, { template: 'apa', format: 'text' });
  return {
    entries: text
      .split('\n')
      .map((entry) => entry.trim())
      .filter(Boolean),
    bibtex: plugins.output.format('bibtex', references),
  };
}

function referenceOf({ number, kind, title, publisher, date, link }: Source) {
  const parts = date.split('-').map(Number);
  return {
    id: `source-${number}`,
    type: 'article-newspaper',
    title,
    'container-title': publisher,
    issued: { 'date-parts': [parts] },
    ...(link === null ? {} : { URL: link }),
    ...(kind === 'event' ? { note: 'Event of the chronology' } : {}),
  };
}
