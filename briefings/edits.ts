/** What a person changed in a document: sentences written anew or taken out, a comment, a signature. */
import type { Block, Sentence, WrittenDocument } from './document.ts';
import { writeDay } from './language.ts';
import { weeklyHeadings } from './words/weekly.ts';

export interface Edits {
  /** By the sentence's id; null takes it out. */
  sentences: Record<string, string | null>;
  comment: string | null;
  signedBy: string | null;
  /** A day. */
  signedAt: string | null;
}

/** The document with the edits in it. References stay with an edited sentence, so that it can still be checked. */
export function applyEdits(
  document: WrittenDocument,
  { sentences, comment, signedBy, signedAt }: Edits,
): WrittenDocument {
  const headings = weeklyHeadings(document.language);
  const note: Block[] = comment ? [{ kind: 'note', title: headings.comment, text: comment }] : [];
  const firstHeading = document.blocks.findIndex(({ kind }) => kind === 'heading');
  const at = firstHeading === -1 ? document.blocks.length : firstHeading;
  const blocks = [...document.blocks.slice(0, at), ...note, ...document.blocks.slice(at)];
  return {
    ...document,
    status: signedBy
      ? headings.signed(signedBy, writeDay(signedAt ?? '', document.language))
      : document.status,
    blocks: blocks.flatMap((block) => editBlock(block, sentences)),
  };
}

function editBlock(block: Block, edits: Edits['sentences']): Block[] {
  const keep = (found: Sentence[]) =>
    found.flatMap((sentence) => {
      const edit = edits[sentence.id];
      if (edit === null) return [];
      return edit === undefined ? sentence : { ...sentence, edited: edit };
    });
  switch (block.kind) {
    case 'arrow': {
      const [sentence] = keep([block.sentence]);
      return sentence === undefined ? [] : [{ ...block, sentence }];
    }
    case 'paragraph': {
      const sentences = keep(block.sentences);
      return sentences.length === 0 ? [] : [{ ...block, sentences }];
    }
    case 'list': {
      const items = keep(block.items);
      return items.length === 0 ? [] : [{ ...block, items }];
    }
    default:
      return [block];
  }
}
