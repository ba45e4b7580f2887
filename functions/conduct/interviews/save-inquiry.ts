import { saveInquiry } from '#shared/api/conduct/interviews.ts';
import { toInquire } from '#shared/appraisal/interviews.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readAppraised } from '../view.ts';
import { type Inquiry, inquiryKind } from './inquiries.ts';
import { refuseIfInterviewsClosed } from './interview.ts';

/** a note, no grade; the event names the person, not what was learnt. */
export const saveInquiryOperation = implement(
  saveInquiry,
  ({ cycle, unit, person, version, text }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit, permissions: ['conduct.group'] }, async ({ view, facts: { interviews } }) => {
      refuseIfInterviewsClosed(interviews);
      const [before, appraised] = await Promise.all([
        context.repositories.conduct.readDetail<Inquiry>(cycle, unit, inquiryKind, person),
        readAppraised(context, view),
      ]);
      if (!toInquire(view.policy, appraised.get(unit) ?? []).some(({ id }) => id === person))
        throw new Refusal('not-found');
      const stamp = { changedAt: context.clock.now().toISOString(), changedBy: by(context) };
      if (before?.text === text) return { answer: { ...stamp, ...versionOf(before) } };
      if ((before?.version ?? 0) !== version) throw new Refusal('stale-version');
      return {
        answer: { ...stamp, version: version + 1 },
        facts: { interviews: { ...interviews, inquired: [...new Set([...interviews.inquired, person])] } },
        details: [{ kind: inquiryKind, id: person, before: before ?? null, content: { person, text } }],
        event: { type: 'inquiry.noted', data: { unit, person } },
      };
    }),
);

const versionOf = ({ version, changedAt, changedBy }: Inquiry) => ({ version, changedAt, changedBy });
