import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { shareText } from '#shared/ballots/rates.ts';
import { signatures, type TallyCell, type TallyColumn, type TallyDocument } from './tally-document.ts';

/** The tally as a .docx in the form of official documents (GB/T 9704): A4, 方正小标宋 title, 仿宋 text, signatures at the end. */

/** 1 mm in twentieths of a point */
const mm = (n: number): number => Math.round((n * 1440) / 25.4);
const fonts = { text: '仿宋', title: '方正小标宋简体', part: '黑体' } as const;
/** sizes in half points: 二号, 四号, 五号 */
const sizes = { title: 44, text: 28, cell: 21 } as const;
const textWidth = mm(210 - 28 - 26);

const run = (text: string, font: string, size: number): TextRun =>
  new TextRun({ text, size, font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: font } });

const cell = (lines: readonly string[], width: number, font: string = fonts.text): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 50, bottom: 50, left: 30, right: 30 },
    children: lines.map(
      (line) => new Paragraph({ alignment: AlignmentType.CENTER, children: [run(line, font, sizes.cell)] }),
    ),
  });

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
        children: columns.map(({ head }, at) => cell([head], widths[at]!, fonts.part)),
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
      children: [run(title, fonts.title, sizes.title)],
    }),
    ...about.map((line) => text(line)),
    ...parts.flatMap((part) => [
      new Paragraph({ spacing: { before: 240, after: 100 }, children: [run(part.title, fonts.part, sizes.text)] }),
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
  const page = {
    size: { width: mm(210), height: mm(297) },
    margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
  };
  return Packer.toBlob(new Document({ sections: [{ properties: { page }, children }] }));
}
