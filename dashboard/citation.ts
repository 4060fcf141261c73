/** How to cite a figure or a data set: one sentence for a text, BibTeX for a bibliography. Pure. */

export interface Versions {
  codebook: string;
  lexicon: string;
  model: string;
  method: string;
}

export interface Cited {
  title: string;
  versions: Versions;
  /** Where it was read, with the view in the address. */
  address: string;
  readOn: Date;
}

/** The versions that a value depends on, for a source line. */
export function describeVersions({ codebook, lexicon, model, method }: Versions): string {
  return `codebook ${codebook}, lexicon ${lexicon}, model ${model}, method ${method}`;
}

export function citeAsText({ title, versions, address, readOn }: Cited): string {
  return `Rendezvous (${readOn.getUTCFullYear()}). ${title} [Data set; ${describeVersions(versions)}]. Retrieved ${dayOf(readOn)} from ${address}`;
}

export function citeAsBibtex({ title, versions, address, readOn }: Cited): string {
  return [
    `@misc{rendezvous-${dayOf(readOn)},`,
    '  author = {{The Rendezvous authors}},',
    `  title = {${escapeBibtex(title)}},`,
    `  year = {${readOn.getUTCFullYear()}},`,
    `  note = {Data set; ${escapeBibtex(describeVersions(versions))}},`,
    `  url = {${address}},`,
    `  urldate = {${dayOf(readOn)}}`,
    '}',
  ].join('\n');
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function escapeBibtex(text: string): string {
  return text.replace(/[{}\\]/g, '').replace(/[&%$#_]/g, '\\$&');
}
