import { pathText } from '#shared/policy/path.ts';
import type { Problem } from '#shared/problem.ts';

/** A list or an object that the reading is inside of. */
interface Level {
  /** of an object: the keys so far; null for a list */
  keys: Set<string> | null;
  /** the key or the place that is being read */
  step: string | number;
}

/**
 * Keys that stand twice in one object of a JSON text. `JSON.parse` takes the last and passes over the others in silence,
 * so that a second `people` would lose the first. Needs no stack, however deep the text.
 * @param json a text that `JSON.parse` takes
 */
export function repeatedKeys(json: string): Problem[] {
  const problems: Problem[] = [];
  const levels: Level[] = [];
  let isKeyNext = false;
  for (let at = 0; at < json.length; at += 1) {
    switch (json[at]) {
      case '{':
        levels.push({ keys: new Set(), step: '' });
        isKeyNext = true;
        break;
      case '[':
        levels.push({ keys: null, step: 0 });
        isKeyNext = false;
        break;
      case '}':
      case ']':
        levels.pop();
        isKeyNext = false;
        break;
      case ',': {
        const level = levels.at(-1)!;
        if (level.keys) isKeyNext = true;
        else level.step = Number(level.step) + 1;
        break;
      }
      case '"': {
        const end = endOfString(json, at);
        if (isKeyNext) {
          isKeyNext = false;
          const level = levels.at(-1)!;
          const key = JSON.parse(json.slice(at, end + 1)) as string;
          level.step = key;
          if (level.keys!.has(key)) problems.push(repeated(levels, key));
          level.keys!.add(key);
        }
        at = end;
        break;
      }
    }
  }
  return problems;
}

/** The place of the quotation mark that ends the string beginning at `start`. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}

function repeated(levels: readonly Level[], key: string): Problem {
  return {
    path: pathText(levels.map(({ step }) => step)),
    code: 'duplicate-key',
    message: {
      zh: `项目“${key}”在同一对象中出现了不止一次，请合并为一项或删去多余的。`,
      en: `“${key}” stands more than once in this object: make it one, or remove what is too many.`,
    },
  };
}
