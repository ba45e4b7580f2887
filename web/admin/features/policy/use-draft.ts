import { useCallback, useState } from 'react';
import { setAt } from '#shared/policy/edit.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { useSession } from '../../app/session-context.ts';
import { dropDraft, keepDraft, loadDraft } from './draft-store.ts';
import type { Draft } from './draft-store.ts';

export interface DraftControl {
  draft: Draft | null;
  /** false where the browser refused to keep it */
  isKept: boolean;
  /** changes one field, beginning a draft on this version where there is none */
  change: (begun: Draft, path: string, value: unknown) => void;
  put: (draft: Draft) => void;
  drop: () => void;
}

/** The policy being changed, kept in the browser for this county and person. */
export function useDraft(): DraftControl {
  const { me } = useSession();
  const tenant = me.tenant?.id ?? '';
  const user = me.user?.id ?? me.subject;
  const [draft, setDraft] = useState(() => loadDraft(localStorage, tenant, user));
  const [isKept, setKept] = useState(true);
  const put = useCallback(
    (next: Draft) => {
      setDraft(next);
      setKept(keepDraft(localStorage, tenant, user, next));
    },
    [tenant, user],
  );
  const change = useCallback(
    (begun: Draft, path: string, value: unknown) => {
      const policy: Policy = setAt(begun.policy, path, value);
      put({ ...begun, policy });
    },
    [put],
  );
  const drop = useCallback(() => {
    dropDraft(localStorage, tenant, user);
    setDraft(null);
  }, [tenant, user]);
  return { draft, isKept, change, put, drop };
}
