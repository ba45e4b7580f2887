import * as z from 'zod';
import { lifeMeetingSchema, paperCount, pollSchema, pollSources, subjectCounts } from '#shared/ballots/poll.ts';
import { sheetSubject } from '#shared/ballots/sheet-schema.ts';
import { by, reason, time, ulid, version } from '../common.ts';
import { operation } from '../operation.ts';
import { common, pollPlace, problem, unitPlace } from './common.ts';

/** A poll that the policy asks for, as it would be made now. */
const plannedPoll = z.strictObject({
  /** names it among the plan's: the class of voters and the source */
  key: z.string(),
  source: z.enum(pollSources),
  purpose: z.enum(['cadres', 'staff']),
  title: z.string(),
  /** the policy's field that asks for it */
  policyField: z.string(),
  fillMode: z.enum(['central', 'dispersed']),
  voters: z.array(z.strictObject({ id: z.string(), name: z.string(), category: z.string() })),
  subjects: z.array(sheetSubject),
  boxes: z.int(),
  /** whoever asks may make it */
  mayMake: z.boolean(),
  /** what speaks against it, or has to be known: too few voters for results to count */
  warnings: z.array(problem),
});

/** What may be done now by whoever asks; a page shows nothing else. */
export const pollActs = [
  'freeze',
  'print',
  'hand-out',
  'open-issuing',
  'open-casting',
  'open',
  'lift',
  'close',
  'publish',
  'pause',
  'resume',
  'void',
  'enter-paper',
  'confirm-paper',
] as const;

const boxTurnout = z.strictObject({ cast: z.int(), roll: z.int() });

const pollLine = pollSchema.omit({ paper: true, turnout: true }).extend({
  id: ulid,
  version,
  acts: z.array(z.enum(pollActs)),
  /** keys still to be made before it can be frozen */
  keysMissing: z.int(),
  /** counts of a bundle of paper are in, whatever they are */
  isEntered: z.boolean(),
  /** the how-manieth of its class of voters and source, a trial apart, and of how many */
  round: z.int(),
  rounds: z.int(),
  /** once it is counted; `most` and `boxes` null until it is published: side by side boxes can show who did not vote */
  turnout: z
    .strictObject({
      ...{ cards: z.int(), voided: z.int(), issued: z.int(), lost: z.int() },
      ...{ least: boxTurnout, most: boxTurnout.nullable(), boxes: z.array(boxTurnout).nullable() },
    })
    .nullable(),
});

export const readPolls = operation({
  ...common,
  id: 'ballots.read-polls',
  method: 'GET',
  path: '/api/cycles/{cycle}/ballots/{unit}',
  summary: {
    zh: '某单位的民主测评：按办法应设的测评、已设的测评',
    en: "A unit's democratic assessment: the polls its policy asks for, and those that were made",
  },
  input: unitPlace,
  output: z.strictObject({
    planned: z.array(plannedPoll),
    polls: z.array(pollLine),
    lifeMeeting: lifeMeetingSchema.extend({ version, by, at: time }).nullable(),
    lifeMeetingRequired: z.boolean(),
    mayPrepare: z.boolean(),
    mayRecordLifeMeeting: z.boolean(),
  }),
  errors: ['not-found'],
  audit: null,
});

export const createPolls = operation({
  ...common,
  id: 'ballots.create-polls',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls',
  summary: { zh: '按办法生成测评（票箱）', en: 'Make polls with their boxes as the policy asks' },
  /** each with an id of the caller's: the same again is the same poll */
  input: unitPlace.extend({
    polls: z
      .array(
        z.strictObject({
          id: ulid,
          key: z.string().max(200),
          medium: z.enum(['electronic', 'paper']),
          dryRun: z.boolean(),
        }),
      )
      .min(1)
      .max(12),
  }),
  audit: 'poll.created',
});

export const readPoll = operation({
  ...common,
  id: 'ballots.read-poll',
  method: 'GET',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}',
  summary: { zh: '一次测评的进展和结果', en: 'How a poll goes, and what came of it' },
  input: pollPlace,
  output: z.strictObject({
    poll: pollLine,
    /** address of the voting page for this poll, without a card: for a screen in the room, a tablet, a message */
    link: z.string().nullable(),
    /** who has a paper in their name; who has voted is nowhere */
    voters: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        category: z.string(),
        present: z.boolean().nullable(),
        given: z.enum(['no', 'handed', 'taken']),
        /** a card of their own, since they are a subject, too */
        own: z.boolean(),
      }),
    ),
    /** steps, never who */
    progress: z.strictObject({
      cards: z.int(),
      voided: z.int(),
      issued: z.int(),
      /** of cards without a name: how many there may be, how many more may be made, how many lie unused */
      bag: z.strictObject({ places: z.int(), left: z.int(), unused: z.int() }),
      /** of the box with the fewest; null while it is not closed: a count that grows by one tells when */
      cast: z.int().nullable(),
      wrongCodes: z.int(),
      /** null: they stop nothing */
      guessesAllowed: z.int().nullable(),
    }),
    paper: pollSchema.shape.paper,
    /** once it is closed; counts are null where too few judged */
    results: z
      .array(z.strictObject({ subject: z.int(), voters: z.int(), counts: subjectCounts.nullable() }))
      .nullable(),
    /**
     * With the results, blank and invalid ballots of all boxes; null where they were not counted. `blank` null: withheld;
     * else `withheld` boxes do not tell it, and `cast` is of the others.
     */
    ballots: z
      .strictObject({ cast: z.int(), invalid: z.int(), blank: z.int().nullable(), withheld: z.int() })
      .nullable(),
    comments: z.array(z.strictObject({ subject: z.int(), texts: z.array(z.string()) })).nullable(),
    /** what keeps it from going on, by act */
    problems: z.record(z.string(), z.array(problem)),
  }),
  errors: ['not-found'],
  audit: null,
});

export const freezePoll = operation({
  ...common,
  id: 'ballots.freeze-poll',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/freezing',
  summary: {
    zh: '封存票箱并生成密钥；票箱多时分几次完成',
    en: 'Fix the boxes and make their keys; many boxes take several requests',
  },
  input: pollPlace,
  /** keys still to be made: ask again until there are none */
  output: z.strictObject({ keysMissing: z.int() }),
  audit: 'poll.frozen',
});

export const printCards = operation({
  ...common,
  id: 'ballots.print-cards',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/cards',
  summary: { zh: '印制一次性测评卡', en: 'Make one-time cards to print' },
  /**
   * `bag`: so many cards without a name, to be drawn; only for voters who are no subjects. `voters`: a card for each of
   * these, which replaces one that was not used. The codes are in this answer alone: when it was lost, `replace` voids
   * the bag's unused cards first; refused once any was handed out.
   */
  input: pollPlace.extend({
    bag: z.int().min(0).max(500),
    replace: z.boolean().optional(),
    voters: z.array(z.string().max(66)).max(200),
  }),
  output: z.strictObject({
    /** in no order; `name` where the card is for somebody */
    cards: z.array(z.strictObject({ code: z.string(), url: z.string(), name: z.string().nullable() })),
  }),
  audit: 'poll.cards-printed',
});

export const handOutCards = operation({
  ...common,
  id: 'ballots.hand-out-cards',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/handing-out',
  summary: { zh: '登记已发给参会人员的测评卡', en: 'Note whom a card was handed to' },
  input: pollPlace.extend({ voters: z.array(z.string().max(66)).min(1).max(25), given: z.boolean() }),
  audit: 'poll.cards-handed',
});

export const openIssuing = operation({
  ...common,
  id: 'ballots.open-issuing',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/issuing',
  summary: { zh: '开始领票', en: 'Let voters exchange their cards for ballot papers' },
  input: pollPlace.extend({ version }),
  audit: 'poll.issuing-opened',
});

export const openCasting = operation({
  ...common,
  id: 'ballots.open-casting',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/casting',
  summary: { zh: '停止领票，开始投票；未领票的卡作废', en: 'End issuing and begin casting; unclaimed cards are void' },
  /** `issued`: how many papers the chair saw issued */
  input: pollPlace.extend({ version }),
  audit: 'poll.casting-opened',
});

export const openPoll = operation({
  ...common,
  id: 'ballots.open-poll',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/opening',
  summary: { zh: '开放分散填写', en: 'Open a poll that is filled in dispersed' },
  input: pollPlace.extend({ version }),
  audit: 'poll.opened',
});

export const liftGuesses = operation({
  ...common,
  id: 'ballots.lift-guesses',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/lifting',
  summary: { zh: '错误卡号过多而暂停后恢复领票', en: 'Go on issuing after too many wrong codes' },
  input: pollPlace.extend({ reason }),
  audit: 'poll.guesses-lifted',
});

export const closePoll = operation({
  ...common,
  id: 'ballots.close-poll',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/closing',
  summary: { zh: '结束投票并计票', en: 'Close the poll and count' },
  input: pollPlace,
  audit: 'poll.closing',
});

export const pausePoll = operation({
  ...common,
  id: 'ballots.pause-poll',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/pause',
  summary: { zh: '暂停测评：暂停期间不领票、不收票', en: 'Pause a poll: no paper is issued, no ballot counted' },
  input: pollPlace.extend({ version, reason }),
  audit: 'poll.paused',
});

export const resumePoll = operation({
  ...common,
  id: 'ballots.resume-poll',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/resumption',
  summary: { zh: '恢复暂停的测评', en: 'Let a paused poll go on' },
  input: pollPlace.extend({ version }),
  audit: 'poll.resumed',
});

export const publishPoll = operation({
  ...common,
  id: 'ballots.publish-poll',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/publication',
  summary: { zh: '公布测评结果', en: 'Publish the result' },
  input: pollPlace.extend({ version }),
  audit: 'poll.published',
});

export const voidPoll = operation({
  ...common,
  id: 'ballots.void-poll',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/voiding',
  summary: { zh: '宣布测评作废', en: 'Void a poll' },
  input: pollPlace.extend({ version, reason }),
  audit: 'poll.voided',
});

export const enterPaper = operation({
  ...common,
  id: 'ballots.enter-paper',
  method: 'PUT',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/paper',
  summary: { zh: '录入一批纸质测评票的计票', en: 'Enter the counts of a bundle of paper ballots' },
  input: pollPlace.extend({ version, count: paperCount }),
  audit: 'poll.paper-entered',
});

export const confirmPaper = operation({
  ...common,
  id: 'ballots.confirm-paper',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/paper/confirmation',
  summary: { zh: '由另一人复核确认纸质计票', en: 'Somebody else confirms the paper counts' },
  input: pollPlace.extend({ version }),
  audit: 'poll.paper-confirmed',
});

export const recordLifeMeeting = operation({
  ...common,
  id: 'ballots.record-life-meeting',
  method: 'PUT',
  path: '/api/cycles/{cycle}/ballots/{unit}/life-meeting',
  summary: { zh: '登记班子民主生活会', en: "Record the team's democratic life meeting" },
  input: unitPlace.extend({ version: version.nullable(), meeting: lifeMeetingSchema }),
  audit: 'life-meeting.recorded',
});

export const readPublished = operation({
  ...common,
  id: 'ballots.read-published',
  method: 'GET',
  path: '/api/cycles/{cycle}/ballots/{unit}/polls/{poll}/file',
  summary: { zh: '已公布的测评结果文件', en: 'The published file of a poll' },
  input: pollPlace,
  /** as `shared/ballots/published.ts` describes it */
  output: z.strictObject({ file: z.record(z.string(), z.unknown()) }),
  errors: ['not-found'],
  audit: null,
});
