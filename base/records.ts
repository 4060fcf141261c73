/**
 * The records that travel through every room: what a feed delivers, what an item is, what a coding says.
 * Types only; how a record is made belongs to the room that makes it.
 */

/** Languages that the classifier reads; everything else is counted and left uncoded. */
export type Language = 'en' | 'ru' | 'other';

/** `live`: delivered by a followed feed. `backfill`: brought in from an archive, with denominators of its own. */
export type ItemClass = 'live' | 'backfill';

/** Codebook section 1. */
export type Relevance = 'core' | 'context' | 'none';

/** Codebook section 4; follows from the poles of the categories given. */
export type Orientation = 'cooperation' | 'tension' | 'mixed' | 'neutral';

/** The two ends of each of the codebook's eight dimensions. */
export type Pole = 'cooperation' | 'tension';

/** Sides of codebook actors, as the analysis and the masking use them. */
export type Side = 'us' | 'russia' | 'china' | 'europe' | 'other' | 'commercial' | 'un';

/** Whose press an outlet is; the series are published for each apart. */
export type Press = 'us' | 'russian' | 'third';

/** A file that an item links to, as the feed declares it. */
export interface Enclosure {
  url: string;
  type: string | null;
  /** Bytes, as declared. */
  length: number | null;
}

/** One entry of a feed document, decoded, cleaned and with every address absolute. */
export interface FeedEntry {
  /** The identifier as the document gives it: guid, atom:id, rdf:about, JSON Feed id. */
  guid: string | null;
  /** The article's address. */
  link: string | null;
  /** Plain text, white space folded. */
  title: string;
  /** HTML of the short form, where the document has one beside `content`. */
  summary: string | null;
  /** HTML of the longest form that the document has. */
  content: string | null;
  /** ISO 8601 in UTC; null where the document says nothing that can be read without guessing. */
  published: string | null;
  updated: string | null;
  authors: string[];
  categories: string[];
  enclosures: Enclosure[];
  /** Language tag (BCP 47) of the entry, else of its feed. */
  language: string | null;
}

/** A feed document as it was read: what it says about the feed, its entries, and what its reading had to mend. */
export interface FeedDocument {
  format: 'rss' | 'atom' | 'rdf' | 'cdf' | 'json';
  title: string | null;
  link: string | null;
  /** The feed's own small picture. */
  icon: string | null;
  language: string | null;
  /** Minutes between polls that the publisher asks for (ttl, sy:updatePeriod), null where it does not. */
  pollMinutes: number | null;
  /** Hours (0–23, UTC) and weekdays (0 = Sunday) in which the publisher asks not to be polled. */
  skipHours: number[];
  skipDays: number[];
  /** Addresses of older pages (RFC 5005 prev-archive or next). */
  olderPage: string | null;
  entries: FeedEntry[];
  /** Character encoding the bytes were read in, lower-case WHATWG label. */
  encoding: string;
  /** The document was not well-formed, or a part was unreadable, and was mended. */
  repaired: boolean;
  /** The document ended early or was cut at a cap. */
  truncated: boolean;
}

/** The text of an item as the classifier takes it. */
export interface ItemText {
  title: string;
  summary?: string | null | undefined;
  body?: string | null | undefined;
  /** Declared language; the text decides where it is missing or other than en and ru. */
  lang?: string | null | undefined;
}

/** A probability for one codebook label. */
export interface LabelProbability {
  id: string;
  /** Calibrated, 0–1. */
  probability: number;
}

/** One thing that spoke for or against a label. Contributions of a label add up to its score. */
export interface Evidence {
  /** The label spoken for: a category or factor id, or `relevant`, `core`. */
  label: string;
  kind: 'word' | 'pattern' | 'actor' | 'negation' | 'prior' | 'rest';
  /** What was found: the words as they stand in the text, or the pattern's id. */
  text: string;
  /** Log-odds units; negative speaks against. */
  contribution: number;
  /** Half-open character ranges in title, summary or body. */
  places: { field: 'title' | 'summary' | 'body'; from: number; to: number }[];
}

/** What would have to go from a text for the verdict on a label to turn, strongest first; null where nothing could. */
export interface Flip {
  label: string;
  without: string[] | null;
}

/** The verdict of a coder, person or model, on one item. */
export interface Coding {
  lang: Language;
  relevance: Relevance;
  /** Probability of relevance core or context, and of core. */
  relevantProbability: number;
  coreProbability: number;
  /** Categories over their thresholds, most probable first. */
  categories: LabelProbability[];
  factors: LabelProbability[];
  orientation: Orientation;
}

/** Content hashes of everything that made a coding or a value. */
export interface Versions {
  codebook: string;
  lexicon: string;
  model: string;
}

/** An item as one feed delivers it, ready to be stored: made by ingest, taken by store. */
export interface DeliveredItem {
  /** As the feed gives it; kept for audit and for judging the feed's habits. */
  guid: string | null;
  /** By what it is known again, strongest first; see `ingest/identity.ts`. Never empty. */
  keys: string[];
  link: string | null;
  title: string;
  /** Plain text of the short form. */
  excerpt: string;
  /** Plain text of the long form where the feed carries one; for analysis, never shown. */
  body: string | null;
  language: string | null;
  authors: string[];
  tags: string[];
  /** ISO 8601 in UTC. */
  published: string | null;
  /** How exactly `published` is known; a year alone stands as its first instant. */
  precision: 'time' | 'day' | 'month' | 'year';
  updated: string | null;
  /** ISO week that the item counts in; null for an undated archive item. */
  week: string | null;
  /** Hash of title and text: another hash under a known key is an edit. */
  contentHash: string;
}
