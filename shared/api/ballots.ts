import * as z from 'zod';
import { lifeMeetingSchema, paperCount, pollSchema, pollSources, subjectCounts } from '#shared/ballots/poll.ts';
import { sheetSubject } from '#shared/ballots/sheet-schema.ts';
import { personGrades, selfGrades, teamGrades } from '#shared/policy/terms.ts';
import { by, done, id, reason, time, ulid, version } from './common.ts';
import { type ErrorCode, operation } from './operation.ts';

/**
 * Democratic assessment 民主测评 (A-51, A-59, A-120, B-138 … B-161): polls with their boxes and cards, what voters of the
 * county's own find in the application, and the two sources that are signed. The voting page's operations are in votes.ts.
 */

const unitPlace = z.strictObject({ cycle: id, unit: id });
const pollPlace = unitPlace.extend({ poll: ulid });
const errors: ErrorCode[] = ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'];
const common = { context: 'ballots', method: 'POST', output: done, errors, permission: 'conduct.read' } as const;

const problem = z.strictObject({
  path: z.string(),
  code: z.string(),
  message: z.strictObject({ zh: z.string(), en: z.string() }),
});

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
  'void',
  'enter-paper',
  'confirm-paper',
] as const;

const pollLine = pollSchema.omit({ paper: true }).extend({
  id: ulid,
  version,
  acts: z.array(z.enum(pollActs)),
  /** keys still to be made before it can be frozen */
  keysMissing: z.int(),
  /** counts of a bundle of paper are in, whatever they are */
  isEntered: z.boolean(),
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
      guessesAllowed: z.int(),
    }),
    paper: pollSchema.shape.paper,
    /** once it is closed; counts are null where too few judged */
    results: z
      .array(z.strictObject({ subject: z.int(), voters: z.int(), counts: subjectCounts.nullable() }))
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

const own = { ...common, permission: 'ballot.own' } as const;

export const listMyBallots = operation({
  ...own,
  id: 'ballots.list-mine',
  method: 'GET',
  path: '/api/cycles/{cycle}/my-ballots',
  summary: { zh: '我的测评票', en: 'My ballots' },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({
    ballots: z.array(
      z.strictObject({
        unit: id,
        unitName: z.string(),
        poll: ulid,
        title: z.string(),
        source: z.enum(pollSources),
        dryRun: z.boolean(),
        state: pollSchema.shape.state,
        until: time.nullable(),
        /** how a paper was given out in my name: whoever did not take it asks why */
        given: z.enum(['no', 'handed', 'taken']),
        /** my card was exchanged for a ballot paper; null: which card is mine is not known */
        issued: z.boolean().nullable(),
        mayTake: z.boolean(),
        whyNot: problem.nullable(),
        /** voting page with the poll's receipts, without a card */
        link: z.string(),
      }),
    ),
  }),
  errors: ['not-found'],
  audit: null,
});

/** No audit event: who took a card when is nobody's to keep (ballots.md). */
export const takeCard = operation({
  ...own,
  id: 'ballots.take-card',
  path: '/api/cycles/{cycle}/my-ballots/{unit}/{poll}',
  summary: { zh: '领取本人的测评卡', en: 'Take my card' },
  input: pollPlace,
  /** the voting page with the card in its fragment */
  output: z.strictObject({ url: z.string(), code: z.string() }),
  audit: null,
});

const selfText = z.string().trim().max(3000);
const selfRating = z.strictObject({
  grade: z.enum(selfGrades),
  /** by the policy's sections, in order */
  sections: z.array(selfText).max(10),
});

const selfFlag = z.strictObject({
  kind: z.enum(['overRated', 'underRated']),
  /** scores by scoring.md §4 */
  self: z.number(),
  others: z.number(),
  tolerance: z.number(),
});

export const readSelfRating = operation({
  ...own,
  id: 'ballots.read-self-rating',
  method: 'GET',
  path: '/api/cycles/{cycle}/self-rating',
  summary: { zh: '本人的自我估评', en: 'My self-rating' },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({
    asked: z.boolean(),
    sections: z.array(z.string()),
    rating: selfRating.extend({ at: time }).nullable(),
    version,
    revisionsLeft: z.int(),
    due: z.string().nullable(),
    guidance: z.array(z.strictObject({ text: z.string(), at: time, by })),
    mayChange: z.boolean(),
    whyNot: problem.nullable(),
  }),
  errors: ['not-found'],
  audit: null,
});

export const submitSelfRating = operation({
  ...own,
  id: 'ballots.submit-self-rating',
  method: 'PUT',
  path: '/api/cycles/{cycle}/self-rating',
  summary: { zh: '提交自我估评', en: 'Hand in my self-rating' },
  input: selfRating.extend({ cycle: id, version }),
  audit: 'self-rating.submitted',
});

export const listSelfRatings = operation({
  ...common,
  id: 'ballots.list-self-ratings',
  method: 'GET',
  path: '/api/cycles/{cycle}/ballots/{unit}/self-ratings',
  summary: { zh: '某单位的自我估评和偏差提示', en: "A unit's self-ratings and their flags" },
  input: unitPlace,
  output: z.strictObject({
    sections: z.array(z.string()),
    people: z.array(
      z.strictObject({
        person: id,
        name: z.string(),
        rating: selfRating.extend({ at: time }).nullable(),
        /** earlier ones, oldest first (B-160) */
        earlier: z.array(selfRating.extend({ at: time })),
        flag: selfFlag.nullable(),
        guidance: z.array(z.strictObject({ text: z.string(), at: time, by })),
        version,
      }),
    ),
    mayGuide: z.boolean(),
    /** a flag asks for guidance (B-160) */
    guidanceRequired: z.boolean(),
  }),
  errors: ['not-found'],
  permission: 'paper.read',
  audit: null,
});

export const guideSelfRating = operation({
  ...common,
  id: 'ballots.guide-self-rating',
  path: '/api/cycles/{cycle}/ballots/{unit}/self-ratings/{person}/guidance',
  summary: { zh: '考核组就自评偏差进行引导', en: 'The group guides somebody whose self-rating is flagged' },
  input: unitPlace.extend({ person: id, text: z.string().trim().min(1).max(1000), version }),
  permission: 'conduct.group',
  audit: 'self-rating.guided',
});

export const readLeaderRatings = operation({
  ...common,
  id: 'ballots.read-leader-ratings',
  method: 'GET',
  path: '/api/cycles/{cycle}/leader-ratings',
  summary: {
    zh: '本人（县领导）对领导班子和主要负责人的评价',
    en: 'My ratings of teams and principals, as a county leader',
  },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({
    units: z.array(
      z.strictObject({
        unit: id,
        name: z.string(),
        category: z.string(),
        team: z.enum(teamGrades).nullable(),
        /** of the unit itself: none, one, or two 党政正职; empty where leaders do not rate them */
        principals: z.array(z.strictObject({ person: id, name: z.string(), grade: z.enum(personGrades).nullable() })),
      }),
    ),
    ratesTeams: z.boolean(),
    ratesPrincipals: z.boolean(),
    submitted: time.nullable(),
    version,
    due: z.string().nullable(),
    mayChange: z.boolean(),
    whyNot: problem.nullable(),
  }),
  errors: ['not-found'],
  permission: 'ballot.lead',
  audit: null,
});

export const saveLeaderRatings = operation({
  ...common,
  id: 'ballots.save-leader-ratings',
  method: 'PUT',
  path: '/api/cycles/{cycle}/leader-ratings',
  summary: { zh: '提交对领导班子和主要负责人的评价', en: 'Hand in my ratings of teams and principals' },
  /** what they name replaces what was given to these units; the others stay as they are */
  input: z.strictObject({
    cycle: id,
    version,
    ratings: z
      .array(
        z.strictObject({
          unit: id,
          team: z.enum(teamGrades).nullable(),
          principals: z.array(z.strictObject({ person: id, grade: z.enum(personGrades) })).max(10),
        }),
      )
      .min(1)
      .max(500),
  }),
  permission: 'ballot.lead',
  audit: 'leader-ratings.submitted',
});

export const listLeaderRatings = operation({
  ...common,
  id: 'ballots.list-leader-ratings',
  method: 'GET',
  path: '/api/cycles/{cycle}/ballots/{unit}/leader-ratings',
  summary: { zh: '县领导对某单位的评价（记名）', en: "County leaders' signed ratings of a unit" },
  input: unitPlace,
  output: z.strictObject({
    ratings: z.array(
      z.strictObject({
        leader: by,
        team: z.enum(teamGrades).nullable(),
        principals: z.array(z.strictObject({ person: id, name: z.string(), grade: z.enum(personGrades) })),
        at: time,
      }),
    ),
  }),
  errors: ['not-found'],
  permission: 'conduct.plan',
  audit: null,
});
