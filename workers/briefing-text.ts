/** A briefing as Markdown or as a self-contained HTML page; no sentence without a number or an item behind it. */
import { mondayOf } from '../base/week.ts';
import type { BriefedItem, Briefing } from './briefing.ts';

const DAY = 86_400_000;

interface Section {
  heading: string;
  paragraphs: string[];
  items: BriefedItem[];
}

/** Markdown (CommonMark). */
export function renderMarkdown(briefing: Briefing): string {
  const blocks = [`# ${titleOf(briefing)}`];
  for (const section of sectionsOf(briefing)) {
    blocks.push(`## ${section.heading}`, ...section.paragraphs);
    if (section.items.length)
      blocks.push(section.items.map((item) => `- ${escapeMarkdown(item.title)} [${item.number}]`).join('\n'));
  }
  if (briefing.items.length) {
    const lines = briefing.items.map(
      (item) =>
        `${item.number}. ${item.outlet}, ${item.date}: ${escapeMarkdown(item.title)}${isWeb(item) ? ` <${item.link}>` : ''}`,
    );
    blocks.push('## Items', lines.join('\n'));
  }
  blocks.push(stampOf(briefing));
  return `${blocks.join('\n\n')}\n`;
}

/** One HTML page that needs nothing from elsewhere. */
export function renderHtml(briefing: Briefing): string {
  const sections = sectionsOf(briefing).map(
    (section) =>
      `<h2>${escapeHtml(section.heading)}</h2>${section.paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}${list('ul', section.items, (item) => `${escapeHtml(item.title)} <a href="#item-${item.number}">[${item.number}]</a>`)}`,
  );
  const items = briefing.items.length
    ? `<h2>Items</h2>${list('ol', briefing.items, (item) => `${escapeHtml(item.outlet)}, ${item.date}: ${isWeb(item) ? `<a href="${escapeHtml(item.link!)}">${escapeHtml(item.title)}</a>` : escapeHtml(item.title)}`, 'item')}`
    : '';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(titleOf(briefing))}</title>
<style>body{font:17px/1.55 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1c2128;background:#fff}h1{font-size:1.7rem;line-height:1.2}h2{font-size:1.15rem;margin-top:1.8rem}li{margin:.2rem 0}a{color:#1f4e8c}.stamp{color:#57606a;font-size:.85rem;border-top:1px solid #ddd;padding-top:.6rem}</style></head>
<body><h1>${escapeHtml(titleOf(briefing))}</h1>${sections.join('')}${items}<p class="stamp">${escapeHtml(stampOf(briefing))}</p></body></html>
`;
}

function sectionsOf(briefing: Briefing): Section[] {
  const dimensions = briefing.dimensions.flatMap(({ id, cooperation, tension }) => [
    { heading: `${capital(id)}: cooperation`, paragraphs: [], items: cooperation },
    { heading: `${capital(id)}: tension`, paragraphs: [], items: tension },
  ]);
  return [
    { heading: 'The week', paragraphs: weekSentences(briefing), items: [] },
    ...dimensions.filter((section) => section.items.length > 0),
  ];
}

function weekSentences(briefing: Briefing): string[] {
  const { delivered, relevant, cooperation, tension, mixed, balance } = briefing;
  if (delivered === 0) return ['No feed delivered an item dated in this week, so nothing can be said of it.'];
  const sentences = [
    `Of ${count(delivered, 'item')} delivered, ${count(relevant, 'is', 'are')} relevant: ${cooperation} cooperative, ${tension} tense, ${mixed} mixed, ${relevant - cooperation - tension - mixed} neutral.`,
  ];
  if (balance === null) return [...sentences, 'No item takes a side, so there is no balance.'];
  sentences.push(
    `The balance of cooperation and tension is ${signed(balance.value)} on a scale from −1 to +1 (90 % interval ${signed(balance.lower)} to ${signed(balance.upper)})${balance.status === 'thin' ? '; it rests on few items' : balance.status === 'provisional' ? '; it may still change as late items come' : ''}.`,
  );
  for (const { weeks, found, mean } of briefing.before) {
    sentences.push(
      found === 0
        ? `None of the ${weeks} weeks before has a balance to compare with.`
        : `Its mean over the ${weeks} weeks before is ${signed(mean)} (${count(found, 'week')} with a balance).`,
    );
  }
  return [sentences.join(' ')];
}

function titleOf(briefing: Briefing): string {
  const monday = mondayOf(briefing.week);
  return `US–Russia relations in space, week ${briefing.week} (${day(monday)} to ${day(monday + 6 * DAY)})`;
}

function stampOf({ class: itemClass, versions }: Briefing): string {
  const source = itemClass === 'backfill' ? 'Imported archive, not live feeds.' : 'Live feeds.';
  return `${source} Coded by rule and model, not yet signed by a person. Versions: ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}.`;
}

function day(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isWeb(item: BriefedItem): boolean {
  return item.link !== null && /^https?:\/\//i.test(item.link);
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function list(
  tag: 'ul' | 'ol',
  items: BriefedItem[],
  render: (item: BriefedItem) => string,
  anchor?: string,
): string {
  if (items.length === 0) return '';
  return `<${tag}>${items.map((item) => `<li${anchor ? ` id="${anchor}-${item.number}"` : ''}>${render(item)}</li>`).join('')}</${tag}>`;
}
