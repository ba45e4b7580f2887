import { releaseStaffTally } from '#shared/api/conduct/staff.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { refuseIfStale } from '../versions.ts';
import { readCharge } from './charge.ts';
import { type StaffTallyDetail, theTally } from './details.ts';
import { actOf, staffLink, stepStaff } from './step-staff.ts';
import { doPollsStand } from './tally.ts';

/** the results go to the unit's leading group, with a message. Again = released once. */
export const releaseStaffTallyOperation = implement(
  releaseStaffTally,
  ({ cycle, unit: id, version }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit: id, permissions: ['conduct.read'] }, async ({ view, unit, facts }) => {
      const { staff } = facts;
      const { isMine } = await readCharge(context, view, unit, staff.mode);
      if (staff.state === 'released' && staff.released?.by.user === context.actor.user.id) return { answer: {} };
      const { conduct } = context.repositories;
      const tally = await conduct.readDetail<StaffTallyDetail>(cycle, id, 'STAFFTALLY', theTally);
      const { state, event } = stepStaff(
        staff,
        'release',
        {
          ...{ signaturesRequired: view.policy.ballots.summarySigned, allSigned: staff.state === 'signed' },
          pollsStand: doPollsStand(facts, tally),
        },
        isMine,
      );
      refuseIfStale(tally, version);
      return {
        answer: {},
        facts: { staff: { ...staff, state, released: actOf(context, view), returned: null } },
        messages: [
          {
            audience: { to: 'leadingGroup', unit: id },
            topic: 'staff-appraisal',
            title: { zh: `${unit.name}职工评议结果已反馈`, en: `The staff’s results of ${unit.name} are released` },
            text: {
              zh: '汇总表已签署，请查看本单位职工的评议情况。',
              en: 'The tally is signed: read how the unit’s staff were assessed.',
            },
            link: staffLink(cycle, id),
            due: null,
          },
        ],
        event: { type: event, data: { unit: id } },
      };
    }),
);
