import { parseDataset } from './parse.ts';
import type { ParsedDataset } from './parse-whole.ts';
import { repeatedKeys } from './repeated-keys.ts';

/**
 * A dataset from the text of a file: as `parseDataset`, and a key that stands twice in an object is a fault as well.
 * Throws a SyntaxError where the text is no JSON.
 */
export function readDataset(json: string): ParsedDataset {
  const parsed = parseDataset(JSON.parse(json));
  // Where the text is too deep, the paths of further faults would have no end.
  if (parsed.problems?.some(({ code }) => code === 'too-deep')) return parsed;
  const repeated = repeatedKeys(json);
  return repeated.length === 0 ? parsed : { problems: [...repeated, ...(parsed.problems ?? [])] };
}
