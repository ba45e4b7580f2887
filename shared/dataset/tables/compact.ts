import { CellFault } from './cells.ts';

/**
 * Several records in one cell: 「病假 2011-01-10~2011-04-30；事假 2011-05-03~2011-05-04」. Records are divided by ；, ; or
 * a line break, their words by blanks. A word that holds such a mark stands in straight double quotes, in which `\` takes
 * the next character as it is: 「警告 "记过;已解除"」.
 */

/** One word and whether it was quoted, so that a quoted 「病假」 is not taken for the kind of that name. */
export interface Word {
  text: string;
  quoted: boolean;
}

export function readRecords(cell: string): Word[][] {
  const records: Word[][] = [[]];
  let word: Word | null = null;
  let inside = false;
  const end = () => {
    if (word) records.at(-1)!.push(word);
    word = null;
  };
  for (let i = 0; i < cell.length; i++) {
    const character = cell[i]!;
    if (inside) {
      if (character === '\\' && i + 1 < cell.length) word!.text += cell[++i];
      else if (character === '"') inside = false;
      else word!.text += character;
    } else if (character === '"') {
      if (word) word.quoted = true;
      else word = { text: '', quoted: true };
      inside = true;
    } else if (/[;\uff1b\n\r]/.test(character)) {
      end();
      records.push([]);
    } else if (/\s/.test(character)) end();
    else if (word) word.text += character;
    else word = { text: character, quoted: false };
  }
  if (inside) throw new CellFault('malformed', '引号没有成对。', 'A quotation mark is not closed.');
  end();
  return records.filter((record) => record.length > 0);
}

/** A word as it stands in a cell; `reserved` words of another meaning are quoted. */
export function writeWord(text: string, reserved: (text: string) => boolean = () => false): string {
  const isPlain =
    text !== '' && !/[\s;\uff1b"\\~\uff5e]/.test(text) && text.normalize('NFKC') === text && !reserved(text);
  return isPlain ? text : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

export function writeRecords(records: readonly (readonly string[])[]): string {
  return records.map((words) => words.join(' ')).join('；');
}
