import { ulid } from 'ulid';
import type { pollActs } from '#shared/api/ballots/polls.ts';
import type { Poll, PollBox } from '#shared/ballots/poll.ts';
import { sheetOf } from '#shared/ballots/results.ts';
import { type SheetItem, type SheetSubject, wholeItem } from '#shared/ballots/sheet.ts';
import { ballotsRepository, type BallotsRepository, type StoredVoter } from '#functions/ballots/repository.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { makeOpenPoll, type OpenPoll } from '#tests/ballot-box.ts';
import type { TestService, TestUser } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask } from './county.ts';

/** A county whose policy lets a poll begin at any time: what is tried here comes after. */
export const makeBallotCounty = (service: TestService, ballots: Record<string, unknown> = {}): Promise<ConductCounty> =>
  makeConductCounty(service, (content) => {
    content.policy = {
      preset: 'county-appraisal-2011',
      overrides: {
        ballots: { onlyCheckedIn: false, cards: { inNames: false }, mass: { afterReport: false }, ...ballots },
      },
    };
  });

export interface RunningPoll extends OpenPoll {
  id: string;
  /** of the poll, to which an operation's last part is added */
  route: string;
  ballots: BallotsRepository;
  stored(): Promise<Poll & { version: number }>;
  /** one of its operations; the version is that of now */
  act(what: string, input?: Record<string, unknown>, user?: TestUser): ReturnType<typeof ask<{ code?: string }>>;
}
export type PollAct = (typeof pollActs)[number];

export interface FrozenOptions {
  /** how many voters are no subjects */
  voters?: number;
  subjects?: readonly SheetSubject[];
  items?: readonly SheetItem[];
  /** each subject has a box of their own and votes in the others */
  peers?: boolean;
  shards?: number;
  change?: Partial<Poll>;
}

export const person = (id: string): SheetSubject => ({ kind: 'person', id, name: `人员${id}`, post: '副职' });

/** A poll of the township as the freezing leaves it, put straight into the tables. */
export async function makeFrozenPoll(
  county: ConductCounty,
  {
    voters = 6,
    subjects = [person('t1-1'), person('t1-2')],
    items = [wholeItem],
    peers = false,
    shards = 1,
    change,
  }: FrozenOptions = {},
): Promise<RunningPoll> {
  const [service, tenant, id] = [county.service, county.tenant.id, ulid()];
  const client = tenantClient(service.environment.database, tenant);
  const [conduct, ballots] = [conductRepository(client), ballotsRepository(client)];
  const now = service.environment.clock.now();
  const expires = new Date(Math.floor(now.getTime() / 1000) * 1000 + 400 * 86_400_000);
  const boxes: PollBox[] = peers
    ? subjects.map((one, i) => ({ subjects: [i], without: `@${one.id}`, shards }))
    : [{ subjects: [...subjects.keys()], without: null, shards }];
  const act = { at: now.toISOString(), by: { user: 'u', name: '考评办' } };
  const poll: Poll = {
    ...{ unit: 't1', source: peers ? 'peer' : 'mass', title: '全体干部职工', dryRun: false, medium: 'electronic' },
    ...{ fillMode: 'central', purpose: 'cadres', state: 'frozen', voters: voters + (peers ? subjects.length : 0) },
    ...{ subjects: [...subjects], items: [...items], minBallots: 5, boxes, expires: expires.toISOString() },
    rules: {
      ...{ abstain: true, nominations: true, layout: 'single' },
      comments: { enabled: false, requiredFor: [], maxChars: 100 },
    },
    ...{ fingerprint: null, until: null, created: act, opened: null, closed: null, published: null, voided: null },
    ...{ turnout: null, paper: { entered: null, confirmed: null }, file: null },
    ...change,
  };
  const open = await makeOpenPoll(service, tenant, {
    ...{ id, codes: [], shards, expires, dispersed: poll.fillMode === 'dispersed' },
    sheets: boxes.map((box) => sheetOf(poll, box)),
    head: { issuing: false, casting: false, phase: 'waiting', guessesAllowed: 10 },
  });
  const roll: [string, StoredVoter][] = [
    ...Array.from({ length: voters }, (_, i): [string, StoredVoter] => [
      `v${i}`,
      { name: `村干部${i}`, category: '村干部', person: null, given: 'no', card: null, without: null },
    ]),
    ...(peers ? subjects : []).map((one, without): [string, StoredVoter] => [
      `@${one.id}`,
      { name: one.name, category: '干部', person: one.id, given: 'no', card: null, without },
    ]),
  ];
  for (const [voter, content] of roll)
    await client.put({ ...ballots.keys.voter(id, voter), ...content }, { table: 'ballots' });
  const key = conduct.keys.detail('2026', 't1', 'POLL', id);
  const head = { id, version: 1, changedAt: act.at, changedBy: act.by };
  const fingerprint = poll.medium === 'paper' ? null : open.fingerprint;
  await client.put({ ...key, ...poll, fingerprint, ...head });
  const route = `/api/cycles/2026/ballots/t1/polls/${id}`;
  const stored = async () => (await conduct.readDetail<Poll>('2026', 't1', 'POLL', id))!;
  return {
    ...{ ...open, id, route, ballots, stored },
    async act(what, input = {}, user = county.users.groupLeader) {
      const version = ['issuing', 'casting', 'opening', 'publication', 'pause', 'resumption', 'voiding'];
      const ofPaper = ['paper', 'paper/confirmation'];
      const method = what === 'paper' ? 'PUT' : 'POST';
      const known = [...version, ...ofPaper].includes(what) ? { version: String((await stored()).version) } : {};
      return ask(county, `${method} ${route}/${what}`, { ...known, ...input }, user);
    },
  };
}

/** The same, which has to succeed. */
export async function acted<T = unknown>(
  poll: Pick<RunningPoll, 'act'>,
  ...given: Parameters<RunningPoll['act']>
): Promise<T> {
  const { status, body } = await poll.act(...given);
  if (status !== 200) throw new Error(`${given[0]}: ${status} ${JSON.stringify(body)}`);
  return body as T;
}

export interface Cards {
  cards: { code: string; url: string; name: string | null }[];
}

/** How many cards are in which state. */
export async function cardStates({
  ballots,
  id,
}: Pick<RunningPoll, 'ballots' | 'id'>): Promise<Record<string, number>> {
  const states: Record<string, number> = {};
  for (const { state } of await ballots.listCards(id)) states[state] = (states[state] ?? 0) + 1;
  return states;
}
