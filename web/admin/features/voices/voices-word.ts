import type { TableCell } from 'docx';
import {
  AlignmentType,
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { a4, cellOf, fonts, mm, run, titleSize } from '../../ui/official-word.ts';
import type { VoicesDocument } from './voices-document.ts';

/** The opinions as a .docx in the form of official documents (GB/T 9704), A4 across: most of a row is what was said. */

/** sizes in half points: 四号, 小四 */
const sizes = { text: 28, cell: 24 } as const;
const widths = [14, 28, 28, 42, 118, 18].map(mm);

const cell = (text: string, at: number, font: string = fonts.text): TableCell =>
  cellOf(
    text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: at === 4 && font === fonts.text ? AlignmentType.LEFT : AlignmentType.CENTER,
          children: [run(line, font, sizes.cell)],
        }),
    ),
    widths[at]!,
    [60, 80],
  );

export function fileOf({ title, about, heads, rows, notes }: VoicesDocument): Promise<Blob> {
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, children: heads.map((head, at) => cell(head, at, fonts.head)) }),
      ...rows.map(
        ({ number, channel, date, about: whom, text, said }) =>
          new TableRow({
            children: [number, channel, date, whom, text, said ?? ''].map((value, at) => cell(String(value), at)),
          }),
      ),
    ],
  });
  const children = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 200 },
      children: [run(title, fonts.title, titleSize)],
    }),
    ...about.map((line) => new Paragraph({ spacing: { after: 80 }, children: [run(line, fonts.text, sizes.text)] })),
    table,
    ...notes.map((note) => new Paragraph({ spacing: { before: 120 }, children: [run(note, fonts.text, sizes.cell)] })),
  ];
  const page = {
    size: { ...a4, orientation: PageOrientation.LANDSCAPE },
    margin: { top: mm(28), bottom: mm(26), left: mm(24), right: mm(25) },
  };
  return Packer.toBlob(new Document({ sections: [{ properties: { page }, children }] }));
}
