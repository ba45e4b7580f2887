import { expect, test } from 'vitest';
import type { explainResult } from '#shared/api/grading.ts';
import type { Output } from '#shared/api/operation.ts';
import type { Dataset, OpinionRow } from '#shared/dataset/schema.ts';
import type { BallotRow, SheetSubject } from '#shared/ballots/sheet.ts';
import { readRunDataset } from '#functions/grading/repository.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { tenantFiles } from '#functions/platform/files.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '#tests/service.ts';
import { voter } from '#tests/voter.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, exported, got, graded } from './county.ts';
import { acted, type Cards, makeFrozenPoll, person, type RunningPoll } from './ballots-running.ts';

/** What a vote gives to grading: from ballots that were really cast to the run, its explanation, the export. */

const held = withService({ at: '2026-12-20T02:00:00Z' });

const row = (id: string, source: OpinionRow['source'], counts: OpinionRow['counts']): OpinionRow => ({
  subject: { kind: 'person', id },
  ...{ source, counts },
});
const importedRows = [
  row('t1-4', 'mass', { incompetent: 9 }),
  row('t1-4', 'peer', { competent: 7 }),
  row('t1-5', 'mass', { competent: 8 }),
];

const countyWithRows = (): Promise<ConductCounty> =>
  makeConductCounty(held.service, (content) => {
    content.opinions = importedRows;
    content.policy = {
      preset: 'county-appraisal-2011',
      overrides: {
        ballots: {
          onlyCheckedIn: false,
          cards: { inNames: false },
          mass: { afterReport: false },
          summarySigned: false,
        },
      },
    };
  });

const team: SheetSubject = { kind: 'team', id: 't1', name: '桃江镇', post: '' };
const ballot = (marks: string[]): BallotRow[] =>
  marks.map((mark, subject) => ({ subject, marks: [mark], nominated: false, comment: '' }));

/** Six people vote on the team, on t1-4 and on t1-5, whom two of them know too little. */
async function published(county: ConductCounty): Promise<RunningPoll> {
  const subjects = [team, person('t1-4'), person('t1-5')];
  const poll = await makeFrozenPoll(county, { voters: 6, subjects });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  await acted(poll, 'issuing');
  const people = cards.map(({ code }) => voter(held.service.url, poll, code));
  const papers = await Promise.all(people.map((one) => one.papers()));
  await acted(poll, 'casting');
  for (const [i, one] of people.entries()) {
    const marks = [i < 4 ? 'good' : 'average', i < 5 ? 'excellent' : 'abstain', i < 4 ? 'incompetent' : 'abstain'];
    expect((await one.cast(papers[i]![0]!, ballot(marks))).body).toEqual({ counted: 'now' });
  }
  await acted(poll, 'closing');
  await acted(poll, 'publication');
  return poll;
}

const conductOf = (county: ConductCounty) =>
  conductRepository(tenantClient(held.service.environment.database, county.tenant.id));
const datasetOf = async (county: ConductCounty, run: string): Promise<Dataset> =>
  (await readRunDataset(tenantFiles(held.service.environment.files, county.tenant.id), run))!;
const massOf = ({ opinions }: Pick<Dataset, 'opinions'>, id: string) =>
  opinions.filter(({ subject, source }) => subject.id === id && source === 'mass').map(({ counts }) => counts);
const why = (county: ConductCounty, run: string, address: string) =>
  got<Output<typeof explainResult>>(county, `GET /api/cycles/2026/runs/${run}/why/${encodeURIComponent(address)}`);

test('a run takes the ballots in place of imported rows, and its explanation leads to the published poll', async () => {
  const county = await countyWithRows();
  const before = await graded(county, '2026');
  const poll = await published(county);
  const run = await graded(county, '2026');

  const dataset = await datasetOf(county, run);
  expect(massOf(dataset, 't1-4')).toEqual([{ excellent: 5 }]);
  expect(massOf(dataset, 't1')).toEqual([{ good: 4, average: 2 }]);
  // Four grades are too few to leave the box: what was imported stands.
  expect(massOf(dataset, 't1-5')).toEqual([{ competent: 8 }]);
  expect(massOf(await datasetOf(county, before), 't1-4')).toEqual([{ incompetent: 9 }]);

  const origin = { kind: 'ballots', polls: [{ unit: 't1', poll: poll.id, medium: 'electronic' }] };
  const told = await why(county, run, 't1-4.opinion');
  expect(told.ballots).toEqual({ 'opinions:person:t1-4/mass': origin });
  // Whoever had entered the row that does not count any more is named, too.
  expect(Object.keys(told.rows)).toEqual(
    expect.arrayContaining(['opinions:person:t1-4/mass', 'opinions:person:t1-4/peer']),
  );
  expect((await why(county, run, 't1.opinion')).ballots).toEqual({ 'opinions:team:t1/mass': origin });
  expect((await why(county, run, 't1-5.opinion')).ballots).toEqual({});
  expect(JSON.stringify(await why(county, run, 't1-5.opinion'))).not.toContain('"value":4');

  const text = JSON.parse(await exported(county, '2026')) as Dataset;
  expect(massOf(text, 't1-4')).toEqual([{ excellent: 5 }]);

  // A void poll gives nothing to the next run, and takes nothing from the one that was made.
  await acted(poll, 'voiding', { reason: '程序有误' }, county.office);
  expect(massOf(await datasetOf(county, await graded(county, '2026')), 't1-4')).toEqual([{ incompetent: 9 }]);
  expect(massOf(await datasetOf(county, run), 't1-4')).toEqual([{ excellent: 5 }]);
  expect((await why(county, run, 't1-4.opinion')).ballots).toEqual(told.ballots);
});

test('signed ratings are rows of their sources; who is not in the cycle is left out', async () => {
  const county = await countyWithRows();
  const conduct = conductOf(county);
  const by = { user: 'x', name: '县领导' };
  const at = '2026-12-20T00:00:00.000Z';
  const put = (kind: string, id: string, content: Record<string, unknown>) =>
    conduct.client.put({
      ...conduct.keys.detail('2026', null, kind, id),
      ...{ ...content, id, version: 1, changedAt: at, changedBy: by },
    });
  await put('LEADER', 'x', {
    ...{ leader: by, at },
    ratings: { t1: { team: 'good', principals: [{ person: 't1-1', grade: 'competent' }] } },
  });
  await put('SELFGRADES', 't1', { grades: { 't1-1': 'excellent', gone: 'good' } });
  const run = await graded(county, '2026');
  const { opinions } = await datasetOf(county, run);
  expect(opinions.filter(({ source }) => source === 'leader' || source === 'self')).toEqual([
    row('t1-1', 'leader', { competent: 1 }),
    row('t1-1', 'self', { excellent: 1 }),
    { subject: { kind: 'team', id: 't1' }, source: 'leader', counts: { good: 1 } },
  ]);
  expect((await why(county, run, 't1-1.opinion')).ballots).toEqual({
    'opinions:person:t1-1/leader': { kind: 'leader' },
    'opinions:person:t1-1/self': { kind: 'self' },
  });
});

test('the staff tally and the report have the ballots, and paper counts of the same people are refused', async () => {
  const county = await countyWithRows();
  await published(county);
  const { groupLeader, leadingGroup, liaison } = county.users;
  const members = [
    { person: 't1-2', category: 'leaders' },
    { person: 't1-3', category: 'sectionHeads' },
    { person: 't1-4', category: 'representatives' },
  ];
  await got(county, 'PUT /api/cycles/2026/conduct/t1/leading-group', { version: null, members }, liaison);
  const started = await ask(
    county,
    'POST /api/cycles/2026/conduct/t1/staff',
    { mode: 'joint', meeting: null },
    leadingGroup,
  );
  expect(started.status).toBe(200);
  const { tally } = await got<{
    tally: { version: string; rows: { person: string; from: string; counts: unknown }[] };
  }>(county, 'GET /api/cycles/2026/conduct/t1/staff', undefined, groupLeader);
  const counts = { excellent: 5, competent: 0, basicallyCompetent: 0, incompetent: 0, abstain: 0 };
  expect(tally.rows.map(({ person: id, from }) => [id, from])).toEqual([
    ['t1-4', 'ballots'],
    ['t1-5', 'cycle'],
  ]);
  expect(tally.rows[0]!.counts).toEqual(counts);
  const entered = await ask<{ problems: { code: string }[] }>(
    county,
    'PUT /api/cycles/2026/conduct/t1/staff/tally',
    { version: tally.version, ballots: 9, rows: [{ person: 't1-4', counts }] },
    groupLeader,
  );
  expect([entered.status, entered.body.problems[0]?.code]).toEqual([422, 'counted-already']);
});
