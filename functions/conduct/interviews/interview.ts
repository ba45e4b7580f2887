import type { InterviewRow } from '#shared/api/conduct/interviews.ts';
import type { Interview } from '#shared/appraisal/interview-record.ts';
import type { InterviewsFacts } from '#shared/appraisal/interviews.ts';
import type { EventBody } from '#functions/platform/audit.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context } from '#functions/platform/operation.ts';
import { changeUnit, type UnitAt } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { DetailHead } from '../repository.ts';

export const kind = 'INTERVIEW';
export type StoredInterview = Interview & DetailHead;

export interface InterviewAddress {
  cycle: string;
  unit: string;
  interview: string;
}

/** One that was taken off the list is not there any more. */
export async function storedInterview(
  { repositories: { conduct } }: Context<ConductRepositories>,
  { cycle, unit, interview }: InterviewAddress,
): Promise<StoredInterview> {
  const stored = await conduct.readDetail<Interview>(cycle, unit, kind, interview);
  if (!stored || stored.state === 'withdrawn') throw new Refusal('not-found');
  return stored;
}

export const contentOf = ({ who, category, plan, state, record }: Interview): Interview => ({
  ...{ who, category, plan, state, record },
});

export const rowOf = ({ id, version, changedAt, changedBy, ...interview }: StoredInterview): InterviewRow => {
  const { who, category, plan, state, record } = interview;
  const { date, interviewers } = record;
  return { ...{ id, who, category, plan, state, date, interviewers, version, changedAt, changedBy } };
};

export const wholeOf = (stored: StoredInterview): InterviewRow & Pick<Interview, 'record'> => ({
  ...rowOf(stored),
  record: stored.record,
});

export function refuseIfInterviewsClosed({ state }: InterviewsFacts): void {
  if (state === 'closed') throw new Refusal('refused', closedText);
}
const closedText = {
  zh: '本单位的个别谈话已结束；需要补充的，请先重新开放。',
  en: 'The interviews of the unit are closed: open them again to add anything.',
};

/**
 * Changes one interview of a unit whose interviews are not closed, with the unit's counts and an event that names the
 * interview by its id alone: neither who was spoken to nor what they said is anybody's but the group's.
 */
export function changeInterview(
  context: Context<ConductRepositories>,
  { version, ...address }: InterviewAddress & { version: number },
  change: (at: UnitAt & { stored: StoredInterview }) => Promise<{
    next: Interview;
    facts?: Partial<InterviewsFacts>;
    event: string;
    data?: EventBody['data'];
  }>,
): Promise<StoredInterview> {
  return changeUnit(context, { ...address, permissions: ['conduct.group'] }, async (at) => {
    const stored = await storedInterview(context, address);
    refuseIfInterviewsClosed(at.facts.interviews);
    if (stored.version !== version) throw new Refusal('stale-version');
    const { next, facts, event, data } = await change({ ...at, stored });
    const content = contentOf(next);
    const { interview: id } = address;
    return {
      answer: {
        ...{ ...content, id, version: version + 1 },
        ...{ changedAt: context.clock.now().toISOString(), changedBy: by(context) },
      },
      facts: { interviews: { ...at.facts.interviews, ...facts } },
      details: [{ kind, id, before: stored, content }],
      event: { type: event, data: { unit: address.unit, interview: id, ...data } },
    };
  });
}
