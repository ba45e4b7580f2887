import { base64url, type BoxPrint, paperHash } from '#shared/ballots/digests.ts';
import type { Counters, Sheet } from '#shared/ballots/sheet.ts';
import type { Capabilities } from '#functions/platform/capability.ts';
import type { Item, Key, TenantClient, TransactPart } from '#functions/platform/tenant.ts';

/**
 * Items of a poll in the table `ballots`, which has no streams, no backups and no times; none of these carries one.
 * - `POLL#<poll>`: `HEAD`; `BOX#<n>`; `KEY#<n>` until the poll closes; `GUESSES` once a wrong code was tried;
 *   `TOTAL#<n>` once it is closed
 * - `CARDS#<poll>` / hash of the card's code: what became of the card
 * - `VOTERS#<poll>` / voter: whether a paper was given out in their name
 * - `CASTS#<poll>.<n>` / hash of a serial: that it was counted, and nothing else
 * - `TALLY#<poll>.<n>` / `SHARD#<m>`: counters, while the poll is open
 * - `COMMENTS#<poll>.<n>` / a random id: on which subject, and the words
 * Between `CARDS`, `VOTERS` and `CASTS`, `TALLY`, `COMMENTS` nothing is shared but the poll.
 */

export interface PollHead {
  /** what the voting page shows */
  county: string;
  unit: string;
  title: string;
  source: 'mass' | 'peer';
  dryRun: boolean;
  fillMode: 'central' | 'dispersed';
  boxes: number;
  fingerprint: string | null;
  /** whole seconds since 1970: of the poll's capabilities */
  expires: number;
  /** whole seconds since 1970 after which a dispersed poll that is open issues and counts nothing; null: no such time */
  until: number | null;
  /** whether cards are exchanged for signatures, and ballots counted, unless it is paused */
  issuing: boolean;
  casting: boolean;
  /** `waiting` for it to begin, `under-way`, `paused`, `over` (no ballot any more), `published`, `voided` */
  phase: 'waiting' | 'under-way' | 'paused' | 'over' | 'published' | 'voided';
  /** wrong codes after which no more are looked up, until somebody lifts it; null: they are counted and stop nothing */
  guessesAllowed: number | null;
  /** grades that a subject needs before anything of it leaves the box */
  minBallots: number;
  /** of one that was voided: nothing is left to destroy */
  destroyed?: boolean;
}

/** Whether no code is looked up any more after so many wrong ones. */
export const areTooMany = (wrong: number, { guessesAllowed }: Pick<PollHead, 'guessesAllowed'>): boolean =>
  guessesAllowed !== null && wrong >= guessesAllowed;

export interface StoredBox {
  /** SPKI, DER */
  key: Uint8Array;
  sheet: Sheet;
  /** bytes of every request that casts into it */
  size: number;
  shards: number;
}

/** A box as the voting page is shown it: the same for everybody, as the poll's fingerprint proves. */
export interface BoxPaper extends BoxPrint {
  /** names the box to the casting function */
  box: string;
  sheet: Sheet;
  size: number;
}

/**
 * The papers of a poll's boxes, in order.
 * @param expires of the poll's capabilities, in whole seconds since 1970: fixed when the boxes are frozen
 */
export const papersOf = (
  capabilities: Capabilities,
  of: { tenant: string; poll: string; expires: number },
  boxes: readonly Pick<StoredBox, 'key' | 'sheet' | 'size'>[],
): BoxPaper[] =>
  boxes.map(({ key, sheet, size }, n) => {
    const box = capabilities.sign({ ...of, box: n });
    return { ...{ box, key: base64url(key), sheet, size }, paper: paperHash({ box, size, sheet }) };
  });

export type CardState = 'printed' | 'handed' | 'taken' | 'issued' | 'void';

export interface StoredCard {
  state: CardState;
  /** the voter whose card it is: of one that was taken in the application or printed for somebody; null: from the bag */
  voter: string | null;
  /** boxes that it opens; null: all */
  boxes: number[] | null;
  /** hash of the blinded values that were signed for it */
  request: string | null;
}

export interface StoredVoter {
  name: string;
  /** what they are at the meeting, in the policy's words */
  category: string;
  /** of the register; null for who was added by name */
  person: string | null;
  /** how a paper was given out in their name */
  given: 'no' | 'handed' | 'taken';
  /** hash of the code of the card that is theirs, where it is known */
  card: string | null;
  /** the box that rates them, on whose roll they are not */
  without: number | null;
}

export interface StoredComment {
  /** place among the box's subjects */
  subject: number;
  text: string;
}

const table = 'ballots' as const;

/**
 * A whole room may cast in the same seconds, up to a hundred into one shard: six attempts leave half of those who press
 * the button in the same instant with `busy`, nine one or two in a hundred.
 */
const castAttempts = 9;
const place = (n: number): string => String(n).padStart(3, '0');

export const ballotKeysOf = (client: Pick<TenantClient, 'pk'>) => ({
  head: (poll: string): Key => ({ pk: client.pk('POLL', poll), sk: 'HEAD' }),
  box: (poll: string, box: number): Key => ({ pk: client.pk('POLL', poll), sk: `BOX#${place(box)}` }),
  key: (poll: string, box: number): Key => ({ pk: client.pk('POLL', poll), sk: `KEY#${place(box)}` }),
  total: (poll: string, box: number): Key => ({ pk: client.pk('POLL', poll), sk: `TOTAL#${place(box)}` }),
  guesses: (poll: string): Key => ({ pk: client.pk('POLL', poll), sk: 'GUESSES' }),
  card: (poll: string, hash: string): Key => ({ pk: client.pk('CARDS', poll), sk: hash }),
  voter: (poll: string, voter: string): Key => ({ pk: client.pk('VOTERS', poll), sk: voter }),
  cast: (poll: string, box: number, hash: string): Key => ({ pk: client.pk('CASTS', `${poll}.${box}`), sk: hash }),
  shard: (poll: string, box: number, shard: number): Key => ({
    pk: client.pk('TALLY', `${poll}.${box}`),
    sk: `SHARD#${place(shard)}`,
  }),
  comment: (poll: string, box: number, id: string): Key => ({ pk: client.pk('COMMENTS', `${poll}.${box}`), sk: id }),
});

/**
 * Everything of a poll, partition by partition; the boxes are counted by what lies there, and by the poll as it is known
 * elsewhere.
 */
export async function* itemsOfPoll(
  client: TenantClient,
  poll: string,
  { boxes: knownBoxes, tallies }: { boxes: number; tallies: boolean },
): AsyncGenerator<Item> {
  const items = await client.query<Item & { boxes?: number }>(client.pk('POLL', poll), { table });
  yield* items;
  const boxes = Math.max(knownBoxes, ...items.map(({ sk, boxes: known }) => (sk === 'HEAD' ? (known ?? 0) : 0)));
  for (const kind of ['CARDS', 'VOTERS']) yield* await client.query<Item>(client.pk(kind, poll), { table });
  for (let box = 0; box < boxes; box++)
    for (const kind of tallies ? ['CASTS', 'TALLY', 'COMMENTS'] : ['CASTS'])
      yield* await client.query<Item>(client.pk(kind, `${poll}.${box}`), { table });
}

const bySortKey = (sk: string): string => sk.slice(sk.indexOf('#') + 1);

export const ballotsRepository = (client: TenantClient) => {
  const keys = ballotKeysOf(client);
  const partition = (kind: 'CARDS' | 'VOTERS', poll: string): string => client.pk(kind, poll);
  const partitionOf = (kind: 'CASTS' | 'TALLY' | 'COMMENTS', poll: string, box: number): string =>
    client.pk(kind, `${poll}.${box}`);

  return {
    client,
    keys,

    readHead: (poll: string) => client.get<PollHead>(keys.head(poll), { table }),
    readBox: (poll: string, box: number) => client.get<StoredBox>(keys.box(poll, box), { table }),
    readKey: async (poll: string, box: number): Promise<Uint8Array | undefined> =>
      (await client.get<{ sealed: Uint8Array }>(keys.key(poll, box), { table }))?.sealed,
    /** in order */
    listBoxes: (poll: string) => client.query<StoredBox>(client.pk('POLL', poll), { table, beginsWith: 'BOX#' }),
    /** sealed, by the box's place */
    listKeys: async (poll: string): Promise<Map<number, Uint8Array>> =>
      new Map(
        (await client.query<{ sealed: Uint8Array }>(client.pk('POLL', poll), { table, beginsWith: 'KEY#' })).map(
          ({ sk, sealed }) => [Number(bySortKey(sk)), sealed],
        ),
      ),
    readCard: (poll: string, hash: string) => client.get<StoredCard>(keys.card(poll, hash), { table }),
    /** each with its hash as `sk` */
    listCards: (poll: string) => client.query<StoredCard>(partition('CARDS', poll), { table }),
    readVoter: (poll: string, voter: string) => client.get<StoredVoter>(keys.voter(poll, voter), { table }),
    /** each with their id as `sk` */
    listVoters: (poll: string) => client.query<StoredVoter>(partition('VOTERS', poll), { table }),
    isCounted: async (poll: string, box: number, hash: string): Promise<boolean> =>
      (await client.get(keys.cast(poll, box, hash), { table })) !== undefined,
    /** hashes of the serials that were counted, sorted */
    listCasts: async (poll: string, box: number): Promise<string[]> =>
      (await client.query(partitionOf('CASTS', poll, box), { table })).map(({ sk }) => sk),
    listShards: (poll: string, box: number) =>
      client.query<{ open: boolean } & Record<string, number>>(partitionOf('TALLY', poll, box), { table }),
    readTotal: async (poll: string, box: number): Promise<Counters | undefined> =>
      (await client.get<{ counters: Counters }>(keys.total(poll, box), { table }))?.counters,
    listTotals: (poll: string) =>
      client.query<{ counters: Counters }>(client.pk('POLL', poll), { table, beginsWith: 'TOTAL#' }),
    /** in the order of their random ids */
    listComments: (poll: string, box: number) =>
      client.query<StoredComment>(partitionOf('COMMENTS', poll, box), { table }),
    readGuesses: async (poll: string): Promise<number> =>
      (await client.get<{ n: number }>(keys.guesses(poll), { table }))?.n ?? 0,
    /** A card from one state to `issued`, for one request; ConditionFailed where it is in another state by now. */
    markIssued: (poll: string, hash: string, { from, request }: { from: CardState; request: string }): Promise<void> =>
      client.update(keys.card(poll, hash), { state: 'issued', request }, { table, condition: { state: from } }),
    countGuess: (poll: string): Promise<void> => client.update(keys.guesses(poll), {}, { table, add: { n: 1 } }),

    /** Counts a ballot, all or nothing: its hash, its additions in an open shard, its comments. */
    cast: (
      { poll, box, shard, hash }: { poll: string; box: number; shard: number; hash: string },
      counters: readonly string[],
      comments: readonly (StoredComment & { id: string })[],
    ): Promise<void> =>
      client.transact(
        [
          { put: { ...keys.cast(poll, box, hash) }, table, condition: 'absent' },
          {
            update: keys.shard(poll, box, shard),
            set: {},
            add: Object.fromEntries(counters.map((name) => [name, 1])),
            table,
            condition: { open: true },
          },
          ...comments.map(({ id, subject, text }): TransactPart => ({
            put: { ...keys.comment(poll, box, id), subject, text },
            table,
            condition: 'absent',
          })),
        ],
        { attempts: castAttempts },
      ),
  };
};
export type BallotsRepository = ReturnType<typeof ballotsRepository>;
