import { type PhaseId, phaseIds, type Plan } from '#shared/appraisal/plan.ts';

/** What somebody has changed in the form, and nothing else: what others changed meanwhile stays. */
export interface PlanDraft {
  dates: Partial<Record<PhaseId, { from?: string | null; to?: string | null }>>;
  /** by group; null: nobody any more */
  leaders: Readonly<Record<string, string | null>>;
}

/** The phases whose dates are others than they stand, each with both. */
export function changedPhases(
  { phases }: Plan,
  { dates }: PlanDraft,
): { phase: PhaseId; from: string | null; to: string | null }[] {
  return phaseIds.flatMap((phase) => {
    const { from: stoodFrom, to: stoodTo } = phases[phase];
    const { from = stoodFrom, to = stoodTo } = dates[phase] ?? {};
    return from === stoodFrom && to === stoodTo ? [] : [{ phase, from, to }];
  });
}

/** The county leader of every group that has one, with the changes. */
export function leadersAfter({ countyLeaders }: Plan, { leaders }: PlanDraft): { group: string; user: string }[] {
  const kept = countyLeaders.filter(({ group }) => leaders[group] === undefined);
  const chosen = Object.entries(leaders).flatMap(([group, user]) => (user === null ? [] : [{ group, user }]));
  return [...kept, ...chosen].toSorted((a, b) => (a.group < b.group ? -1 : 1));
}
