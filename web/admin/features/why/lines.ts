import type { Derivation } from '#shared/grading/derivation.ts';

/** A line of the drawer as it stands on the page: where it is in the tree, whether it is open. */
export interface Line {
  /** places in the lists of inputs from the root on, e.g. `0.2.1`; the root is `''` */
  path: string;
  /** 1, 1.2, 1.2.3 as people cite it; the root has none */
  number: string;
  depth: number;
  derivation: Derivation;
  opens: boolean;
  open: boolean;
  /** the row and the article it rests on, where they are not those of the line above it already */
  row: Derivation['row'];
  policyPath: string | null;
}

/** The lines that are to be seen, from top to bottom. The root is always open. */
export function visibleLines(root: Derivation, open: ReadonlySet<string>): Line[] {
  const lines: Line[] = [];
  const walk = (derivation: Derivation, steps: number[], above: Derivation | null): void => {
    const path = steps.join('.');
    const { row, policyPath } = derivation;
    const isSameRow = row !== null && row.list === above?.row?.list && row.key === above.row.key;
    const opens = derivation.inputs.length > 0 || derivation.cut;
    const isOpen = opens && (path === '' || open.has(path));
    lines.push({
      path,
      number: steps.map((step) => step + 1).join('.'),
      depth: steps.length,
      derivation,
      opens,
      open: isOpen,
      row: isSameRow ? null : row,
      policyPath: policyPath === above?.policyPath ? null : policyPath,
    });
    if (isOpen) derivation.inputs.forEach((input, i) => walk(input, [...steps, i], derivation));
  };
  walk(root, [], null);
  return lines;
}

/** The ballots of a source's line: those that the lines below say there were, or their counts. */
export function ballotsBelow({ id, inputs }: Pick<Derivation, 'id' | 'inputs'>): number {
  const counts = inputs.filter(({ unit }) => unit === 'count');
  const ballots = counts.filter((input) => input.id === `${id}.ballots`);
  return (ballots.length > 0 ? ballots : counts).reduce((sum, { value }) => sum + Number(value), 0);
}

/** Every path that opens, for printing the whole tree. */
export function allPaths(root: Derivation): Set<string> {
  const paths = new Set<string>();
  const walk = (derivation: Derivation, path: string): void => {
    if (derivation.inputs.length === 0 && !derivation.cut) return;
    if (path !== '') paths.add(path);
    derivation.inputs.forEach((input, i) => walk(input, path === '' ? String(i) : `${path}.${i}`));
  };
  walk(root, '');
  return paths;
}

export interface Move {
  focus: string;
  open: Set<string>;
}

const parentOf = (path: string): string => path.split('.').slice(0, -1).join('.');

/**
 * The keys of a tree as WAI-ARIA gives them: up and down walk the lines, right opens or goes in, left closes or goes
 * out, Home and End, Enter and the space bar open and close. Null for any other key.
 */
export function moveByKey(key: string, lines: readonly Line[], focus: string, open: ReadonlySet<string>): Move | null {
  const at = lines.findIndex((line) => line.path === focus);
  const line = lines[at];
  if (!line) return null;
  const to = (path: string | undefined, next: Iterable<string> = open): Move => ({
    focus: path ?? focus,
    open: new Set(next),
  });
  switch (key) {
    case 'ArrowDown':
      return to(lines[at + 1]?.path);
    case 'ArrowUp':
      return to(lines[at - 1]?.path);
    case 'Home':
      return to(lines[0]?.path);
    case 'End':
      return to(lines.at(-1)?.path);
    case 'ArrowRight':
      if (!line.opens) return to(focus);
      return line.open ? to(lines[at + 1]?.path) : to(focus, [...open, focus]);
    case 'ArrowLeft':
      if (line.open && focus !== '') return to(focus, without(open, focus));
      return to(parentOf(focus));
    case 'Enter':
    case ' ':
      if (!line.opens || focus === '') return to(focus);
      return to(focus, line.open ? without(open, focus) : [...open, focus]);
    default:
      return null;
  }
}

const without = (open: ReadonlySet<string>, path: string): string[] => [...open].filter((each) => each !== path);
