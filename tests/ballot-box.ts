import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { cardCode } from '#shared/ballots/card-code.ts';
import { cardHash, fingerprintOf } from '#shared/ballots/digests.ts';
import { shardsFor } from '#shared/ballots/poll.ts';
import {
  allCounters,
  bodySize,
  type Sheet,
  type SheetItem,
  type SheetRules,
  wholeItem,
} from '#shared/ballots/sheet.ts';
import {
  type BallotsRepository,
  ballotsRepository,
  type PollHead,
  type StoredCard,
  papersOf,
} from '#functions/ballots/repository.ts';
import { makeBoxKey } from '#functions/platform/blind-sign.ts';
import type { Environment } from '#functions/platform/environment.ts';
import { tenantClient } from '#functions/platform/tenant.ts';

/** What a poll under way is made of, put straight into the table: for tests of what voters may and may not do with it. */
export interface PollOptions {
  /** as many cards */
  voters?: number;
  /** persons in every box */
  subjects?: number;
  /** every box with the same subjects, unless `sheets` says otherwise */
  boxes?: number;
  sheets?: readonly Sheet[];
  /** what persons are rated in; without it as a whole */
  items?: readonly SheetItem[];
  rules?: Partial<SheetRules>;
  shards?: number;
  /** both flags at once; without it, only papers are issued until `openCasting` */
  dispersed?: boolean;
  /** in every text that somebody wrote */
  mark?: string;
  /** until when its links are answered; without it, thirty days from the service's clock */
  expires?: Date;
  head?: Partial<PollHead>;
  card?: Partial<StoredCard>;
  /** the poll's id and the random bytes of its codes, where a test has to know them */
  id?: string;
  codes?: readonly string[];
}

export interface OpenPoll {
  tenant: string;
  poll: string;
  capability: string;
  fingerprint: string;
  boxes: { capability: string; key: Uint8Array; sheet: Sheet; size: number; shards: number }[];
  /** one for each voter */
  codes: string[];
  repository: BallotsRepository;
  setHead(change: Partial<PollHead>): Promise<void>;
  /** what the chair does: no papers any more, ballots from now on */
  openCasting(): Promise<void>;
  /** what the close does: flags off, then all shards and the key of each box in one transaction */
  close(): Promise<void>;
}

export const testSheet = (
  subjects: number,
  { items = [wholeItem], rules = {}, mark = '' }: Pick<PollOptions, 'items' | 'rules' | 'mark'> = {},
): Sheet => ({
  subjects: Array.from({ length: subjects }, (_, i) => ({
    ...{ kind: 'person' as const, id: `p${i}`, name: `${mark}干部${i}`, post: `${mark}副职` },
  })),
  items: [...items],
  rules: {
    ...{ abstain: true, nominations: false, layout: 'single' },
    comments: { enabled: true, requiredFor: [], maxChars: 200 },
    ...rules,
  },
});

type Service = { environment: Pick<Environment, 'database' | 'ballotKeys' | 'capabilities' | 'clock'> };

export async function makeOpenPoll(service: Service, tenant: string, options: PollOptions = {}): Promise<OpenPoll> {
  const { voters = 3, subjects = 2, boxes: count = 1, dispersed = true, mark = '', id: poll = ulid() } = options;
  const { database, ballotKeys, capabilities, clock } = service.environment;
  const repository = ballotsRepository(tenantClient(database, tenant));
  const { client, keys } = repository;
  const table = 'ballots' as const;
  const sheets = options.sheets ?? Array.from({ length: count }, () => testSheet(subjects, options));
  const expires = Math.floor((options.expires?.getTime() ?? clock.now().getTime() + 30 * 86_400_000) / 1000);

  const boxes = await Promise.all(
    sheets.map(async (sheet, box) => {
      const { publicKey, privateKey } = await makeBoxKey();
      const stored = { key: publicKey, sheet, size: bodySize(sheet), shards: options.shards ?? shardsFor(voters) };
      await client.put({ ...keys.box(poll, box), ...stored }, { table });
      const sealed = await ballotKeys.seal(privateKey, { tenant, poll, box });
      await client.put({ ...keys.key(poll, box), sealed }, { table });
      const counters = Object.fromEntries(allCounters(sheet).map((name) => [name, 0]));
      for (let shard = 0; shard < stored.shards; shard++)
        await client.put({ ...keys.shard(poll, box, shard), open: true, ...counters }, { table });
      return { capability: capabilities.sign({ tenant, poll, box, expires }), ...stored };
    }),
  );
  const codes = options.codes ?? Array.from({ length: voters }, () => cardCode(randomBytes(10)));
  const card: StoredCard = { state: 'handed', voter: null, boxes: null, request: null, ...options.card };
  for (const code of codes) await client.put({ ...keys.card(poll, cardHash(poll, code)), ...card }, { table });
  const fingerprint = fingerprintOf(papersOf(capabilities, { tenant, poll, expires }, boxes));
  const head: PollHead = {
    ...{ county: `${mark}县`, unit: `${mark}镇`, title: `${mark}全体干部职工`, source: 'mass', dryRun: false },
    ...{ fillMode: dispersed ? 'dispersed' : 'central', boxes: boxes.length, fingerprint, expires, until: null },
    ...{ issuing: true, casting: dispersed, phase: 'under-way', guessesAllowed: 10, minBallots: 5 },
    ...options.head,
  };
  await client.put({ ...keys.head(poll), ...head }, { table });
  const setHead = (change: Partial<PollHead>) =>
    client.update(keys.head(poll), { ...change }, { table, condition: 'present' });
  return {
    ...{ tenant, poll, fingerprint, boxes, codes: [...codes], repository, setHead },
    capability: capabilities.sign({ tenant, poll, box: null, expires }),
    openCasting: () => setHead({ issuing: false, casting: true }),
    async close() {
      await setHead({ issuing: false, casting: false, phase: 'over' });
      for (const [box, { shards }] of boxes.entries())
        await client.transact([
          ...Array.from({ length: shards }, (_, shard) => ({
            ...{ update: keys.shard(poll, box, shard), set: { open: false }, table },
          })),
          { delete: keys.key(poll, box), table },
        ]);
    },
  };
}

/** What the shards of a box hold together. */
export async function countersIn({ repository, poll }: OpenPoll, box = 0): Promise<Record<string, number>> {
  const sum: Record<string, number> = {};
  for (const { pk: _pk, sk: _sk, open: _open, ...counters } of await repository.listShards(poll, box))
    for (const [name, value] of Object.entries(counters)) if (value > 0) sum[name] = (sum[name] ?? 0) + value;
  return sum;
}
