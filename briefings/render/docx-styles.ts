/** Styles, numbered lists and the footer of DOCX documents. */
import {
  AlignmentType,
  Footer,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Georgia', size: 21 },
      paragraph: { spacing: { after: 120, line: 288, lineRule: LineRuleType.AUTO } },
    },
    heading1: { run: { size: 34, bold: true, color: '1B2027' }, paragraph: { spacing: { after: 60 } } },
    heading2: {
      run: { size: 26, bold: true, color: '1B2027' },
      paragraph: { spacing: { before: 320, after: 100 }, keepNext: true },
    },
    heading3: {
      run: { size: 22, bold: true, color: '1B2027' },
      paragraph: { spacing: { before: 200, after: 60 }, keepNext: true },
    },
  },
};

/** Bullets, and as many numbered lists as a document has, each from 1. */
export function numbering(lists: number) {
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => [
    {
      level: 0,
      format,
      text,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 420, hanging: 320 } } },
    },
  ];
  return [
    { reference: 'bullets', levels: level(LevelFormat.BULLET, '•') },
    ...Array.from({ length: lists }, (_, at) => ({
      reference: `numbers-${at + 1}`,
      levels: level(LevelFormat.DECIMAL, '%1.'),
    })),
  ];
}

export function footer(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: 17, color: '535B65' })],
      }),
    ],
  });
}
