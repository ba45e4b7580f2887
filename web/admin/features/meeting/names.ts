/** Somebody of a list as it was typed or pasted. */
export interface NamedLine {
  name: string;
  note: string;
}

/** One person a line: the name, then, after a mark, a tab or two spaces, the post. Numbers before names go. */
export const readNames = (text: string): NamedLine[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^\d+[.．、)）\t ]+/, ''))
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...rest] = line.split(/[\t,，;；]|\s{2,}/);
      return { name: name.trim().slice(0, 40), note: rest.join(' ').trim().slice(0, 60) };
    })
    .filter(({ name }) => name !== '');
