import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';

/**
 * A Chinese font for the tests' browser, as if it were installed: without one every screenshot is boxes. Given to each
 * page by a style sheet instead, it costs a fourth of the time of all browser tests.
 */

const require = createRequire(import.meta.url);
const manifest = require.resolve('@fontsource/noto-sans-sc/package.json');

/** Simplified Chinese and Latin in two weights; signs come from what the machine has. */
const parts = ['chinese-simplified-400', 'chinese-simplified-600', 'latin-400', 'latin-600'];

/** The file for the browser's `FONTCONFIG_FILE`; made once for each version of the font, by whoever is first. */
export function fontConfig(): string {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(tmpdir(), `kaoping-fonts-${version}`);
  const config = join(folder, 'fonts.conf');
  try {
    readFileSync(config);
    return config;
  } catch {
    // not made yet
  }
  const made = mkdtempSync(`${folder}-`);
  mkdirSync(join(made, 'files'));
  for (const part of parts) {
    const woff = readFileSync(join(dirname(manifest), 'files', `noto-sans-sc-${part}-normal.woff`));
    writeFileSync(join(made, 'files', `${part}.ttf`), unpacked(woff));
  }
  writeFileSync(
    join(made, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'files')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  <selectfont><rejectfont><glob>*Serif*</glob></rejectfont></selectfont>
</fontconfig>`,
  );
  try {
    renameSync(made, folder);
  } catch {
    // Somebody else was first.
    rmSync(made, { recursive: true });
  }
  return config;
}

/** A WOFF file (W3C, WOFF 1.0 §3–5) as the font it holds: its tables, inflated, behind a table directory. */
function unpacked(woff: Buffer): Buffer {
  const tables = woff.readUInt16BE(12);
  const font = Buffer.alloc(woff.readUInt32BE(16));
  const log = Math.floor(Math.log2(tables));
  woff.copy(font, 0, 4, 8);
  for (const [i, field] of [tables, 16 * 2 ** log, log, 16 * (tables - 2 ** log)].entries())
    font.writeUInt16BE(field, 4 + 2 * i);
  let end = 12 + 16 * tables;
  for (let i = 0; i < tables; i++) {
    const [from, to] = [44 + 20 * i, 12 + 16 * i];
    const [offset, packed, size] = [4, 8, 12].map((field) => woff.readUInt32BE(from + field)) as [
      number,
      number,
      number,
    ];
    const table = woff.subarray(offset, offset + packed);
    (packed < size ? inflateSync(table) : table).copy(font, end);
    woff.copy(font, to, from, from + 4);
    woff.copy(font, to + 4, from + 16, from + 20);
    font.writeUInt32BE(end, to + 8);
    font.writeUInt32BE(size, to + 12);
    end += Math.ceil(size / 4) * 4;
  }
  return font;
}
