/** The part of Citation.js that is used; the packages bring no types of their own. */
declare module '@citation-js/core' {
  import type { Reference } from './citations.ts';
  export const plugins: {
    output: {
      format(
        name: 'bibtex' | 'ris' | 'bibliography',
        references: Reference[],
        options?: { template: 'apa'; format: 'text' },
      ): string;
    };
    config: { get(name: '@bibtex'): { format: { useIdAsLabel: boolean; asciiOnly: boolean } } };
  };
  export class Cite {
    constructor(text: string);
    data: Reference[];
  }
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-csl' {}
declare module '@citation-js/plugin-ris' {}
