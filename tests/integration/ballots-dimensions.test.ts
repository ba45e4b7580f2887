import { expect, test } from 'vitest';
import type { explainResult } from '#shared/api/grading.ts';
import type { Output } from '#shared/api/operation.ts';
import type { Derivation } from '#shared/grading/derivation.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import type { SheetItem } from '#shared/ballots/sheet.ts';
import { withService } from '#tests/service.ts';
import { voter } from '#tests/voter.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { exported, got, graded } from './county.ts';
import { acted, type Cards, makeFrozenPoll, person } from './ballots-running.ts';

/** A poll by dimensions: whatever a policy asks of 票 is asked of ballots, not of the five marks that each gives. */

const held = withService({ at: '2026-12-20T02:00:00Z' });

const items: SheetItem[] = ['德', '能', '勤', '绩', '廉'].map((label, i) => ({ id: `d${i}`, label, weight: 1 }));
const rule = (minVotes: number) => ({
  ...{ grades: ['incompetent'], shareAbove: 10, minVotes, cap: 'basicallyCompetent' },
});

const countyOf = (minBallots: number): Promise<ConductCounty> =>
  makeConductCounty(held.service, (content) => {
    content.opinions = ['t1-5', 't2-2'].map((id) => ({
      ...{ subject: { kind: 'person', id }, source: 'mass', counts: { competent: 48 }, ballots: 8 },
    }));
    content.policy = {
      preset: 'county-appraisal-2011',
      overrides: {
        opinion: { minBallots },
        composites: { staff: { team: 0, duty: 0, opinion: 1 } },
        grading: { voteRules: [rule(6), rule(5)] },
        ballots: {
          ...{ rated: 'dimensions', onlyCheckedIn: false, cards: { inNames: false } },
          ...{ mass: { afterReport: false }, summarySigned: false },
        },
      },
    };
  });

/** Six people rate t1-4 in five items, one of them in four: 29 marks on five ballots. */
async function voted(county: ConductCounty): Promise<void> {
  const poll = await makeFrozenPoll(county, { voters: 6, subjects: [person('t1-4')], items });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  await acted(poll, 'issuing');
  const people = cards.map(({ code }) => voter(held.service.url, poll, code));
  const papers = await Promise.all(people.map((one) => one.papers()));
  await acted(poll, 'casting');
  for (const [i, one] of people.entries()) {
    const marks = ['excellent', 'excellent', 'competent', i === 0 ? 'abstain' : 'excellent', 'incompetent'];
    const row = { subject: 0, marks, nominated: false, comment: '' };
    expect((await one.cast(papers[i]![0]!, [row])).body).toEqual({ counted: 'now' });
  }
  await acted(poll, 'closing');
  await acted(poll, 'publication');
}

const why = async (county: ConductCounty, run: string, address: string): Promise<Derivation> => {
  const route = `GET /api/cycles/2026/runs/${run}/why/${encodeURIComponent(address)}`;
  return (await got<Output<typeof explainResult>>(county, route)).derivation;
};
const lines = (tree: Derivation): Derivation[] => [tree, ...tree.inputs.flatMap(lines)];
const formula = (tree: Derivation, id: string) => lines(tree).find((line) => line.id === id)?.formula?.zh;
interface Staff {
  tally: { version: string; rows: { person: string; counts: { excellent: number } | null; ballots?: number }[] };
}
const staffOf = (county: ConductCounty, user: ConductCounty['office']) =>
  got<Staff>(county, 'GET /api/cycles/2026/conduct/t1/staff', undefined, user);

test('five ballots with 29 marks are five votes to a vote rule, and the explanation tells both numbers', async () => {
  const county = await countyOf(5);
  await voted(county);
  const run = await graded(county, '2026');

  const tree = await why(county, run, 't1-4.grade');
  expect(formula(tree, 't1-4.voteRules[0]')).toBe('5 票（至少须有 6 票）分项评价共 29 个，其中有 6 个：不适用');
  expect(formula(tree, 't1-4.voteRules[1]')).toBe('5 票（至少须有 5 票）分项评价共 29 个，其中有 6 个：适用');
  const opinion = await why(county, run, 't1-4.opinion');
  expect(formula(opinion, 't1-4.opinion.mass')).toMatch(/^\(17 × .* 6 × .* 6 × .*\) ÷ 29 = /);
  expect(formula(opinion, 't1-4.opinion.mass.ballots')).toMatch(/^5 票，.*共 29 个评价/);
  // An imported row says the same of itself.
  expect(formula(await why(county, run, 't1-5.opinion'), 't1-5.opinion.mass.ballots')).toMatch(/^8 票，.*共 48 个/);

  const { opinions } = JSON.parse(await exported(county, '2026')) as Dataset;
  const counts = { excellent: 17, competent: 6, incompetent: 6 };
  expect(opinions.find(({ subject }) => subject.id === 't1-4')).toMatchObject({ counts, ballots: 5 });
});

test('where six are needed they count nowhere, and the unit does not see them in the tally of its staff', async () => {
  const county = await countyOf(6);
  await voted(county);
  const opinion = await why(county, await graded(county, '2026'), 't1-4.opinion');
  expect(formula(opinion, 't1-4.opinion.mass')).toBe('5 票，少于 6 票，不计入');

  const { groupLeader, leadingGroup, liaison } = county.users;
  const members = [
    { person: 't1-2', category: 'leaders' },
    { person: 't1-3', category: 'sectionHeads' },
    { person: 't1-4', category: 'representatives' },
  ];
  const base = '/api/cycles/2026/conduct/t1';
  await got(county, `PUT ${base}/leading-group`, { version: null, members }, liaison);
  await got(county, `POST ${base}/staff`, { mode: 'joint', meeting: null }, leadingGroup);
  const { tally } = await staffOf(county, groupLeader);
  expect(tally.rows.map(({ person: id, counts, ballots }) => [id, counts?.excellent, ballots])).toEqual([
    ['t1-4', 17, 5],
    ['t1-5', 0, 8],
    ['t2-2', 0, 8],
  ]);
  await got(county, `POST ${base}/staff/tally/confirmation`, { version: tally.version }, groupLeader);
  const confirmed = await staffOf(county, groupLeader);
  await got(county, `POST ${base}/staff/tally/release`, { version: confirmed.tally.version }, groupLeader);
  const released = (await staffOf(county, leadingGroup)).tally.rows;
  expect(released.map(({ person: id, counts, ballots }) => [id, counts === null, ballots])).toEqual([
    ['t1-4', true, undefined],
    ['t1-5', false, 8],
    ['t2-2', false, 8],
  ]);
});
