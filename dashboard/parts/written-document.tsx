/**
 * A written document in the page. Its text is always shown as text, and its pictures as images, in which no script runs:
 * what a feed put into a headline can do nothing here.
 */
import type { Block, Part, Sentence, WrittenDocument } from '../../api/schemas/briefings.ts';
import { OutsideLink, OutsideText } from './text.tsx';

const ARROWS = { up: '↗', down: '↘', steady: '→', unknown: '·' } as const;

/** Every sentence that can be edited, in reading order. */
export function sentencesOf({ blocks }: WrittenDocument): Sentence[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'arrow') return [block.sentence];
    if (block.kind === 'paragraph') return block.sentences;
    return block.kind === 'list' ? block.items : [];
  });
}

/** A sentence without its citations, which stay when it is edited. */
export function proseOf({ parts, edited }: Sentence): string {
  return edited ?? parts.map((part) => (part.kind === 'cite' ? '' : part.text)).join('');
}

export function DocumentBlocks({ document }: { document: WrittenDocument }) {
  return (
    <div class="written" lang={document.language}>
      {document.blocks.map((block, index) => (
        <BlockView key={index} block={block} document={document} />
      ))}
    </div>
  );
}

function BlockView({ block, document }: { block: Block; document: WrittenDocument }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
    case 'arrow':
      return (
        <p>
          <span aria-hidden="true">{ARROWS[block.arrow]}</span>{' '}
          <strong>
            {block.name}. <SentenceView {...block.sentence} />
          </strong>
        </p>
      );
    case 'paragraph':
      return (
        <p>
          {block.sentences.map((sentence) => (
            <SentenceView key={sentence.id} {...sentence} />
          ))}
        </p>
      );
    case 'list':
      return <ListView {...block} />;
    case 'figure':
      return (
        <figure>
          <figcaption>{block.title}</figcaption>
          <img alt={block.title} src={`data:image/svg+xml,${encodeURIComponent(block.svg)}`} />
          <p class="note">{block.note}</p>
        </figure>
      );
    case 'table':
      return <TableView {...block} />;
    case 'note':
      return (
        <section class="note">
          <h2>{block.title}</h2>
          <p>{block.text}</p>
        </section>
      );
    case 'sources':
      return <SourcesView title={block.title} sources={document.sources} />;
  }
}

function ListView({ ordered, items }: Extract<Block, { kind: 'list' }>) {
  const lines = items.map((item) => (
    <li key={item.id}>
      <SentenceView {...item} />
    </li>
  ));
  return ordered ? <ol>{lines}</ol> : <ul>{lines}</ul>;
}

function SentenceView({ parts, edited }: Sentence) {
  const shown = edited === undefined ? parts : parts.filter(({ kind }) => kind === 'cite');
  return (
    <>
      {edited !== undefined && <OutsideText text={edited} longest={2000} />}
      {shown.map((part, index) => (
        <PartView key={index} part={part} />
      ))}{' '}
    </>
  );
}

function PartView({ part }: { part: Part }) {
  if (part.kind === 'quote') return <OutsideText text={part.text} />;
  if (part.kind !== 'cite') return <>{part.text}</>;
  return (
    <>
      {' '}
      {part.sources.map((number) => (
        <a key={number} href={`#source-${number}`}>
          [{number}]
        </a>
      ))}
    </>
  );
}

function TableView({ title, columns, rows, note }: Extract<Block, { kind: 'table' }>) {
  return (
    <>
      <table>
        {title && <caption>{title}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) => (
                <td key={place}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {note && <p class="note">{note}</p>}
    </>
  );
}

function SourcesView({ title, sources }: { title: string; sources: WrittenDocument['sources'] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ol>
        {sources.map(({ number, publisher, date, title: headline, link }) => (
          <li key={number} id={`source-${number}`} value={number}>
            <OutsideText text={publisher} />, {date}:{' '}
            <OutsideLink address={link}>
              <OutsideText text={headline} />
            </OutsideLink>
          </li>
        ))}
      </ol>
    </section>
  );
}
