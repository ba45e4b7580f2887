import { type Plan, planOf } from '#shared/appraisal/plan.ts';
import { nothingYet, type UnitConduct } from '#shared/appraisal/unit-conduct.ts';
import { type BallotOpinion, opinionsOfBallots } from '#shared/ballots/opinions.ts';
import type { Tally } from '#shared/ballots/poll.ts';
import type { LeaderDetail, SelfGradesDetail } from '#shared/ballots/ratings.ts';
import type { Cycle } from '#shared/dataset/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { appendAudit, type Chain, type EventBody } from '#functions/platform/audit.ts';
import { keyPart } from '#functions/platform/keys.ts';
import type { Key, TenantClient, TransactPart } from '#functions/platform/tenant.ts';

export { cycleDetails, unitDetails } from './items.ts';

/**
 * Items of a cycle's conduct 考核实施:
 * - its record, `CONDUCT#<cycle>` / `RECORD`: the chain of the aggregate `conduct`, to which every change adds its event;
 * - the plan, beside it as `PLAN`: phases, the notice that stands;
 * - each unit, beside them as `UNIT#<unit>`: the facts of UnitConduct. The board reads them all with one Query;
 * - details (items.ts), of a unit in `CONDUCT#<cycle>#<unit>`, of the whole cycle beside the plan, as `<KIND>#<id>`.
 * A unit's partition is filled only once its item is there, so that the walk of the county finds it.
 */

/** The chain's head; `isClosed`: the cycle was closed, and nothing is added any more. */
export interface ConductRecord extends Chain {
  isClosed: boolean;
}

export type ConductEvent = EventBody & { at: Date; actor: { user: string; name: string } };

/** What every item carries beside its own: its version, for the one who changes it next, and who changed it last. */
export interface Stamp {
  version: number;
  changedAt: string;
  changedBy: { user: string; name: string };
}

export interface StoredPlan extends Stamp {
  plan: Plan;
}

export interface StoredUnit extends Stamp {
  unit: string;
  facts: UnitConduct;
}

export interface DetailHead extends Stamp {
  id: string;
}

export const conductKeys = (client: Pick<TenantClient, 'pk'>) => ({
  record: (cycle: string): Key => ({ pk: client.pk('CONDUCT', cycle), sk: 'RECORD' }),
  plan: (cycle: string): Key => ({ pk: client.pk('CONDUCT', cycle), sk: 'PLAN' }),
  unit: (cycle: string, unit: string): Key => ({ pk: client.pk('CONDUCT', cycle), sk: `UNIT#${keyPart(unit)}` }),
  /** `unit` null: a detail of the whole cycle */
  detail: (cycle: string, unit: string | null, kind: string, id: string): Key => ({
    pk: client.pk(...['CONDUCT', cycle, ...(unit === null ? [] : [unit])]),
    sk: `${kind}#${keyPart(id)}`,
  }),
});

export const conductAggregate = (cycle: string): readonly string[] => ['conduct', cycle];

type Who = Pick<ConductEvent, 'at' | 'actor'>;

export const conductRepository = (client: TenantClient) => {
  const keys = conductKeys(client);

  /** A put over the item that was read; the transaction fails where it is another by now. */
  const putting = (
    key: Key,
    before: Stamp | null,
    content: Record<string, unknown>,
    { at, actor }: Who,
  ): TransactPart => ({
    put: { ...key, ...content, version: (before?.version ?? 0) + 1, changedAt: at.toISOString(), changedBy: actor },
    condition: before === null ? 'absent' : { version: before.version },
  });

  const listDetails = <T>(cycle: string, unit: string | null, kind: string) => {
    const { pk } = keys.detail(cycle, unit, kind, '');
    return client.query<T & DetailHead>(pk, { beginsWith: `${kind}#` });
  };

  return {
    client,
    keys,

    readPlan: (cycle: string): Promise<StoredPlan | undefined> => client.get<StoredPlan>(keys.plan(cycle)),
    readUnit: (cycle: string, unit: string): Promise<StoredUnit | undefined> =>
      client.get<StoredUnit>(keys.unit(cycle, unit)),
    /** the units of which anything is known */
    listUnits: (cycle: string): Promise<StoredUnit[]> =>
      client.query<StoredUnit>(client.pk('CONDUCT', cycle), { beginsWith: 'UNIT#' }),

    readDetail: <T>(cycle: string, unit: string | null, kind: string, id: string) =>
      client.get<T & DetailHead>(keys.detail(cycle, unit, kind, id)),
    listDetails,

    /**
     * What the cycle's ballots and signed ratings give to grading. A poll's tally is there from when it is counted, and
     * emptied where it is voided; until it is published it is for the tally of its unit's staff alone.
     * @param counted a unit of which polls that are counted are taken, too
     */
    async readBallotOpinions(cycle: string, counted?: string): Promise<BallotOpinion[]> {
      const [all, leaders, selfGrades] = await Promise.all([
        listDetails<Tally>(cycle, null, 'TALLY'),
        listDetails<LeaderDetail>(cycle, null, 'LEADER'),
        listDetails<SelfGradesDetail>(cycle, null, 'SELFGRADES'),
      ]);
      const tallies = all.filter(({ published, unit }) => published || unit === counted);
      return opinionsOfBallots({ tallies, leaders, selfGrades });
    },

    readRecord: async (cycle: string): Promise<ConductRecord | undefined> => {
      const item = await client.get<{ chain: Chain; closed?: true }>(keys.record(cycle));
      return item && { ...item.chain, isClosed: item.closed === true };
    },

    /**
     * The parts that add an event to the cycle's conduct; they fail where another came in between.
     * @param closed after this one there is none any more
     */
    recording(cycle: string, before: Chain | undefined, event: ConductEvent, closed = false): TransactPart[] {
      const { part, chain } = appendAudit(client, conductAggregate(cycle), before, event);
      const condition = before === undefined ? ('absent' as const) : { seq: before.seq };
      return [{ put: { ...keys.record(cycle), chain, seq: chain.seq, ...(closed && { closed }) }, condition }, part];
    },

    /** The part that fails where the plan is another by now than the one that was read. */
    asRead: (cycle: string, plan: StoredPlan | undefined): TransactPart => ({
      check: keys.plan(cycle),
      condition: plan === undefined ? 'absent' : { version: plan.version },
    }),

    puttingPlan: (cycle: string, before: StoredPlan | undefined, plan: Plan, who: Who): TransactPart =>
      putting(keys.plan(cycle), before ?? null, { plan }, who),

    puttingUnit: (
      { cycle, unit }: { cycle: string; unit: string },
      before: StoredUnit | undefined,
      facts: UnitConduct,
      who: Who,
    ): TransactPart => putting(keys.unit(cycle, unit), before ?? null, { unit, facts }, who),

    /** The part that puts a detail over the one that was read; null: there is none. */
    puttingDetail: (
      { cycle, unit, kind, id }: { cycle: string; unit: string | null; kind: string; id: string },
      before: DetailHead | null,
      content: Record<string, unknown>,
      who: Who,
    ): TransactPart => putting(keys.detail(cycle, unit, kind, id), before, { ...content, id }, who),
  };
};
export type ConductRepository = ReturnType<typeof conductRepository>;

export const planFor = (stored: StoredPlan | undefined, policy: Policy, cycle: Cycle): Plan =>
  stored?.plan ?? planOf(policy, cycle);

export const factsOf = (stored: StoredUnit | undefined): UnitConduct => ({ ...nothingYet, ...stored?.facts });
