import { startStaffAppraisal } from '#shared/api/conduct/staff.ts';
import { staffSubjects } from '#shared/appraisal/staff.ts';
import { staffAppraisalMachine } from '#shared/appraisal/staff-machine.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readAppraised } from '../view.ts';
import { actOf, staffLink, stepStaff } from './step-staff.ts';

export const startStaffAppraisalOperation = implement(
  startStaffAppraisal,
  ({ cycle, unit: id, mode, meeting: given }, context: Context<ConductRepositories>) =>
    changeUnit(
      context,
      { cycle, unit: id, permissions: staffAppraisalMachine.actions.start.by },
      async ({ view, unit, facts }) => {
        const { policy } = view;
        const people = (await readAppraised(context, view)).get(id) ?? [];
        const { state, event } = stepStaff(facts.staff, 'start', {
          mode,
          hasSubjects: policy.scheme.subjects.includes('staff') && staffSubjects(people).length > 0,
          leadingGroupRequired: policy.procedure.leadingGroup.required,
          leadingGroupRegistered: facts.readiness.leadingGroup !== null,
          jointAllowed: policy.ballots.jointWithStaff,
          meetingArranged: given !== null,
        });
        const meeting = mode === 'separate' ? given : null;
        return {
          answer: {},
          facts: { staff: { ...facts.staff, state, mode, meeting, started: actOf(context, view), returned: null } },
          messages:
            mode === 'joint'
              ? [
                  {
                    audience: { to: 'group', group: unit.group },
                    topic: 'staff-appraisal',
                    title: {
                      zh: `${unit.name}的职工评议与科级干部一并进行`,
                      en: `${unit.name}: the staff are assessed together with the cadres`,
                    },
                    text: {
                      zh: '请在述职评议会后录入并复核职工的评议计票，由考核组成员签署汇总表。',
                      en: 'After the meeting, enter and confirm the counts of the staff’s ballots; every member signs the tally.',
                    },
                    link: staffLink(cycle, id),
                    due: view.plan.phases.staff.to,
                  },
                ]
              : [],
          event: { type: event, data: { unit: id, mode, meeting } },
        };
      },
    ),
);
