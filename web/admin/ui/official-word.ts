import { TableCell, TextRun, VerticalAlignTable, WidthType, type Paragraph } from 'docx';

/** What files in the form of official documents (GB/T 9704) have in common; only what makes such a file imports it. */

/** 1 mm in twentieths of a point */
export const mm = (n: number): number => Math.round((n * 1440) / 25.4);

export const fonts = { text: '仿宋', title: '方正小标宋简体', head: '黑体', part: '楷体' } as const;

/** 二号, in half points */
export const titleSize = 44;

/** @param size in half points */
export const run = (text: string, font: string, size: number): TextRun =>
  new TextRun({ text, size, font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: font } });

/** @param width in twentieths of a point, as the margins above and below and at the sides */
export const cellOf = (children: Paragraph[], width: number, [across, beside]: [number, number]): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: across, bottom: across, left: beside, right: beside },
    children,
  });

export const a4 = { width: mm(210), height: mm(297) };
/** of the page of an official document */
export const margin = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) };
