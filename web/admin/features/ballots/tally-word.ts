import type { TableCell } from 'docx';
import { AlignmentType, Document, Packer, Paragraph, Table, TableLayoutType, TableRow, WidthType } from 'docx';
import { shareText } from '#shared/ballots/rates.ts';
import { a4, cellOf, fonts, margin, mm, run, titleSize } from '../../ui/official-word.ts';
import { signatures, type TallyCell, type TallyColumn, type TallyDocument } from './tally-document.ts';

/** The tally as a .docx in the form of official documents (GB/T 9704): A4, 方正小标宋 title, 仿宋 text, signatures at the end. */

/** sizes in half points: 四号, 五号 */
const sizes = { text: 28, cell: 21 } as const;
const textWidth = a4.width - margin.left - margin.right;

const cell = (lines: readonly string[], width: number, font: string = fonts.text): TableCell =>
  cellOf(
    lines.map((line) => new Paragraph({ alignment: AlignmentType.CENTER, children: [run(line, font, sizes.cell)] })),
    width,
    [50, 30],
  );

/** A count stands above its share. */
export function linesOf(value: TallyCell, { kind }: TallyColumn): string[] {
  if (typeof value === 'object' && value !== null)
    return [...(value.count === null ? [] : [String(value.count)]), shareText(value.share)];
  if (kind === 'share' && typeof value !== 'string') return [shareText(value)];
  return [String(value ?? '')];
}

function tableOf({ columns, rows }: TallyDocument['parts'][number]): Table {
  const names = columns.filter(({ kind }) => kind === 'name').length;
  const figures = columns.length - names;
  const figure = Math.min(mm(16), Math.floor((textWidth * 0.7) / figures));
  const name = Math.floor((textWidth - figure * figures) / names);
  const widths = columns.map(({ kind }) => (kind === 'name' ? name : figure));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        children: columns.map(({ head }, at) => cell([head], widths[at]!, fonts.head)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((value, at) => cell(linesOf(value, columns[at]!), widths[at]!)),
          }),
      ),
    ],
  });
}

export function fileOf({ title, about, parts, notes }: TallyDocument): Promise<Blob> {
  const text = (line: string, after = 0): Paragraph =>
    new Paragraph({ spacing: { after }, children: [run(line, fonts.text, sizes.text)] });
  const children = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 200 },
      children: [run(title, fonts.title, titleSize)],
    }),
    ...about.map((line) => text(line)),
    ...parts.flatMap((part) => [
      new Paragraph({ spacing: { before: 240, after: 100 }, children: [run(part.title, fonts.head, sizes.text)] }),
      tableOf(part),
    ]),
    ...notes.map((note) => new Paragraph({ spacing: { before: 120 }, children: [run(note, fonts.text, sizes.cell)] })),
    new Paragraph({
      spacing: { before: 480 },
      children: [run(signatures, fonts.text, sizes.text)],
    }),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { before: 240 },
      children: [run('年　　月　　日', fonts.text, sizes.text)],
    }),
  ];
  const page = { size: a4, margin };
  return Packer.toBlob(new Document({ sections: [{ properties: { page }, children }] }));
}
