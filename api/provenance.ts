/** What every answer says of itself: versions, terms of use, how to cite. In JSON as fields, elsewhere as headers. */
import type { Context } from 'hono';
import type { Versions } from '../base/records.ts';
import { issuedOn, type Reference } from './formats/citations.ts';

export type ApiVersions = Versions & { method: string };

export const LICENCE =
  'Codings and series: CC BY 4.0. Headlines and excerpts belong to their publishers and are quoted for research.';
const LICENCE_ADDRESS = 'https://creativecommons.org/licenses/by/4.0/';

export interface Provenance {
  versions: ApiVersions;
  licence: string;
  cite: string;
}

export function createProvenance(versions: ApiVersions): Provenance {
  return {
    versions,
    licence: LICENCE,
    cite: `Rendezvous: US–Russia relations in space, measured from the news. Codebook ${versions.codebook}, lexicon ${versions.lexicon}, model ${versions.model}, method ${versions.method}.`,
  };
}

/** References to the data and to the study that it carries on. */
export function datasetReferences({ versions }: Provenance, home: string): Reference[] {
  return [
    {
      id: 'rendezvous',
      type: 'dataset',
      title: 'Rendezvous: US–Russia relations in space, measured from the news',
      author: [{ literal: 'The Rendezvous authors' }],
      URL: home,
      version: `codebook ${versions.codebook}, lexicon ${versions.lexicon}, model ${versions.model}, method ${versions.method}`,
      note: LICENCE,
    },
    {
      id: 'sljivancanin2024',
      type: 'thesis',
      title:
        'Can Geopolitical Rivals Be Astropolitical Allies? A Case Study of the United States-Russian Federation Space Cooperation, 1991-2024',
      author: [{ family: 'Šljivančanin', given: 'Milica' }],
      publisher: 'University of Belgrade, Faculty of Political Sciences',
      issued: issuedOn('2024'),
    },
  ];
}

/** The same facts as headers: `Rendezvous-Versions`, and links (RFC 8288) to terms, reference and data dictionary. */
export function provenanceHeaders(
  { versions }: Provenance,
  table: string | null,
): { 'rendezvous-versions': string; link: string } {
  const links = [
    `<${LICENCE_ADDRESS}>; rel="license"`,
    '</v1/citation>; rel="cite-as"',
    ...(table === null ? [] : [`</v1/tables/${table}>; rel="describedby"`]),
  ];
  return {
    'rendezvous-versions': Object.entries(versions)
      .map(([name, version]) => `${name}=${version}`)
      .join(', '),
    link: links.join(', '),
  };
}

/** The address under which the caller reached this server, without a path. */
export function originOf(context: Context): string {
  return new URL(context.req.url).origin;
}
