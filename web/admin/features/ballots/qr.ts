import { create } from 'qrcode';

/** A QR code as one path of an SVG: no picture, no script, sharp on paper. Throws where the text is too long for one. */
export interface Qr {
  /** modules on a side, without the quiet zone */
  size: number;
  path: string;
}

export function qrOf(text: string): Qr {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!modules.get(y, x)) continue;
      let width = 1;
      while (x + width < size && modules.get(y, x + width)) width++;
      path += `M${x} ${y}h${width}v1h-${width}z`;
      x += width - 1;
    }
  return { size, path };
}
