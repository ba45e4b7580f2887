/** A piece of a text beside an earlier one: in both, only in the earlier, only in the later. */
export interface Piece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Sentences with their ends; a line's end is one, too. */
const sentences = (text: string): string[] => text.split(/(?<=[。！？；\n])/u).filter((part) => part !== '');

/** What was changed from one text to the next, by sentences: their longest common sequence stays. */
export function differences(before: string, after: string): Piece[] {
  const [a, b] = [sentences(before), sentences(after)];
  const longest = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i]![j] = a[i] === b[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i]!);
      i++;
      j++;
    } else if (j === b.length || (i < a.length && longest[i + 1]![j]! >= longest[i]![j + 1]!)) add('gone', a[i++]!);
    else add('new', b[j++]!);
  }
  return pieces;
}
