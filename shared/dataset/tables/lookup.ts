import type { Policy } from '#shared/policy/schema.ts';
import { CellFault, plain } from './cells.ts';

/** What the cells of a table may name, besides its own rows; what is not given is taken as an id and checked later. */
export interface TableContext {
  policy?: Policy;
  groups?: readonly Named[];
  units?: readonly Named[];
  people?: readonly Named[];
}

export interface Named {
  id: string;
  name: string;
}

export type Kind = 'groups' | 'units' | 'people' | 'categories' | 'indicators';

/** Finds ids by what people write: the id itself, or a name where only one has it. */
export class Lookup {
  readonly #byId = new Map<string, Set<string>>();
  readonly #byName = new Map<string, Map<string, Set<string>>>();
  readonly #plainIds = new Map<string, Map<string, string>>();

  constructor(context: TableContext, own: Partial<Record<Kind, readonly Named[]>> = {}) {
    const { policy } = context;
    const categories = policy?.categories.map(({ id, label }) => ({ id, name: label })) ?? [];
    const indicators =
      policy?.categories.flatMap((c) =>
        c.sections.flatMap((s) => s.indicators.map(({ id, label }) => ({ id, name: label }))),
      ) ?? [];
    this.#add('groups', [...(context.groups ?? []), ...(own.groups ?? [])]);
    this.#add('units', [...(context.units ?? []), ...(own.units ?? [])]);
    this.#add('people', [...(context.people ?? []), ...(own.people ?? [])]);
    this.#add('categories', categories);
    this.#add('indicators', indicators);
  }

  #add(kind: Kind, named: readonly Named[]): void {
    const ids = new Set<string>();
    const names = new Map<string, Set<string>>();
    const plainIds = new Map<string, string>();
    for (const { id, name } of named) {
      ids.add(id);
      plainIds.set(plain(id), id);
      const key = plain(name);
      names.set(key, (names.get(key) ?? new Set()).add(id));
    }
    this.#byId.set(kind, ids);
    this.#byName.set(kind, names);
    this.#plainIds.set(kind, plainIds);
  }

  /** The id that a text means; the text itself where nothing here has it. */
  find(kind: Kind, text: string): string {
    if (this.#byId.get(kind)?.has(text)) return text;
    const named = this.#byName.get(kind)?.get(plain(text));
    if (named?.size === 1) return [...named][0]!;
    if (named && named.size > 1) {
      const ids = [...named].join('、');
      throw new CellFault(
        'ambiguous-name',
        `名称“${text}”有多个（${ids}），请填编号。`,
        `“${text}” is the name of several (${ids}): give the id.`,
      );
    }
    return this.#plainIds.get(kind)?.get(plain(text)) ?? text;
  }
}
