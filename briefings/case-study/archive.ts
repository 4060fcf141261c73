/** The case study as one archive: the document, its bibliography and its data. The same material gives the same bytes. */
import { stringify } from 'csv-stringify/sync';
import { strToU8, zipSync } from 'fflate';
import type { WrittenDocument } from '../document.ts';
import { renderDocument } from '../render/forms.ts';
import type { Bibliography } from './bibliography.ts';
import type { CaseMaterial } from './material.ts';
import { steadyDocx } from './steady-docx.ts';

/** ZIP has no earlier time; a fixed one lets two archives be compared. */
const TIME = new Date(1980, 0, 1);

export async function archiveCase(
  material: CaseMaterial,
  document: WrittenDocument,
  bibliography: Bibliography,
): Promise<Uint8Array> {
  const text = async (form: 'md' | 'html' | 'json') =>
    strToU8(String((await renderDocument(document, form)).body));
  const stories = material.stories.map((story) => ({
    ...{ id: story.id, week: story.week, title: story.title, label: story.label, items: story.items },
    cooperation: story.cooperation,
    tension: story.tension,
    families: story.families.join('; '),
    categories: story.categories.map(({ id, probability }) => `${id} ${probability.toFixed(3)}`).join('; '),
    item_ids: story.members.map(({ id }) => id).join('; '),
  }));
  const balances = [...material.balances, ...material.rivals].map(
    ({ series, week, value, lower, upper, stories: count, status }) => ({
      ...{ series, week, value, lower, upper, stories: count, status },
    }),
  );
  const readings = material.hypotheses.flatMap(({ id, verdict, weeks, readings: figures }) =>
    figures.map(({ name, value, lower, upper }) => ({
      id,
      verdict,
      weeks,
      figure: name,
      value,
      lower,
      upper,
    })),
  );
  const events = material.events
    .filter(({ date }) => date >= material.from && date <= material.to)
    .map(({ id, date, precision, title, text: told, categories, intensity, status }) => ({
      ...{ id, date, precision, title, text: told },
      categories: categories.join('; '),
      ...{ intensity, status },
    }));
  const docx = (await renderDocument(document, 'docx')).body as Buffer;
  const csv = (rows: object[]) => strToU8(stringify(rows, { header: true, escape_formulas: true }));
  return zipSync(
    {
      'case-study.html': await text('html'),
      'case-study.md': await text('md'),
      'case-study.json': await text('json'),
      'case-study.docx': [steadyDocx(docx, TIME), { level: 0 }],
      'references.bib': strToU8(bibliography.bibtex),
      'data/stories.csv': csv(stories),
      'data/series.csv': csv(balances),
      'data/hypotheses.csv': csv(readings),
      'data/chronology.csv': csv(events),
      'README.txt': strToU8(readme(material)),
    },
    { mtime: TIME, level: 6 },
  );
}

function readme({ from, to, class: itemClass, asOf, versions }: CaseMaterial): string {
  const state = asOf === undefined ? '' : ` --as-of ${asOf}`;
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `US–Russia relations in space, ${from} to ${to}\n\nMade again from the same store by:\n  rendezvous casestudy --from ${from} --to ${to} --class ${itemClass}${state} --format zip --out case-study.zip\n\nVersions: ${named.join(', ')}\n`;
}
