import type { Policy } from '#shared/policy/schema.ts';

/** A policy being changed: kept in the browser, so that a reload or a lost session loses nothing. */
export interface Draft {
  /** the version it was begun on, null for a county's first */
  basedOn: string | null;
  /** the preset it goes back to */
  preset: string | null;
  policy: Policy;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const formatName = 'kaoping.policy-draft/1';
/** One draft for a county and a person: two people at one machine do not see each other's. */
const keyOf = (tenant: string, user: string): string => `kaoping.policy-draft.${tenant}.${user}`;

/** The kept draft; null where there is none or it cannot be read. */
export function loadDraft(store: Store, tenant: string, user: string): Draft | null {
  try {
    const kept = JSON.parse(store.getItem(keyOf(tenant, user)) ?? 'null') as (Draft & { format?: string }) | null;
    if (kept?.format !== formatName || typeof kept.policy !== 'object') return null;
    return { basedOn: kept.basedOn, preset: kept.preset, policy: kept.policy };
  } catch {
    return null;
  }
}

/** Whether it was kept: a browser may refuse (full, private mode), which the page says. */
export function keepDraft(store: Store, tenant: string, user: string, draft: Draft): boolean {
  try {
    store.setItem(keyOf(tenant, user), JSON.stringify({ format: formatName, ...draft }));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(store: Store, tenant: string, user: string): void {
  store.removeItem(keyOf(tenant, user));
}
