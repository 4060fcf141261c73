/**
 * Names of authors as feeds write them: "mail (Name)", "Name <mail>", Atom's persons, lists with commas or "and".
 */
import { toLine } from '../clean.ts';
import { childrenOf, type FeedElement, textOf } from './elements.ts';

/** Everybody named by the given elements, each once, in order. */
export function readAuthors(elements: readonly FeedElement[]): string[] {
  return unique(elements.flatMap(readPersons));
}

/** Lines without repetition or gaps. */
export function unique(lines: readonly string[]): string[] {
  const full = lines.filter((line) => line !== '');
  return full.length < 2 ? full : [...new Set(full)];
}

/** The name in "mail (Name)" or "Name <mail>"; the mail where there is no name. */
export function readPerson(text: string): string {
  const line = toLine(text).replace(/^mailto:/i, '');
  const inside = /^\S+@\S+\s*\((.+)\)$/.exec(line) ?? /^(.+?)\s*[<(]?\S+@[^\s<>()]+[>)]?$/.exec(line);
  return (inside?.[1] ?? line).replace(/^["']|["']$/g, '').trim();
}

function readPersons(element: FeedElement): string[] {
  const parts = childrenOf(element, 'name', 'itunes:name', 'foaf:name');
  const named = parts.map((part) => toLine(textOf(part))).filter((name) => name !== '');
  if (named.length > 0) return named;
  const mails = childrenOf(element, 'email', 'itunes:email').map((part) => toLine(textOf(part)));
  if (mails.length > 0) return mails;
  if (element.name === 'media:credit' && !/author|writer|journalist/i.test(element.attributes['role'] ?? ''))
    return [];
  return [readPerson(textOf(element))];
}
