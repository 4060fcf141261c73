/**
 * How good a page's text is, and whether the page is an article at all: front pages, walls before the text, error pages
 * and stubs are told by their form. Only the page itself is looked at, never its outlet's name.
 */
import type { Block } from './blocks.ts';
import { lengthOf } from './main-text.ts';

/** What a page is instead of an article. */
export type PageRefusal =
  | 'front-page'
  | 'paywall'
  | 'consent-wall'
  | 'challenge'
  | 'error-page'
  | 'too-short';

export interface Judgement {
  /** 0–1: how much the text is running prose of an article's length. At most 0.3 with a refusal. */
  quality: number;
  refusal: PageRefusal | null;
}

export interface PageToJudge {
  /** Where redirects led. */
  address: string;
  /** The document's own title element and the article's title. */
  title: string;
  blocks: readonly Block[];
  /** The page declares that the text is not free. */
  paid: boolean;
  /** Plain text of the whole page. */
  pageText: string;
}

/** Text of this quality and no refusal is good enough to stand for the article. */
export const GOOD_ENOUGH = 0.5;

/** Characters of prose below which there is no article, and from which length says no more. */
const STUB = 400;
const AMPLE = 1_600;
/** Walls leave a teaser: an article longer than this is not behind one. */
const TEASER = 1_500;

const CHALLENGE =
  /(?:checking (?:your browser|if the site connection is secure)|verify(?:ing)? (?:that )?you are (?:a )?human|enable javascript and cookies to continue|attention required! \| cloudflare|are you a robot\?|unusual (?:traffic|activity) from|access (?:to this page has been )?denied|проверка браузера|подтвердите,? что вы не робот)/i;
const ERROR =
  /(?:\b404\b|page (?:not found|can.t be found|could not be found|no longer (?:exists|available))|(?:страница|материал) не найден|ошибка 404|this page (?:does not|doesn.t) exist|article (?:not found|has been removed))/i;
const WALL =
  /(?:subscribe (?:now |today )?to (?:continue|read|unlock|keep)|to (?:continue|keep) reading|(?:this|the (?:full|rest of)) (?:article|story|content)?\s*(?:is )?(?:for|available to|reserved for|exclusive to) (?:\w+ )?(?:subscribers|members)|already a (?:subscriber|member)\?|(?:sign|log) in to (?:continue|read)|unlock (?:this|the full) (?:article|story)|you(?:.ve| have) (?:reached|read) your .{0,30}(?:limit|free)|create (?:a free|an) account to|premium (?:content|article)|(?:полный текст|статья|материал) доступ(?:ен|на) (?:только )?(?:по подписке|подписчикам)|оформите подписку|чтобы (?:прочитать|читать) (?:полностью|дальше))/i;
const CONSENT =
  /(?:before you continue|we (?:and our \d* ?partners )?(?:use|store|value|process).{0,60}(?:cookies|privacy|personal data)|manage (?:your )?(?:consent|privacy|cookie)|accept all|consent to|your privacy choices|согласие на обработку|файлы cookie)/i;

/** Judges the text found on a page. */
export function judgePage(page: PageToJudge): Judgement {
  const refusal = refusalOf(page);
  const quality = qualityOf(page.blocks);
  return { refusal, quality: round(refusal === null ? quality : Math.min(quality, 0.3)) };
}

function refusalOf({ address, title, blocks, paid, pageText }: PageToJudge): PageRefusal | null {
  const length = lengthOf(blocks.filter(isProse));
  const text = pageText.slice(0, 20_000);
  const isShort = length < TEASER;
  if (isShort && CHALLENGE.test(`${title}\n${text.slice(0, 2_000)}`)) return 'challenge';
  if (isShort && ERROR.test(`${title}\n${text.slice(0, length < STUB ? 2_000 : 200)}`)) return 'error-page';
  if (isFrontPage(address) || isIndex(blocks)) return 'front-page';
  if (isShort && (WALL.test(pageText) || (paid && length < STUB * 2))) return 'paywall';
  if (length < STUB * 2 && consentShare(blocks) > 0.4) return 'consent-wall';
  if (length < STUB) return CONSENT.test(text) && pageText.length < 6_000 ? 'consent-wall' : 'too-short';
  return null;
}

/** Length up to what is ample, times the share of the text that is sentences, times the share outside links. */
function qualityOf(blocks: readonly Block[]): number {
  const all = lengthOf(blocks);
  if (all === 0) return 0;
  const prose = lengthOf(blocks.filter(isProse));
  const linked = blocks.reduce((sum, block) => sum + block.linked * block.text.length, 0) / all;
  const ample = Math.min(1, Math.sqrt(prose / AMPLE));
  return ample * Math.min(1, (prose / all) * 1.15) * (1 - linked ** 2);
}

/** A block that holds at least one sentence, of words. */
function isProse({ text, linked }: Block): boolean {
  if (text.length < 60 || linked > 0.7 || !/[.!?…。](?:["'”’»)\]]|\s|$)/.test(text)) return false;
  const letters = text.slice(0, 2_000).match(/[\p{L}\s]/gu)?.length ?? 0;
  return letters > Math.min(text.length, 2_000) * 0.7;
}

function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return (
    /^\/(?:(?:index|default|home)(?:\.\w+)?|[a-z]{2}(?:[-_][a-z]{2})?)?\/?$/i.test(pathname) && search === ''
  );
}

/** Many short blocks, few sentences: a list of headlines. */
function isIndex(blocks: readonly Block[]): boolean {
  if (blocks.length < 8) return false;
  const prose = blocks.filter(isProse);
  return prose.length < blocks.length * 0.25 && lengthOf(prose) < lengthOf(blocks) * 0.5;
}

function consentShare(blocks: readonly Block[]): number {
  const all = lengthOf(blocks);
  return all === 0 ? 0 : lengthOf(blocks.filter(({ text }) => CONSENT.test(text))) / all;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
