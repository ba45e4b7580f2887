import { readInterview, readInterviews } from '#shared/api/conduct/interviews.ts';
import { type Interview, tallyInterviews } from '#shared/appraisal/interview-record.ts';
import { capOf } from '#shared/appraisal/interviews.ts';
import { takesPart } from '#shared/appraisal/placement.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf } from '../repository.ts';
import { mayActOn, readAppraised, readCycle, unitInReach } from '../view.ts';
import { readInquiries } from './inquiries.ts';
import { kind, rowOf, storedInterview, wholeOf } from './interview.ts';

export const readInterviewsOperation = implement(
  readInterviews,
  async ({ cycle, unit: id }, context: Context<ConductRepositories>) => {
    const { conduct } = context.repositories;
    const view = await readCycle(context, cycle);
    const unit = unitInReach(context, view, id, 'conduct.group');
    const [stored, all, appraised] = await Promise.all([
      conduct.readUnit(cycle, id),
      conduct.listDetails<Interview>(cycle, id, kind),
      readAppraised(context, view),
    ]);
    const { policy, plan } = view;
    const people = appraised.get(id) ?? [];
    const interviews = all.filter(({ state }) => state !== 'withdrawn');
    const facts = factsOf(stored).interviews;
    const listed = new Set(interviews.map(({ who }) => who.person));
    const { mayExceed, largeUnit, hardMax, scope } = policy.interviews;
    const { from, to } = plan.phases.onSite;
    const inquiries = await readInquiries(conduct, { cycle, unit: id }, { policy, people });
    return {
      facts,
      cap: {
        ...{ max: capOf(policy, facts), headcount: people.length, hardMax },
        mayRaise: mayExceed && people.length >= largeUnit && mayActOn(context, view, 'conduct.lead', unit),
      },
      window: { from, to },
      interviews: interviews.map(rowOf),
      // the first of the scope is the team, whose members are the cadres appraised here.
      suggested: people
        .filter((person) => person.rank === 'cadre' && takesPart(person) && !listed.has(person.id))
        .map(({ id: person, name }) => ({ person, name, category: scope[0] ?? '' })),
      ...tallyInterviews(interviews),
      inquiries: inquiries.map(({ id: person, name, noted }) => ({
        ...{ person, name, text: noted?.text ?? '', version: noted?.version ?? 0, changedBy: noted?.changedBy ?? null },
      })),
    };
  },
);

export const readInterviewOperation = implement(
  readInterview,
  async (address, context: Context<ConductRepositories>) => {
    const view = await readCycle(context, address.cycle);
    unitInReach(context, view, address.unit, 'conduct.group');
    return wholeOf(await storedInterview(context, address));
  },
);
