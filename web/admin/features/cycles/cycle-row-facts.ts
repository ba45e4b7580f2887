import type { CycleRow } from '#shared/api/appraisals.ts';

/** `2026-01-01 — 2026-12-31` */
export const periodOf = ({ cycle }: CycleRow): string => `${cycle.periodStart} — ${cycle.periodEnd}`;
