import { enterStaffTally } from '#shared/api/conduct/staff.ts';
import { isPlausible, marksOf, type TallyCounts } from '#shared/appraisal/staff-tally.ts';
import type { Problem } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readCharge } from './charge.ts';
import { type StaffTallyDetail, theTally } from './details.ts';
import { stepStaff } from './step-staff.ts';
import { readTally, type Tally } from './tally.ts';

/** The counts of the paper ballots, whole or in part; the record says that they were entered, never what they are. */
export const enterStaffTallyOperation = implement(
  enterStaffTally,
  ({ cycle, unit: id, version, ballots, rows }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit: id, permissions: ['conduct.read'] }, async ({ view, unit, facts }) => {
      const { staff } = facts;
      const charge = await readCharge(context, view, unit, staff.mode);
      const attendance = staff.meeting?.attendance ?? null;
      const paper = rows.map(({ counts }) => ({ counts, from: 'paper' as const }));
      const { state, event } = stepStaff(
        staff,
        'enter',
        { isPlausible: isPlausible(paper, ballots, attendance) },
        charge.isMine,
      );
      const tally = await readTally(context, view, { unit: id, facts });
      if (tally.version !== version) throw new Refusal('stale-version');
      refuseOthers(tally, rows, ballots);
      const content: StaffTallyDetail = {
        entered: { ballots, rows, at: context.clock.now().toISOString(), by: by(context) },
        confirmed: null,
      };
      return {
        answer: {},
        facts: { staff: { ...staff, state } },
        details: [{ kind: 'STAFFTALLY', id: theTally, before: tally.stored, content }],
        event: { type: event, data: { unit: id, rows: rows.length } },
      };
    }),
);

/** Rows are of subjects whose counts the cycle does not have already, each once. */
function refuseOthers(
  { subjects, rows: standing }: Tally,
  rows: readonly { person: string; counts: TallyCounts }[],
  ballots: number,
): void {
  const known = new Set(subjects.map(({ id }) => id));
  const counted = new Set(standing.filter(({ from }) => from !== 'paper').map(({ person }) => person));
  const seen = new Set<string>();
  const problems = rows.flatMap(({ person, counts }, i): Problem[] => {
    const isTwice = seen.has(person);
    seen.add(person);
    const code = !known.has(person)
      ? 'unknown-reference'
      : counted.has(person)
        ? 'counted-already'
        : isTwice
          ? 'twice'
          : marksOf(counts) > ballots
            ? 'over-ballots'
            : null;
    return code === null ? [] : [{ path: `rows[${i}]`, code, message: words[code] }];
  });
  if (problems.length > 0) throw new Refusal('refused', problems[0]!.message, { problems });
}

const words = {
  'unknown-reference': { zh: '此人不在本单位职工考核之列。', en: 'Not among the staff appraised here.' },
  'counted-already': {
    zh: '此人的计票已有（票箱计票或年度数据导入），不另行录入。',
    en: 'Ballots or the cycle’s data already have the counts.',
  },
  twice: { zh: '同一人只填一行。', en: 'A person stands in one row only.' },
  'over-ballots': { zh: '各项票数之和超过收回票数。', en: 'The row sums to more than the ballots collected.' },
};
