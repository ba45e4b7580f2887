import { returnStaffTally } from '#shared/api/conduct/staff.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { Audience } from '#functions/platform/messages.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readCharge } from './charge.ts';
import { type StaffTallyDetail, theTally } from './details.ts';
import { staffLink, stepStaff } from './step-staff.ts';

/** Signatures fall away either way; back to counting, so does the confirmation, and the entered counts stay. */
export const returnStaffTallyOperation = implement(
  returnStaffTally,
  ({ cycle, unit: id, from, reason }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit: id, permissions: ['conduct.read'] }, async ({ view, unit, facts }) => {
      const { staff } = facts;
      const { isMine, whose } = await readCharge(context, view, unit, staff.mode);
      const action = from === 'tallied' ? 'correct' : 'return';
      const { state, event } = stepStaff(staff, action, {}, isMine);
      if (staff.state !== from) throw new Refusal('stale-version');
      const { conduct } = context.repositories;
      const before = (await conduct.readDetail<StaffTallyDetail>(cycle, id, 'STAFFTALLY', theTally)) ?? null;
      const audience: Audience =
        whose === 'group' ? { to: 'group', group: unit.group } : { to: 'leadingGroup', unit: id };
      return {
        answer: {},
        facts: {
          staff: {
            ...{ ...staff, state, signatures: [], signed: null, released: null },
            tallied: action === 'correct' ? null : staff.tallied,
            returned: { at: context.clock.now().toISOString(), by: by(context), reason },
          },
        },
        details:
          action === 'correct' && before
            ? [
                {
                  ...{ kind: 'STAFFTALLY', id: theTally, before },
                  content: { entered: before.entered, confirmed: null } satisfies StaffTallyDetail,
                },
              ]
            : [],
        messages: [
          {
            audience,
            topic: 'staff-appraisal',
            title: {
              zh: `${unit.name}职工评议情况汇总表被退回`,
              en: `The tally of the staff of ${unit.name} was sent back`,
            },
            text:
              action === 'correct'
                ? { zh: `请核对后重新计票。原因：${reason}`, en: `Count it again. Reason: ${reason}` }
                : { zh: `请重新签署。原因：${reason}`, en: `Sign it again. Reason: ${reason}` },
            link: staffLink(cycle, id),
            due: view.plan.phases.staff.to,
          },
        ],
        event: { type: event, data: { unit: id, from, reason } },
      };
    }),
);
