/**
 * A DOCX whose bytes follow from its content alone. The library stamps the time of making into it, gives links random
 * names and counts pictures through the life of the process; here time is fixed and names count from one.
 */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** @param time of every entry; ZIP has none before 1980. */
export function steadyDocx(bytes: Uint8Array, time: Date): Uint8Array {
  const files = unzipSync(bytes);
  const text = (name: string) => strFromU8(files[name]!);
  const links = [...text('word/_rels/document.xml.rels').matchAll(/ Id="(rId[\w-]{12,})"/g)];
  const names = new Map(links.map(([, name], at) => [name!, `rIdLink${at + 1}`]));
  const rename = (xml: string) => xml.replace(/rId[\w-]{12,}/g, (name) => names.get(name) ?? name);
  let pictures = 0;
  const steady: Record<string, string> = {
    'docProps/core.xml': text('docProps/core.xml').replace(
      /\d{4}-\d\d-\d\dT[\d:.]+Z/g,
      `${time.getFullYear()}-01-01T00:00:00Z`,
    ),
    'word/_rels/document.xml.rels': rename(text('word/_rels/document.xml.rels')),
    'word/document.xml': rename(text('word/document.xml')).replace(
      /(<(?:wp:docPr|pic:cNvPr) id=")\d+/g,
      (_, before: string) => `${before}${++pictures}`,
    ),
  };
  const entries = Object.keys(files)
    .sort()
    .map((name) => [name, steady[name] === undefined ? files[name]! : strToU8(steady[name])] as const)
    // Pictures are compressed already.
    .map(([name, entry]) => [name, [entry, { level: name.endsWith('.png') ? 0 : 6 }]] as const);
  return zipSync(Object.fromEntries(entries) as Zippable, { mtime: time });
}
