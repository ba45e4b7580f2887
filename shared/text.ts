import type { Bilingual, Problem } from './problem.ts';

/** How deep lists and objects may lie in each other; the deepest document of the program has a dozen levels. */
export const deepest = 50;
const mostTold = 100;

/**
 * What no text of an input may hold, wherever it stands, names of keys too: halves of characters (no database takes
 * them), control characters but tab and line ends, the two that no Word file can hold, and marks that turn the direction
 * of writing round, by which one name can be made to look like another. Nothing nested deeper than `deepest` either. Paths as `pathText` writes them; codes
 * `forbidden-character` and `too-deep`; the first hundred are told.
 */
export function textFaults(input: unknown): Problem[] {
  const problems: Problem[] = [];
  const look = (value: unknown, path: string, depth: number): void => {
    if (problems.length >= mostTold) return;
    if (typeof value === 'string') {
      if (!isSound(value)) problems.push({ path, code: 'forbidden-character', message: forbidden });
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    if (depth === deepest) {
      problems.push({ path, code: 'too-deep', message: tooDeep });
      return;
    }
    if (Array.isArray(value)) {
      value.forEach((entry, i) => look(entry, `${path}[${i}]`, depth + 1));
      return;
    }
    for (const [key, entry] of Object.entries(value)) {
      const at = path === '' ? key : `${path}.${key}`;
      if (isSound(key)) look(entry, at, depth + 1);
      else problems.push({ path: at.replace(unsound, '\ufffd'), code: 'forbidden-character', message: forbidden });
    }
  };
  look(input, '', 0);
  return problems;
}

const unsound =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Surrogate}]/gu;

/** Whether a text may be kept and shown. */
export const isSound = (text: string): boolean => text.search(unsound) === -1;

const forbidden: Bilingual = {
  zh: '含有不可见的控制字符或残缺字符，请删去后重新填写。',
  en: 'Holds an invisible control character or half a character: delete it and write the text again.',
};
const tooDeep: Bilingual = { zh: '嵌套层次过深。', en: 'Nested too deeply.' };
