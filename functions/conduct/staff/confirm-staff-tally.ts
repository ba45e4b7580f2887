import { confirmStaffTally } from '#shared/api/conduct/staff.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import type { Audience } from '#functions/platform/messages.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readCharge } from './charge.ts';
import { type StaffTallyDetail, theTally } from './details.ts';
import { actOf, staffLink, stepStaff } from './step-staff.ts';
import { readTally } from './tally.ts';

/** A second person confirms; from now on the rows are what is signed. */
export const confirmStaffTallyOperation = implement(
  confirmStaffTally,
  ({ cycle, unit: id, version }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit: id, permissions: ['conduct.read'] }, async ({ view, unit, facts }) => {
      const { staff } = facts;
      const [charge, tally] = await Promise.all([
        readCharge(context, view, unit, staff.mode),
        readTally(context, view, { unit: id, facts }),
      ]);
      const { isComplete, isPlausible, pollsCounted, stored: before, content } = tally;
      const isSecondPerson = content.entered?.by.user !== context.actor.user.id;
      const { state, event } = stepStaff(
        staff,
        'confirm',
        { pollsCounted, isComplete, isPlausible, isSecondPerson },
        charge.mayConfirm,
      );
      if (tally.version !== version) throw new Refusal('stale-version');
      const confirmed: StaffTallyDetail = {
        ...content,
        confirmed: {
          rows: [...tally.rows],
          polls: [...tally.polls],
          at: context.clock.now().toISOString(),
          by: by(context),
        },
      };
      const audience: Audience =
        charge.whose === 'group' ? { to: 'group', group: unit.group } : { to: 'leadingGroup', unit: id };
      return {
        answer: {},
        facts: {
          staff: { ...staff, state, tallied: actOf(context, view), signatures: [], signed: null, returned: null },
        },
        details: [{ kind: 'STAFFTALLY', id: theTally, before, content: confirmed }],
        messages: view.policy.ballots.summarySigned
          ? [
              {
                audience,
                topic: 'staff-appraisal',
                title: {
                  zh: `请签署${unit.name}职工评议情况汇总表`,
                  en: `Sign the tally of the staff of ${unit.name}`,
                },
                text: {
                  zh: '计票已复核，请逐一签署；全部签署后才能反馈单位。',
                  en: 'The counts are confirmed; every member signs, then it can be released.',
                },
                link: staffLink(cycle, id),
                due: view.plan.phases.staff.to,
              },
            ]
          : [],
        event: { type: event, data: { unit: id, rows: tally.rows.length } },
      };
    }),
);
