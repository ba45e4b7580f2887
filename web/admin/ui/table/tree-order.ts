export interface TreeOf<Row> {
  id: (row: Row) => string;
  parent: (row: Row) => string | undefined;
}

export interface TreeRow<Row> {
  row: Row;
  depth: number;
  /** whether rows stand below it */
  open: boolean | null;
}

/**
 * Rows as a tree: each below its parent, siblings in their order. A row whose parent is not among the rows is a root;
 * rows on a circle of parents stand as roots too, so that none is ever hidden. With `wanted`, only those and the rows
 * above them.
 */
export function treeOrder<Row>(
  rows: readonly Row[],
  tree: TreeOf<Row>,
  options: {
    compare?: ((a: Row, b: Row) => number) | null;
    wanted?: ReadonlySet<Row>;
    closed?: ReadonlySet<string>;
  } = {},
): TreeRow<Row>[] {
  const byId = new Map(rows.map((row) => [tree.id(row), row]));
  const shown = options.wanted ? withAncestors(options.wanted, byId, tree) : new Set(rows);
  const below = new Map<string | undefined, Row[]>();
  for (const row of rows) {
    if (!shown.has(row)) continue;
    const parent = tree.parent(row);
    const key = parent !== undefined && byId.has(parent) && !circles(row, byId, tree) ? parent : undefined;
    below.set(key, [...(below.get(key) ?? []), row]);
  }
  const ordered: TreeRow<Row>[] = [];
  const walk = (parent: string | undefined, depth: number) => {
    const siblings = below.get(parent) ?? [];
    for (const row of options.compare ? siblings.toSorted(options.compare) : siblings) {
      const id = tree.id(row);
      const open = below.has(id) ? !options.closed?.has(id) : null;
      ordered.push({ row, depth, open });
      if (open) walk(id, depth + 1);
    }
  };
  walk(undefined, 0);
  return ordered;
}

function withAncestors<Row>(wanted: ReadonlySet<Row>, byId: Map<string, Row>, tree: TreeOf<Row>): Set<Row> {
  const shown = new Set<Row>();
  for (const row of wanted) {
    for (let at: Row | undefined = row; at && !shown.has(at); at = byId.get(tree.parent(at) ?? '')) shown.add(at);
  }
  return shown;
}

function circles<Row>(row: Row, byId: Map<string, Row>, tree: TreeOf<Row>): boolean {
  const seen = new Set<Row>([row]);
  for (let at = byId.get(tree.parent(row) ?? ''); at; at = byId.get(tree.parent(at) ?? '')) {
    if (at === row) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}
