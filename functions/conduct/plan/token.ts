import type { Plan } from '#shared/appraisal/plan.ts';
import { contentHash } from '#functions/platform/hash.ts';

/** Names what somebody read by its content: what changes beside it does not make their form stale. */
export const tokenOf = (content: unknown): string => contentHash(content);

export const planToken = ({ phases, countyLeaders }: Plan): string => tokenOf([phases, countyLeaders]);
