import type { TextRun } from 'docx';
import { AlignmentType, Document, Packer, PageBreak, Paragraph } from 'docx';
import { a4, fonts, margin, run as sized, titleSize } from '../../ui/official-word.ts';
import type { PaperDocument } from './paper-document.ts';

/**
 * Papers as a .docx in the form of official documents (GB/T 9704): A4, 三号仿宋 with 28 pt between lines. A module of its
 * own: `docx` is loaded when somebody exports.
 */

/** 三号, in half points */
const textSize = 32;
const lines = { line: 560, lineRule: 'exact' as const };

const run = (text: string, font: string, size = textSize): TextRun => sized(text, font, size);
const indented = (text: string, font: string = fonts.text): Paragraph =>
  new Paragraph({ children: [run(text, font)], indent: { firstLine: textSize * 20 }, spacing: lines });

function paragraphsOf({ title, about, chapters, signed }: PaperDocument): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER };
  const right = (text: string): Paragraph =>
    new Paragraph({
      children: [run(text, fonts.text)],
      alignment: AlignmentType.RIGHT,
      indent: { right: textSize * 40 },
      spacing: lines,
    });
  return [
    new Paragraph({ ...centred, children: [run(title, fonts.title, titleSize)], spacing: { line: 640 } }),
    new Paragraph({ ...centred, children: [run(`（${about}）`, fonts.part)], spacing: { ...lines, after: 280 } }),
    ...chapters.flatMap((chapter) => [
      indented(chapter.title, fonts.head),
      ...chapter.parts.flatMap((part) => [
        ...(part.title === null ? [] : [indented(`（${part.title}）`, fonts.part)]),
        ...part.paragraphs.map((text) => indented(text)),
      ]),
    ]),
    ...(signed ? [indented(''), right(signed.group), right(`组长：${signed.leader}`), right(signed.day)] : []),
  ];
}

/** One paper, or several, each beginning on a page of its own. */
export function wordDocument(papers: readonly PaperDocument[]): Document {
  const children = papers.flatMap((paper, i) => [
    ...(i === 0 ? [] : [new Paragraph({ children: [new PageBreak()] })]),
    ...paragraphsOf(paper),
  ]);
  const page = { size: a4, margin };
  return new Document({ sections: [{ properties: { page }, children }] });
}

export const wordFile = (papers: readonly PaperDocument[]): Promise<Blob> => Packer.toBlob(wordDocument(papers));
