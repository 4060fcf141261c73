/**
 * Reads a feed document's elements as its text comes in. Entries are handed out as they close and never kept, so that
 * memory holds one entry and the head of the feed.
 */
import { Parser } from 'htmlparser2';
import { createElement, type FeedElement } from './elements.ts';
import { releaseSwallowed } from './mend-elements.ts';
import { hasSwallowedTags } from './mend-tags.ts';
import { type Prefixes, qualifyName, withDeclarations } from './namespaces.ts';

interface Frame {
  element: FeedElement;
  prefixes: Prefixes;
}

/** What was noticed while reading. */
export interface ElementReading {
  root: FeedElement;
  repaired: boolean;
  truncated: boolean;
  /** A tag without its end, or a quote without its other, has taken what follows for attributes. */
  brokenTags: boolean;
}

/** Deeper documents are hostile; reading stops there. */
const DEPTH_LIMIT = 1_000;
/** Empty in HTML, and often left open where it stands unescaped in a feed. */
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr']);
const ENTITY = /!ENTITY\s+([\w.-]+)\s+(?:"([^"&%]{0,1000})"|'([^'&%]{0,1000})')/gi;
/** Entities that a document may declare for itself, and characters that all their uses may come to. */
const ENTITY_LIMIT = 100;
const EXPANSION_LIMIT = 1_000_000;
/** Characters of the longest attribute that a document may end in without a doubt that it was closed. */
const TAG_LIMIT = 200;
const ENTRY_NAMES = new Set(['item', 'entry']);

/** htmlparser2's own way of naming further elements that have no content. */
class FeedParser extends Parser {
  protected override isVoidElement(name: string): boolean {
    return VOID.has(name);
  }
}

export interface ElementReaderOptions {
  /** Where the document came from. */
  address: string;
  /** Characters of one element's text; the rest is cut, and the document counts as truncated. */
  characters: number;
  /** Gets every item and entry, in document order. When it returns false, reading stops. */
  onEntry: (entry: FeedElement) => boolean;
}

/** A reader to write a document's text to. */
export function createElementReader({ address, characters, onEntry }: ElementReaderOptions) {
  const root = createElement('', {}, { base: address, language: null });
  const frames: Frame[] = [{ element: root, prefixes: new Map() }];
  const entities = new Map<string, string>();
  let expanded = 0;
  const reading: ElementReading = { root, repaired: false, truncated: false, brokenTags: false };
  let entry: FeedElement | null = null;
  let inCdata = false;
  let written = 0;
  let ended = false;
  let stopped = false;

  const parser = new FeedParser(
    {
      onopentag(name, attributes) {
        if (stopped) return;
        reading.brokenTags ||= hasSwallowedTags(attributes);
        const above = frames[frames.length - 1]!;
        const prefixes = withDeclarations(above.prefixes, attributes);
        const element = createElement(qualifyName(name, prefixes), attributes, above.element);
        frames.push({ element, prefixes });
        if (frames.length > DEPTH_LIMIT) stop();
        if (ENTRY_NAMES.has(element.name)) startEntry(element);
        else above.element.children.push(element);
      },
      ontext(text) {
        if (stopped) return;
        const isWhole = addText(
          frames[frames.length - 1]!.element,
          inCdata ? text : readEntities(text),
          characters,
        );
        if (!isWhole) reading.truncated = true;
      },
      onclosetag(name, isImplied) {
        if (stopped || frames.length === 1) return;
        const { element } = frames.pop()!;
        element.closed = isEmpty(element, name) || !isImplied ? 'tag' : ended ? 'end' : 'implied';
        if (element.closed === 'implied') reading.repaired = true;
        if (element.closed === 'end') reading.truncated = true;
        if (element === entry) finishEntry();
      },
      oncdatastart() {
        inCdata = true;
      },
      oncdataend() {
        inCdata = false;
      },
      onprocessinginstruction(_name, data) {
        for (const [, name, quoted, single] of data.matchAll(ENTITY)) {
          if (entities.size < ENTITY_LIMIT) entities.set(name!, quoted ?? single ?? '');
        }
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );

  /** An entry within an entry means that the first was never closed. */
  function startEntry(element: FeedElement): void {
    if (entry) {
      entry.closed = 'implied';
      reading.repaired = true;
      finishEntry();
    }
    entry = element;
  }

  function finishEntry(): void {
    const finished = entry!;
    entry = null;
    if (reading.repaired || ended) releaseSwallowed(finished);
    if (!onEntry(finished)) stop();
  }

  function stop(): void {
    stopped = true;
    reading.truncated = true;
    parser.pause();
  }

  /** Text outside CDATA with a bare ampersand in it holds a fault, or an entity that the document declares itself. */
  function readEntities(text: string): string {
    if (text.length === 1 || !text.includes('&')) return text;
    return text.replace(/&(?:([\w.-]+);)?/g, (reference, name: string | undefined) => {
      const value = name === undefined ? undefined : entities.get(name);
      expanded += value?.length ?? 0;
      if (value !== undefined && expanded < EXPANSION_LIMIT) return value;
      reading.repaired = true;
      return reference;
    });
  }

  return {
    /** Whether reading goes on; false once it has been stopped. */
    write(text: string): boolean {
      written += text.length;
      if (!stopped) parser.write(text);
      return !stopped;
    },
    end(): ElementReading {
      ended = true;
      if (!stopped) parser.end();
      else if (entry) finishEntry();
      if (!stopped && written - parser.startIndex > TAG_LIMIT) reading.brokenTags = true;
      if (reading.repaired || reading.truncated) releaseSwallowed(root);
      return reading;
    },
  };
}

/** Empty elements end where they begin, which the parser reports as it does a missing end. */
function isEmpty(element: FeedElement, name: string): boolean {
  return element.children.length === 0 || VOID.has(name);
}

/** Adds to an element's text up to a length; false where something had to be left out. */
function addText(element: FeedElement, text: string, limit: number): boolean {
  const at = element.children.length - 1;
  const last = element.children[at];
  if (typeof last !== 'string') element.children.push(text);
  else if (last.length < limit) element.children[at] = last + text;
  else return false;
  return true;
}
