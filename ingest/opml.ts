/**
 * OPML 2.0 subscription lists in and out. What is written is read back the same, and writing what was read changes
 * nothing; a list of another program is read as far as it names feeds.
 */
import { Parser } from 'htmlparser2';
import { RendezvousError } from '../base/errors.ts';
import { isWebAddress } from './addresses.ts';
import { cleanText, escapeHtml } from './clean.ts';
import { decodeText, settleEncoding } from './decode.ts';

/** A feed as a subscription list has it. */
export interface Subscription {
  /** The feed's address. */
  address: string;
  title: string | null;
  /** The site's address. */
  site: string | null;
  language: string | null;
  /** Names of the folders around it, outermost first. */
  folders: string[];
}

export interface SubscriptionList {
  /** In the order of the document, each address once. */
  feeds: Subscription[];
  /** Outlines that are feeds by their type but name no web address. */
  unusable: number;
}

/** Reads a list. Throws `bad-input` where the document is no OPML. */
export function readOpml(bytes: Uint8Array): SubscriptionList {
  const feeds = new Map<string, Subscription>();
  const around: (string | null)[] = [];
  let isOpml = false;
  let unusable = 0;
  const parser = new Parser(
    {
      onopentag(name, given) {
        const tag = name.toLowerCase();
        if (tag === 'opml') isOpml = true;
        if (tag !== 'outline') return;
        const attributes = lowerCaseNames(given);
        const feed = toSubscription(attributes, around);
        if (feed && !feeds.has(feed.address)) feeds.set(feed.address, feed);
        if (!feed && (attributes['xmlurl'] !== undefined || attributes['type'] === 'rss')) unusable++;
        around.push(feed ? null : nameOf(attributes));
      },
      onclosetag(name) {
        if (name.toLowerCase() === 'outline') around.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(decodeText(bytes, settleEncoding(bytes, null)));
  if (!isOpml)
    throw new RendezvousError(
      'bad-input',
      'the document is no OPML',
      'Export the feeds of your reader as OPML and name that file.',
    );
  return { feeds: [...feeds.values()], unusable };
}

/** Writes a list, feeds in the order given, under one folder for each path of folders. */
export function writeOpml(title: string, feeds: readonly Subscription[]): string {
  const root: Folder = { folders: new Map(), feeds: [] };
  for (const feed of feeds) folderFor(root, feed.folders).feeds.push(feed);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escapeHtml(title)}</title></head>`,
    '  <body>',
    ...writeFolder(root, '    '),
    '  </body>',
    '</opml>',
  ];
  return `${lines.join('\n')}\n`;
}

interface Folder {
  folders: Map<string, Folder>;
  feeds: Subscription[];
}

function folderFor(root: Folder, path: readonly string[]): Folder {
  return path.reduce((folder, name) => {
    const inner = folder.folders.get(name) ?? { folders: new Map(), feeds: [] };
    folder.folders.set(name, inner);
    return inner;
  }, root);
}

function writeFolder({ folders, feeds }: Folder, indent: string): string[] {
  const inner = [...folders].flatMap(([name, folder]) => [
    `${indent}<outline${attribute('text', name)}>`,
    ...writeFolder(folder, `${indent}  `),
    `${indent}</outline>`,
  ]);
  return [...inner, ...feeds.map((feed) => indent + writeFeed(feed))];
}

function writeFeed({ address, title, site, language }: Subscription): string {
  const name = title ?? address;
  return `<outline type="rss"${attribute('text', name)}${title ? attribute('title', title) : ''}${attribute('xmlUrl', address)}${attribute('htmlUrl', site)}${attribute('language', language)}/>`;
}

function attribute(name: string, value: string | null): string {
  return value === null ? '' : ` ${name}="${escapeHtml(value).replaceAll('"', '&quot;')}"`;
}

function toSubscription(
  attributes: Record<string, string>,
  around: readonly (string | null)[],
): Subscription | null {
  const address = (
    attributes['xmlurl'] ??
    (attributes['type'] === 'rss' ? attributes['url'] : undefined) ??
    ''
  )
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://');
  if (!isWebAddress(address)) return null;
  const name = nameOf(attributes);
  return {
    address: new URL(address).href,
    title: name === null || name === address ? null : name,
    site: attributes['htmlurl'] && isWebAddress(attributes['htmlurl']) ? attributes['htmlurl'] : null,
    language: attributes['language'] || null,
    folders: around.filter((folder) => folder !== null),
  };
}

function nameOf(attributes: Record<string, string>): string | null {
  return cleanText(attributes['title'] ?? '') || cleanText(attributes['text'] ?? '') || null;
}

function lowerCaseNames(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));
}
