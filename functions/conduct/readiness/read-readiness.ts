import { readReadiness } from '#shared/api/conduct/readiness.ts';
import { formsFee, guidanceBefore, isLateReceipt, meetingDateOf, stepOfItem } from '#shared/appraisal/readiness.ts';
import { staleMembers } from '#shared/appraisal/leading-group.ts';
import { statusOfSteps } from '#shared/appraisal/step.ts';
import { steps } from '#shared/appraisal/steps.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { type DetailHead, factsOf } from '../repository.ts';
import { type CycleView, readAppraised, readCycle, unitInReach } from '../view.ts';
import type { LeadingGroupDetail } from './details.ts';
import { readLeadingGroup } from './leading-group.ts';
import { listGuidance, listReceipts } from './records.ts';

type ConductContext = Context<ConductRepositories>;
type AppraisedByUnit = Awaited<ReturnType<typeof readAppraised>>;

export const readReadinessOperation = implement(readReadiness, async ({ cycle, unit: id }, context: ConductContext) => {
  const view = await readCycle(context, cycle);
  const unit = unitInReach(context, view, id, 'conduct.read');
  const { conduct } = context.repositories;
  const [stored, group, guidance, receipts, appraised] = await Promise.all([
    conduct.readUnit(cycle, id),
    readLeadingGroup(context.repositories, cycle, id),
    listGuidance(context.repositories, cycle, id),
    listReceipts(context.repositories, cycle, id),
    readAppraised(context, view),
  ]);
  const { policy, plan, today } = view;
  const [facts, people] = [factsOf(stored), appraised.get(id) ?? []];
  const meetingDate = meetingDateOf(facts);
  const deadline = plan.phases.preparation.to;
  const standing = statusOfSteps(steps, { policy, plan, unit, people, conduct: facts, today });
  // What the policy does not ask for cannot be missing; a notice that has yet to go out can.
  const isDone = (step: string): boolean => {
    const state = standing.find((one) => one.step === step)?.state;
    if (step === 'notice' && policy.scheme.noticeAcknowledged) return state === 'done';
    return state === 'done' || state === 'notApplicable';
  };
  return {
    leadingGroup: group ? await shown(context, view, id, group, appraised) : null,
    guidance: guidance.sort(byDate).map(({ date, participants, summary, withdrawn, ...head }) => ({
      ...entryOf(head),
      ...{ date, participants, summary, withdrawn },
      beforeMeeting: guidanceBefore([date], meetingDate).length > 0,
    })),
    receipts: receipts.sort(byDate).map(({ date, receiver, sets, forms, withdrawn, ...head }) => ({
      ...entryOf(head),
      ...{ date, receiver, sets, forms, withdrawn },
      late: isLateReceipt(date, deadline),
    })),
    fee: formsFee(facts.readiness.forms, policy.documents),
    ...{ deadline, meetingDate },
    checklist: policy.procedure.readiness.map((item) => {
      const step = stepOfItem(item);
      const ticked = facts.readiness.checked.some((one) => one.item === item);
      return { item, step, done: step === null ? ticked : isDone(step) };
    }),
  };
});

const byDate = (a: { date: string; id: string }, b: { date: string; id: string }): number =>
  `${a.date} ${a.id}` < `${b.date} ${b.id}` ? -1 : 1;

const entryOf = ({ id, version, changedAt: at, changedBy: by }: DetailHead) => ({
  ...{ id, version: String(version), at, by },
});

/** Each member with where they are appraised by now, and whether they can do the group's work in the program. */
async function shown(
  { repositories: { users } }: ConductContext,
  view: CycleView,
  unit: string,
  { members, version, changedAt: at, changedBy: by }: LeadingGroupDetail & DetailHead,
  appraised: AppraisedByUnit,
) {
  const stale = new Set(staleMembers(members, appraised.get(unit) ?? []));
  const homes = new Map([...appraised].flatMap(([where, people]) => people.map(({ id }) => [id, where] as const)));
  const accounts = await users.usersOfPeople(members.map(({ person }) => person));
  const accountOf = async (person: string): Promise<'none' | 'without-role' | 'with-role'> => {
    const id = accounts.get(person);
    const user = id === undefined ? undefined : await users.readUser(id);
    if (!user || user.disabled) return 'none';
    const holds = user.roles.some(({ role, scope }) => role === 'unit-leading-group' && scope === unit);
    return holds ? 'with-role' : 'without-role';
  };
  return {
    ...{ version: String(version), at, by },
    members: await Promise.all(
      members.map(async (member) => {
        const where = homes.get(member.person);
        return {
          ...member,
          stale: stale.has(member.person),
          movedTo: where === undefined || where === unit ? null : (view.units.get(where)?.name ?? where),
          account: await accountOf(member.person),
        };
      }),
    ),
  };
}
