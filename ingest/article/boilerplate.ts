/**
 * Lines that stand in the midst of an article and are none of it: sign-ups, invitations to read on, share rows, credits,
 * notices. By their wording, English and Russian; only short lines, so that an article about cookies stays whole.
 */
import type { Block } from './blocks.ts';

/** Characters of the longest line that can be a notice, and of the longest that can be a label. */
const NOTICE = 320;
const LABEL = 110;

/** Whole sentences addressed to the reader, in the order: sign-ups, accounts and support, cookies and law, house notes. */
const NOTICES = [
  /^(?:sign up (?:for|to|here|now)|subscribe (?:to|now|here|today)|get (?:the|our) (?:latest|best|daily|weekly|newsletter)|(?:please )?enter your e-?mail|by (?:signing up|submitting|subscribing|clicking)|you can unsubscribe|thank you for (?:signing|subscribing|registering))/i,
  /^(?:follow (?:us|@|\w+ on (?:twitter|x|facebook|bluesky))|(?:like|join|find) us on|become a (?:member|subscriber)|already a (?:member|subscriber)|log ?in to|support our (?:work|journalism)|have a (?:news )?tip|(?:don.t|never) miss )/i,
  /^(?:(?:we|this (?:site|website)) uses? cookies|accept (?:all )?cookies|©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4})|all rights reserved|our standards:|reporting by .{3,200}editing by)/i,
  /^(?:подпи(?:шитесь|сывайтесь)|читайте (?:также|нас)|нашли (?:ошибку|опечатку)|выделите (?:ее|её|ошибку)|все права защищены|при (?:использовании|цитировании) материалов|следите за нами|мы используем (?:файлы )?cookie|продолжая (?:использовать|пользоваться))/i,
  /(?:opens (?:in )?(?:a )?new (?:tab|window)|privacy policy|terms of (?:use|service)|политик\S+ конфиденциальности)/i,
];

/** Openings of labels, captions and invitations. */
const LABELS = [
  /^(?:share (?:this|on|via|article)|(?:read|see|watch|listen|learn|hear)(?: (?:more|also|next|on)\b|:)|(?:also|more) (?:read|see|from|on|in|stories)\b|related\b|recommended\b|most (?:read|popular)|(?:story|article) continues|continue reading|keep reading|advertisement|sponsored|click (?:here|to)|download (?:the|our) app|skip (?:to|past))/i,
  /^(?:(?:photo|image|picture|video|source|credit)(?: credit| source| caption)?s?\s*:|file photo|media caption|(?:image|photo) (?:source|caption|credit)|last (?:modified|updated)|this article (?:is more than|was (?:originally|first) published)|contact the author|comments?(?: \(\d+\)|$)|(?:leave|post|add) a comment|view (?:full size|all|comments)|topics:?$|tags:|filed under|(?:next|previous) (?:article|story|post)|back to top|print this|listen to|\d+ min(?:ute)?s? read|page:? \d)/i,
  /^(?:подписаться|читать (?:далее|также|полностью)|(?:материалы|новости|ещ[её]) по теме|по теме:|поделиться|реклама|на правах рекламы|фото\s*[:©]|источник(?: фото| изображения)?:|иллюстрация:|видео:|наш (?:telegram|телеграм|канал)|оставить комментарий|комментари(?:и|ев)(?: |$)|теги:|самое (?:читаемое|интересное)|рекомендуем|смотрите также)/i,
  /\| getty images$|getty images(?:\/\S+)?$/i,
];

/** Share of links from which a line without a sentence in it is an invitation elsewhere. */
const LINKS = 0.8;
const SENTENCE = /[.!?…»”"]$/;

/** The blocks that are text of the article; a heading with nothing under it goes too. */
export function dropBoilerplate(blocks: readonly Block[]): Block[] {
  const kept = blocks.filter((block) => !isBoilerplate(block));
  return kept.filter(
    ({ kind }, at) => kind !== 'heading' || (at + 1 < kept.length && kept[at + 1]!.kind !== 'heading'),
  );
}

function isBoilerplate({ text, linked, kind }: Block): boolean {
  if (text.length <= NOTICE && NOTICES.some((wording) => wording.test(text))) return true;
  if (text.length <= LABEL && LABELS.some((wording) => wording.test(text))) return true;
  if (text.length > 12 && !/[\s\p{Script=Han}]/u.test(text) && !SENTENCE.test(text)) return true;
  return text.length <= NOTICE && linked > LINKS && (kind === 'item' || !SENTENCE.test(text));
}
