import type { Chain } from './audit.ts';
import { canonicalJson, sha256 } from './hash.ts';
import { isTenantId } from './keys.ts';

/**
 * Where the daily heads of the counties' records are kept: a store in which what was written once cannot be changed or
 * removed by anybody who can write the tables (a bucket with object lock; a folder that keeps existing names locally).
 * So somebody who rewrote a whole chain together with its head is still found out.
 */
export interface Anchors {
  /** false, and nothing changed, if there is one of that name */
  add(key: string, bytes: Uint8Array): Promise<boolean>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** the names that begin so, in their order */
  list(prefix: string): Promise<string[]>;
}

/** The heads of a county's chains on a day, and the hash of the anchor before it. */
export interface Anchor {
  tenant: string;
  at: string;
  /** by the aggregate, as the record names it: `register`, `policy`, `users`, `cycle:<id>` */
  heads: Record<string, Chain>;
  /** SHA-256 of the county's anchor before this one, as it was then; null in the first */
  previous: string | null;
}

export interface DatedAnchor extends Anchor {
  /** YYYY-MM-DD */
  date: string;
  /** whether `previous` is the hash of the anchor before it as that one is now */
  linked: boolean;
}

export interface TenantAnchors {
  /** keeps the heads of the day; again = the first ones stay */
  add(date: string, anchor: Pick<Anchor, 'at' | 'heads'>): Promise<{ isNew: boolean }>;
  /** newest first, `before` a date */
  list(options: { before?: string | undefined; limit: number }): Promise<DatedAnchor[]>;
}

/** The day of the service: it ends at midnight in China, wherever the service runs. */
export const dayOf = (time: Date): string => new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

export const tenantAnchors = (store: Anchors, tenant: string): TenantAnchors => {
  if (!isTenantId(tenant)) throw new Error(`not a tenant's id: ${tenant}`);
  const key = (date: string): string => `${tenant}/${date}.json`;
  const datesBefore = async (before: string | undefined): Promise<string[]> =>
    (await store.list(`${tenant}/`))
      .map((name) => name.slice(tenant.length + 1, -'.json'.length))
      .filter((date) => before === undefined || date < before)
      .reverse();
  const read = async (date: string): Promise<Uint8Array> => {
    const bytes = await store.get(key(date));
    if (!bytes) throw new Error(`no anchor of ${date}`);
    return bytes;
  };
  return {
    async add(date, { at, heads }) {
      const [last] = await datesBefore(date);
      const anchor: Anchor = { tenant, at, heads, previous: last === undefined ? null : sha256(await read(last)) };
      return { isNew: await store.add(key(date), new TextEncoder().encode(canonicalJson(anchor))) };
    },
    async list({ before, limit }) {
      const dates = (await datesBefore(before)).slice(0, limit + 1);
      const texts = await Promise.all(dates.map(read));
      return texts.slice(0, limit).map((bytes, i) => {
        const anchor = JSON.parse(new TextDecoder().decode(bytes)) as Anchor;
        const earlier = texts[i + 1];
        return { ...anchor, date: dates[i]!, linked: anchor.previous === (earlier ? sha256(earlier) : null) };
      });
    },
  };
};
